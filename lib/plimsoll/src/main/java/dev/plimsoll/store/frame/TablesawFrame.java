package dev.plimsoll.store.frame;

import dev.plimsoll.store.SqlCell;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
        String base = type.replaceFirst("\\(.*", "");
        return switch (base) {
            case "BOOLEAN" -> fill(BooleanColumn.create(name), values, v -> (Boolean) v, (c, v) -> c.append(v));
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" ->
                fill(IntColumn.create(name), values, v -> ((Number) v).intValue(), (c, v) -> c.append(v));
            case "BIGINT", "UINTEGER", "UBIGINT", "HUGEINT", "UHUGEINT" -> exact(values, TablesawFrame::isLong)
                    ? fill(LongColumn.create(name), values, v -> ((Number) v).longValue(), (c, v) -> c.append(v.longValue()))
                    : text(name, values);
            case "FLOAT", "DOUBLE" ->
                fill(DoubleColumn.create(name), values, v -> ((Number) v).doubleValue(), (c, v) -> c.append(v.doubleValue()));
            case "DECIMAL" -> exact(values, TablesawFrame::isDouble)
                    ? fill(DoubleColumn.create(name), values, v -> ((Number) v).doubleValue(), (c, v) -> c.append(v.doubleValue()))
                    : text(name, values);
            case "DATE" -> exact(values, v -> v instanceof LocalDate)
                    ? fill(DateColumn.create(name), values, v -> (LocalDate) v, (c, v) -> c.append(v)) : text(name, values);
            case "TIME" -> exact(values, v -> isMillis(LocalTime.parse((String) v)))
                    ? fill(TimeColumn.create(name), values, v -> LocalTime.parse((String) v), (c, v) -> c.append(v)) : text(name, values);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> exact(values, v -> v instanceof LocalDateTime at && isMillis(at))
                    ? fill(DateTimeColumn.create(name), values, v -> (LocalDateTime) v, (c, v) -> c.append(v)) : text(name, values);
            case "TIMESTAMP WITH TIME ZONE" -> exact(values, v -> v instanceof OffsetDateTime at && isMillis(at))
                    ? fill(InstantColumn.create(name), values, v -> ((OffsetDateTime) v).toInstant(), (c, v) -> c.append(v))
                    : text(name, values);
            default -> text(name, values);
        };
    }

    private static <C extends Column<?>, V> C fill(C column, List<Object> values, Function<Object, V> value, BiConsumer<C, V> append) {
        for (Object cell : values) {
            if (cell == null) {
                column.appendMissing();
            } else {
                append.accept(column, value.apply(cell));
            }
        }
        return column;
    }

    private static StringColumn text(String name, List<Object> values) {
        return fill(StringColumn.create(name), values,
                SqlCell::text, (c, v) -> c.append(v));
    }

    private static boolean exact(List<Object> values, Predicate<Object> fits) {
        return values.stream().filter(Objects::nonNull).allMatch(fits);
    }

    private static boolean isLong(Object value) {
        return !(value instanceof BigInteger big) || big.compareTo(SHORTEST) >= 0 && big.compareTo(LONGEST) <= 0;
    }

    private static boolean isDouble(Object value) {
        BigDecimal decimal = (BigDecimal) value;
        return new BigDecimal(Double.toString(decimal.doubleValue())).compareTo(decimal) == 0;
    }

    private static boolean isMillis(TemporalAccessor time) {
        return time.get(ChronoField.NANO_OF_SECOND) % MILLI == 0;
    }

    private static boolean hidesAValue(Column<?> column, List<Object> values) {
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) != null && column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }
}
