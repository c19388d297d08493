package dev.plimsoll.store.frame;

import dev.plimsoll.store.query.SqlCell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/**
 * A query's result as a Tablesaw table, without loss and without the process's time zone.
 *
 * <table>
 * <caption>Columns by the type in the database</caption>
 * <tr><th>DuckDB</th><th>Tablesaw</th></tr>
 * <tr><td>BOOLEAN</td><td>BooleanColumn</td></tr>
 * <tr><td>TINYINT, SMALLINT, INTEGER, UTINYINT, USMALLINT</td><td>IntColumn</td></tr>
 * <tr><td>BIGINT, UINTEGER, UBIGINT, HUGEINT, UHUGEINT</td><td>LongColumn</td></tr>
 * <tr><td>FLOAT, DOUBLE, DECIMAL</td><td>DoubleColumn</td></tr>
 * <tr><td>DATE</td><td>DateColumn</td></tr>
 * <tr><td>TIME</td><td>TimeColumn</td></tr>
 * <tr><td>TIMESTAMP</td><td>DateTimeColumn</td></tr>
 * <tr><td>TIMESTAMP WITH TIME ZONE</td><td>InstantColumn</td></tr>
 * <tr><td>VARCHAR, ENUM, UUID, JSON, LIST, STRUCT, MAP and all others</td><td>StringColumn</td></tr>
 * </table>
 *
 * <p>Where one of the values does not fit exactly (an integer beyond 64 bits, a decimal that no double equals, a time with microseconds,
 * of which Tablesaw keeps milliseconds), the whole column is a StringColumn with the exact values.
 *
 * <p>NULL is a missing value. Tablesaw has no missing values besides values: NaN, the empty text and the smallest integer stand for them.
 * A column in which such a value occurs as a value is followed by a BooleanColumn {@code <name>_is_null} that tells them apart.
 */
public final class TablesawFrame {

    private static final int MILLI = 1_000_000;
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SHORTEST = BigInteger.valueOf(Long.MIN_VALUE);

    private TablesawFrame() {
    }

    /**
     * Makes it.
     *
     * @param names column names in order
     * @param types the database's names of their types
     * @param rows cells in column order; null = NULL
     * @return a table of the same columns and rows
     */
    public static Table of(List<String> names, List<String> types, List<List<Object>> rows) {
        List<Column<?>> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int c = 0; c < names.size(); c++) {
            int at = c;
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(at)));
            String name = unique(names.get(c), taken);
            Column<?> column = column(name, types.get(c), values);
            columns.add(column);
            if (hidesAValue(column, values)) {
                BooleanColumn nulls = BooleanColumn.create(unique(name + "_is_null", taken));
                values.forEach(value -> nulls.append(value == null));
                columns.add(nulls);
            }
        }
        return Table.create("result", columns);
    }

    /** Tablesaw wants names that differ, also if only in their case. */
    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            candidate = name + "_" + n;
        }
        return candidate;
    }

    private static Column<?> column(String name, String type, List<Object> values) {
        return switch (type.replaceFirst("\\(.*", "")) {
            case "BOOLEAN" -> fill(BooleanColumn.create(name), values, v -> v);
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" ->
                fill(IntColumn.create(name), values, v -> ((Number) v).intValue());
            case "BIGINT", "UINTEGER", "UBIGINT", "HUGEINT", "UHUGEINT" ->
                fill(LongColumn.create(name), values, v -> isLong(v) ? (Long) ((Number) v).longValue() : null);
            case "FLOAT", "DOUBLE" -> fill(DoubleColumn.create(name), values, v -> ((Number) v).doubleValue());
            case "DECIMAL" -> fill(DoubleColumn.create(name), values, v -> isDouble(v) ? (Double) ((Number) v).doubleValue() : null);
            case "DATE" -> fill(DateColumn.create(name), values, v -> v instanceof LocalDate ? v : null);
            case "TIME" -> fill(TimeColumn.create(name), values, v -> millis(LocalTime.parse((String) v)));
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                fill(DateTimeColumn.create(name), values, v -> v instanceof LocalDateTime at ? millis(at) : null);
            case "TIMESTAMP WITH TIME ZONE" -> fill(InstantColumn.create(name), values,
                    v -> v instanceof OffsetDateTime at && millis(at) != null ? at.toInstant() : null);
            default -> text(name, values);
        };
    }

    /** The column filled with the values; a column of texts where one of them does not fit, which its conversion gives as null. */
    private static Column<?> fill(Column<?> column, List<Object> values, UnaryOperator<Object> conversion) {
        for (Object value : values) {
            Object cell = value == null ? null : conversion.apply(value);
            if (value != null && cell == null) {
                return text(column.name(), values);
            }
            column.appendObj(cell);
        }
        return column;
    }

    private static StringColumn text(String name, List<Object> values) {
        StringColumn column = StringColumn.create(name);
        values.forEach(value -> column.append(value == null ? null : SqlCell.text(value)));
        return column;
    }

    private static boolean isLong(Object value) {
        return !(value instanceof BigInteger big) || big.compareTo(SHORTEST) >= 0 && big.compareTo(LONGEST) <= 0;
    }

    private static boolean isDouble(Object value) {
        BigDecimal decimal = (BigDecimal) value;
        return new BigDecimal(Double.toString(decimal.doubleValue())).compareTo(decimal) == 0;
    }

    /** A time of whole milliseconds; null for a finer one. */
    private static Object millis(TemporalAccessor time) {
        return time.get(ChronoField.NANO_OF_SECOND) % MILLI == 0 ? time : null;
    }

    private static boolean hidesAValue(Column<?> column, List<Object> values) {
        return IntStream.range(0, values.size()).anyMatch(row -> values.get(row) != null && column.isMissing(row));
    }
}
