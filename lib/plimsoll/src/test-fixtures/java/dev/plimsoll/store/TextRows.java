package dev.plimsoll.store;

import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Artifacts from tables written as text: a header, then one row per line, cells separated by blanks, "-" for NULL. */
public final class TextRows {

    private TextRows() {
    }

    public static Artifact artifact(ArtifactSchema schema, String text) {
        return Artifact.of(table(schema, text));
    }

    /** Days of regimes with their traces. */
    public static Artifact regimes(String rows) {
        return artifact(ArtifactSchema.ALLOCATOR_REGIME, """
                date        regime  previous_regime  enter_vol_fast  enter_corr_spike  enter_dd_deep  enter_dd_worsening  \
                exit_vol_fast  exit_corr_spike  exit_dd_deep  exit_dd_worsening  enter_score  exit_score  target  target_rule  decision  \
                days_in_regime  previous_days_in_regime
                """ + rows);
    }

    public static ArtifactTable table(ArtifactSchema schema, String text) {
        List<String[]> lines = text.lines().filter(line -> !line.isBlank()).map(line -> line.strip().split("\\s+")).toList();
        String[] header = lines.get(0);
        List<String[]> rows = lines.subList(1, lines.size());
        Map<String, Object> arrays = new LinkedHashMap<>();
        for (int c = 0; c < header.length; c++) {
            int at = c;
            List<String> cells = rows.stream().map(row -> row[at].equals("-") ? null : row[at]).collect(Collectors.toList());
            arrays.put(header[c], array(schema.columns().get(schema.indexOf(header[c])), cells));
        }
        return ArtifactTable.of(schema, arrays);
    }

    private static Object array(ArtifactColumn column, List<String> cells) {
        return switch (column.type()) {
            case DOUBLE -> cells.stream().mapToDouble(cell -> cell == null ? Double.NaN : Double.parseDouble(cell)).toArray();
            case INTEGER -> cells.stream().mapToLong(cell -> cell == null ? ArtifactTable.NULL_INTEGER : Long.parseLong(cell)).toArray();
            case DATE -> cells.stream().mapToLong(cell -> LocalDate.parse(cell).toEpochDay()).toArray();
            case TEXT, ENUM -> cells.toArray(String[]::new);
            case TIMESTAMPTZ -> cells.stream()
                    .mapToLong(cell -> cell == null ? ArtifactTable.NULL_INTEGER : ArtifactTable.micros(Instant.parse(cell))).toArray();
            case DECIMAL -> cells.stream().map(cell -> cell == null ? null : new BigDecimal(cell)).toArray(BigDecimal[]::new);
            case BOOLEAN -> cells.stream().map(cell -> cell == null ? null : Boolean.valueOf(cell)).toArray(Boolean[]::new);
        };
    }
}
