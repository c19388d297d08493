package dev.plimsoll.store.kind;

import static java.util.stream.IntStream.range;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The rows of one artifact, column by column, in ascending key order. Immutable.
 *
 * <p>How a column is held: DOUBLE as {@code double[]} with NaN for NULL and -0.0 turned into 0.0; DATE as {@code long[]} of days
 * since 1970-01-01; INTEGER, and TIMESTAMPTZ as microseconds since 1970-01-01T00:00:00Z, as {@code long[]} with {@link #NULL_INTEGER}
 * for NULL; TEXT, ENUM as {@code String[]}, BOOLEAN as {@code Boolean[]} and DECIMAL as {@code BigDecimal[]} without zeros at the end,
 * with null for NULL.
 */
public final class ArtifactTable {

    /** Stands for NULL in an INTEGER or TIMESTAMPTZ column. */
    public static final long NULL_INTEGER = Long.MIN_VALUE;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final ArtifactSchema schema;
    private final List<ArtifactColumn> present;
    private final Object[] data;
    private final int rows;

    private ArtifactTable(ArtifactSchema schema, List<ArtifactColumn> present, Object[] arrays) {
        this.schema = schema;
        this.present = present;
        this.rows = Array.getLength(arrays[0]);
        this.data = new Object[arrays.length];
        for (int c = 0; c < arrays.length; c++) {
            if (Array.getLength(arrays[c]) != rows) {
                throw new StoreException("Artifact " + schema.kind() + ": column " + present.get(c).name() + " has "
                        + Array.getLength(arrays[c]) + " rows, the columns before it have " + rows + ".");
            }
            data[c] = arrays[c] instanceof double[] doubles ? normalised(present.get(c), doubles)
                    : arrays[c] instanceof BigDecimal[] decimals ? normalised(present.get(c), decimals) : arrays[c];
        }
        checkKeys();
    }

    /**
     * A table of these columns.
     *
     * @param schema what they are columns of
     * @param arrays column name to array, as the class comment says; optional columns may be left out; taken over, not copied
     * @return the table
     * @throws StoreException when a required column lacks, lengths differ, a key is NULL or out of order, a value is infinite,
     *     or a decimal does not fit
     */
    public static ArtifactTable of(ArtifactSchema schema, Map<String, Object> arrays) {
        for (ArtifactColumn column : schema.columns()) {
            if (!column.optional() && !arrays.containsKey(column.name())) {
                throw new StoreException("Artifact " + schema.kind() + " lacks its column " + column.name() + ".");
            }
        }
        List<ArtifactColumn> present = schema.columns().stream().filter(column -> arrays.containsKey(column.name())).toList();
        if (present.size() != arrays.size()) {
            throw new StoreException("Artifact " + schema.kind() + " was given columns its schema does not have: " + arrays.keySet());
        }
        return new ArtifactTable(schema, present, present.stream().map(column -> arrays.get(column.name())).toArray());
    }

    private double[] normalised(ArtifactColumn column, double[] values) {
        double[] copy = new double[values.length];
        for (int row = 0; row < copy.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw refused(column, row, ": infinity cannot be stored.");
            }
            copy[row] = values[row] + 0.0; // -0.0 and 0.0 are one value with one hash
        }
        return copy;
    }

    private BigDecimal[] normalised(ArtifactColumn column, BigDecimal[] values) {
        BigDecimal[] copy = new BigDecimal[values.length];
        for (int row = 0; row < copy.length; row++) {
            if (values[row] != null) {
                copy[row] = values[row].signum() == 0 ? BigDecimal.ZERO : values[row].stripTrailingZeros();
                if (copy[row].scale() > ColumnType.DECIMAL_SCALE || ColumnType.isTooLarge(copy[row])) {
                    throw refused(column, row, ": " + values[row] + " cannot be stored; a decimal has up to " + ColumnType.DECIMAL_SCALE
                            + " decimals and " + ColumnType.MOST_DIGITS + " digits before them.");
                }
            }
        }
        return copy;
    }

    private StoreException refused(ArtifactColumn column, int row, String why) {
        return new StoreException("Artifact " + schema.kind() + ", column " + column.name() + ", row " + row + why);
    }

    private void checkKeys() {
        for (int c = 0; c < present.size() && present.get(c).key(); c++) {
            int row = data[c] instanceof String[] texts ? Arrays.asList(texts).indexOf(null) : -1;
            if (row >= 0) {
                throw refused(present.get(c), row, ": a key cannot be NULL.");
            }
        }
        for (int row = 1; row < rows; row++) {
            if (compareKeys(row - 1, this, row) >= 0) {
                throw new StoreException("Artifact " + schema.kind() + ": rows " + (row - 1) + " and " + row
                        + " are not in ascending key order, or share one key.");
            }
        }
    }

    /**
     * Order of a row's key against that of a row of a table of the same kind.
     *
     * @param row 0-based
     * @param other the other table; may be this one
     * @param otherRow 0-based, there
     * @return below 0 when this row comes first, 0 for equal keys
     */
    public int compareKeys(int row, ArtifactTable other, int otherRow) {
        for (int c = 0; c < present.size() && present.get(c).key(); c++) {
            int order = data[c] instanceof long[] longs ? Long.compare(longs[row], ((long[]) other.data[c])[otherRow])
                    : Panel.CODE_POINT_ORDER.compare(((String[]) data[c])[row], ((String[]) other.data[c])[otherRow]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * An instant as a TIMESTAMPTZ column holds it. The difference of instants that Java offers overflows beyond the year 2262.
     *
     * @param instant of the years 1 to 9999
     * @return microseconds since 1970-01-01T00:00:00Z, what is below them cut off
     */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    public ArtifactSchema schema() {
        return schema;
    }

    /** The columns the table has, in canonical order, without absent optional ones. */
    public List<ArtifactColumn> present() {
        return present;
    }

    /** Names of the columns the table has, comma-separated, as the store keeps them. */
    public String presentNames() {
        return present.stream().map(ArtifactColumn::name).collect(Collectors.joining(","));
    }

    public int rows() {
        return rows;
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** Place of a column among those present, from 0; -1 for one the table does not have. */
    public int indexOf(String name) {
        int c = present.size() - 1;
        while (c >= 0 && !present.get(c).name().equals(name)) {
            c--;
        }
        return c;
    }

    /**
     * One cell.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return LocalDate, Instant, Double, BigDecimal, Long, String or Boolean, or null for NULL
     */
    public Object cell(int row, int column) {
        return isNull(row, column) ? null
                : data[column] instanceof long[] longs ? present.get(column).type().value(longs[row]) : Array.get(data[column], row);
    }

    /** One cell as {@link #cell(int, int)} gives it; null for NULL, and where there is no such column. */
    public Object cell(int row, String name) {
        return has(name) ? cell(row, indexOf(name)) : null;
    }

    /** Whether a cell is NULL. */
    public boolean isNull(int row, int column) {
        Object array = data[column];
        if (array instanceof double[] doubles) {
            return Double.isNaN(doubles[row]);
        }
        return array instanceof long[] longs ? longs[row] == NULL_INTEGER : ((Object[]) array)[row] == null;
    }

    /** Hands on one cell. */
    public <E extends Exception> void put(int row, int column, CellSink<E> out) throws E {
        Object array = data[column];
        if (isNull(row, column)) {
            out.putNull();
        } else if (array instanceof double[] doubles) {
            out.put(doubles[row]);
        } else if (array instanceof long[] longs) {
            out.put(present.get(column).type(), longs[row]);
        } else {
            out.putObject(((Object[]) array)[row]);
        }
    }

    /** A cell of a DOUBLE column, NaN for NULL. */
    public double doubleAt(int row, int column) {
        return ((double[]) data[column])[row];
    }

    /** A cell of a DATE, INTEGER or TIMESTAMPTZ column: days since 1970-01-01, the number, or microseconds since then. */
    public long longAt(int row, int column) {
        return ((long[]) data[column])[row];
    }

    /** A cell of a TEXT or ENUM column, null for NULL. */
    public String textAt(int row, int column) {
        return ((String[]) data[column])[row];
    }

    /** A copy of a DOUBLE column, NaN for NULL. */
    public double[] doubles(String name) {
        return ((double[]) array(name)).clone();
    }

    /** A copy of a DATE or INTEGER column: days since 1970-01-01, or numbers with {@link #NULL_INTEGER} for NULL. */
    public long[] longs(String name) {
        return ((long[]) array(name)).clone();
    }

    /** A copy of a TEXT or ENUM column, null for NULL. */
    public String[] texts(String name) {
        return ((String[]) array(name)).clone();
    }

    private Object array(String name) {
        if (!has(name)) {
            throw new StoreException("Artifact " + schema.kind() + " has no column " + name + "; it has " + presentNames() + ".");
        }
        return data[indexOf(name)];
    }

    /** A DOUBLE column by day; of a kind with a row per day. */
    public Series series(String name) {
        return Series.of(DateIndex.ofEpochDays(longs("date")), doubles(name));
    }

    /** The rows as a series; of a kind with date and one value. */
    public Series series() {
        return series(schema.columns().get(1).name());
    }

    /** The rows as a panel; of a kind with date, name and value. */
    public Panel panel() {
        long[] dates = longs("date");
        String[] names = texts(schema.columns().get(1).name());
        double[] values = doubles(schema.columns().get(2).name());
        int width = (int) LongStream.of(dates).takeWhile(date -> date == dates[0]).count();
        int days = width == 0 ? 0 : dates.length / width;
        long[] index = range(0, days).mapToLong(day -> dates[day * width]).toArray();
        double[][] columns = range(0, width).mapToObj(c -> range(0, days)
                .mapToDouble(day -> values[day * width + c]).toArray()).toArray(double[][]::new);
        return Panel.of(DateIndex.ofEpochDays(index), List.of(names).subList(0, width), columns);
    }

    @Override
    public String toString() {
        return schema.kind() + " v" + schema.version() + ", " + rows + " rows";
    }

    /** Takes the cells of a table row by row, in the order of its columns and of its keys. */
    public static final class Builder implements CellSink<RuntimeException> {

        private final ArtifactSchema schema;
        private final List<ArtifactColumn> columns;
        private final Object[] arrays;
        private int row;
        private int column;

        public Builder(ArtifactSchema schema, List<ArtifactColumn> columns, int rows) {
            this.schema = schema;
            this.columns = columns;
            this.arrays = columns.stream().map(c -> c.type().array(rows)).toArray();
        }

        @Override
        public void putNull() {
            next();
        }

        @Override
        public void put(double value) {
            ((double[]) arrays[column])[row] = value;
            next();
        }

        @Override
        public void put(ColumnType type, long value) {
            ((long[]) arrays[column])[row] = value;
            next();
        }

        @Override
        public void put(ColumnType type, String text) {
            object(text);
        }

        @Override
        public void put(BigDecimal value) {
            object(value);
        }

        @Override
        public void put(boolean value) {
            object(value);
        }

        private void object(Object cell) {
            ((Object[]) arrays[column])[row] = cell;
            next();
        }

        private void next() {
            column++;
            if (column == arrays.length) {
                column = 0;
                row++;
            }
        }

        /** Rows that are complete. */
        public int rows() {
            return row;
        }

        public ArtifactTable build() {
            return new ArtifactTable(schema, columns, arrays);
        }
    }
}
