package dev.plimsoll.store.files;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import dev.plimsoll.store.files.DatedTable.Rule;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import dev.plimsoll.timeseries.DateIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads single artifacts of the chain from files: as the next stage's input, or as delivered with an import. */
public final class StageFiles {

    private static final List<String> REGIMES = Arrays.stream(Regime.values()).map(Regime::name).toList();

    private StageFiles() {
    }

    /**
     * State features from {@code allocator_state_v1.csv} or a file like it.
     *
     * @param file CSV or Parquet with date and the eight required features at least
     * @param reader what reads it
     * @return the features
     * @throws DataException naming file, line and column of what is wrong
     */
    public static StateFeatures state(Path file, TableReader reader) {
        ArtifactTable table = asArtifact(ArtifactSchema.ALLOCATOR_STATE, reader.daily(file));
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        Arrays.stream(StateFeature.values()).filter(feature -> table.has(feature.label()))
                .forEach(feature -> columns.put(feature, table.doubles(feature.label())));
        return StateFeatures.of(DateIndex.ofEpochDays(table.longs("date")), columns);
    }

    /**
     * Regime labels from {@code allocator_regime_v1.csv} or a file like it.
     *
     * @param file CSV or Parquet with date and regime
     * @param reader what reads it
     * @return the labels, without reasons
     * @throws DataException naming file, line and column of what is wrong
     */
    public static RegimePath regime(Path file, TableReader reader) {
        DatedTable table = reader.daily(file);
        table.requireOnly(List.of("regime"));
        return RegimePath.ofLabels(table.dates(), Arrays.stream(table.labels("regime", REGIMES)).map(Regime::parse).toList());
    }

    /**
     * The allocator's artifacts that a run directory delivers, as they are.
     *
     * @param folder the run directory
     * @param reader what reads its tables
     * @return one table per file found, in the order of the chain; only the columns that files have
     * @throws DataException naming file, line and column of what is wrong
     */
    public static List<ArtifactTable> delivered(Path folder, TableReader reader) {
        RunDirectoryReader directory = RunDirectoryReader.at(folder, reader);
        List<ArtifactTable> delivered = new ArrayList<>();
        for (ArtifactSchema schema : List.of(ArtifactSchema.ALLOCATOR_STATE, ArtifactSchema.ALLOCATOR_REGIME,
                ArtifactSchema.ALLOCATOR_RISK, ArtifactSchema.ALLOCATOR_RISK_APPLIED)) {
            directory.tableOrEmpty(RunDirectoryWriter.stem(schema)).ifPresent(table -> delivered.add(asArtifact(schema, table)));
        }
        return delivered;
    }

    private static ArtifactTable asArtifact(ArtifactSchema schema, DatedTable table) {
        table.requireOnly(schema.columns().stream().skip(1).map(ArtifactColumn::name).toList());
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", table.dates().epochDays());
        for (ArtifactColumn column : schema.columns()) {
            if (column.key() || column.optional() && !table.has(column.name())) {
                continue;
            }
            if (column.type() == ColumnType.ENUM) {
                arrays.put(column.name(), table.labels(column.name(), REGIMES));
            } else {
                boolean scalar = column.name().startsWith("risk_scalar");
                double[] values = table.numbers(column.name(), scalar ? Rule.SHARE : Rule.ANY);
                if (!column.optional()) {
                    requireAll(table, column.name(), values);
                }
                arrays.put(column.name(), values);
            }
        }
        return ArtifactTable.of(schema, arrays);
    }

    private static void requireAll(DatedTable table, String column, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                throw new DataException(table.where(row, table.table().header().indexOf(column))
                        + ": the value is missing; this column has one on every row.");
            }
        }
    }
}
