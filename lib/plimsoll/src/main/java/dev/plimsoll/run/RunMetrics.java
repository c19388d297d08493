package dev.plimsoll.run;

import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static java.lang.Double.isNaN;
import static java.util.stream.IntStream.range;

import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The few metrics of a run that its reader asks for first, from the rows it used and made; what does not apply to a run is not there. */
public final class RunMetrics {

    private final Map<String, ArtifactTable> tables;
    private final Map<String, Double> values = new LinkedHashMap<>();

    /** None yet, of rows by kind. */
    public RunMetrics(Map<String, ArtifactTable> tables) {
        this.tables = tables;
    }

    /** By name, in the order to show them. */
    public Map<String, Double> values() {
        return values;
    }

    public Optional<ArtifactTable> table(ArtifactSchema schema) {
        return Optional.ofNullable(tables.get(schema.kind())).filter(table -> table.rows() > 0);
    }

    /** Adds one, unless it is not a number. */
    public RunMetrics add(String name, double value) {
        if (!isNaN(value)) {
            values.put(name, value);
        }
        return this;
    }

    /** Adds a cell, unless it is missing. */
    public RunMetrics addCell(String name, Object cell) {
        return cell == null ? this : add(name, ((Double) cell).doubleValue());
    }

    /** Adds those of the book's equity. */
    public RunMetrics addEquity() {
        table(EQUITY_CURVE).map(ArtifactTable::series).ifPresent(equity -> {
            PerformanceMetrics metrics = PerformanceMetrics.of(equity);
            add("final equity", equity.value(equity.size() - 1));
            add("CAGR", metrics.cagr());
            add("maximum drawdown", metrics.maxDrawdown());
        });
        return this;
    }

    /** Adds the mean of a column, without its missing values. */
    public RunMetrics addMean(String name, ArtifactSchema schema, String column) {
        return add(name, table(schema).map(table -> Arrays.stream(table.doubles(column)).filter(v -> !isNaN(v)).average()
                .orElse(Double.NaN)).orElse(Double.NaN));
    }

    /** Adds the sum of a decimal column, without its missing values. */
    public RunMetrics addSum(String name, ArtifactSchema schema, String column) {
        return add(name, cells(schema, column).filter(Objects::nonNull).map(BigDecimal.class::cast)
                .reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue());
    }

    /** Adds how many rows there are. */
    public RunMetrics addRows(String name, ArtifactSchema schema) {
        return add(name, table(schema).map(ArtifactTable::rows).orElse(0));
    }

    /** Adds how many rows have a value in a column. */
    public RunMetrics addCount(String name, ArtifactSchema schema, String column, Object value) {
        return add(name, cells(schema, column).filter(value::equals).count());
    }

    private Stream<Object> cells(ArtifactSchema schema, String column) {
        return table(schema).stream().flatMap(table -> range(0, table.rows()).mapToObj(row -> table.cell(row, column)));
    }
}
