package dev.plimsoll.store.artifact;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.timeseries.Panel;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    private ArtifactTable(ArtifactSchema schema, List<ArtifactColumn> present, Object[] data, int rows) {
        this.schema = schema;
        this.present = present;
        this.data = data;
        this.rows = rows;
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
        List<ArtifactColumn> present = new ArrayList<>();
        List<Object> data = new ArrayList<>();
        int rows = -1;
        for (ArtifactColumn column : schema.columns()) {
            Object array = arrays.get(column.name());
            if (array == null) {
                if (!column.optional()) {
                    throw new StoreException("Artifact " + schema.kind() + " lacks its column " + column.name() + ".");
                }
                continue;
            }
            int length = Array.getLength(array);
            if (rows >= 0 && length != rows) {
                throw new StoreException("Artifact " + schema.kind() + ": column " + column.name() + " has " + length
                        + " rows, the columns before it have " + rows + ".");
            }
            rows = length;
            present.add(column);
            data.add(array instanceof double[] doubles ? normalised(schema, column, doubles)
                    : array instanceof BigDecimal[] decimals ? normalised(schema, column, decimals) : array);
        }
        if (present.size() != arrays.size()) {
            throw new StoreException("Artifact " + schema.kind() + " was given columns its schema does not have: " + arrays.keySet());
        }
        ArtifactTable table = new ArtifactTable(schema, List.copyOf(present), data.toArray(), rows);
        table.checkKeys();
        return table;
    }

    private static double[] normalised(ArtifactSchema schema, ArtifactColumn column, double[] values) {
        double[] copy = new double[values.length];
        for (int row = 0; row < copy.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new StoreException("Artifact " + schema.kind() + ", column " + column.name() + ", row " + row
                        + ": infinity cannot be stored.");
            }
            copy[row] = values[row] + 0.0; // -0.0 and 0.0 are one value with one hash
        }
        return copy;
    }

    private static BigDecimal[] normalised(ArtifactSchema schema, ArtifactColumn column, BigDecimal[] values) {
        BigDecimal[] copy = new BigDecimal[values.length];
        for (int row = 0; row < copy.length; row++) {
            if (values[row] != null) {
                copy[row] = values[row].signum() == 0 ? BigDecimal.ZERO : values[row].stripTrailingZeros();
                if (copy[row].scale() > ColumnType.DECIMAL_SCALE
                        || copy[row].precision() - copy[row].scale() > ColumnType.DECIMAL_PRECISION - ColumnType.DECIMAL_SCALE) {
                    throw new StoreException("Artifact " + schema.kind() + ", column " + column.name() + ", row " + row + ": "
                            + values[row] + " cannot be stored; a decimal has up to " + ColumnType.DECIMAL_SCALE + " decimals and "
                            + (ColumnType.DECIMAL_PRECISION - ColumnType.DECIMAL_SCALE) + " digits before them.");
                }
            }
        }
        return copy;
    }

    private void checkKeys() {
        for (int c = 0; c < present.size() && present.get(c).key(); c++) {
            for (int row = 0; row < rows; row++) {
                if (data[c] instanceof String[] texts && texts[row] == null) {
                    throw new StoreException("Artifact " + schema.kind() + ", column " + present.get(c).name() + ", row " + row
                            + ": a key cannot be NULL.");
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            if (row > 0 && compareKeys(row - 1, this, row) >= 0) {
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

    /**
     * What this is a table of.
     *
     * @return the schema
     */
    public ArtifactSchema schema() {
        return schema;
    }

    /**
     * The columns it has.
     *
     * @return in canonical order, without absent optional ones
     */
    public List<ArtifactColumn> present() {
        return present;
    }

    /**
     * Names of the columns it has, as the store keeps them.
     *
     * @return comma-separated, in canonical order
     */
    public String presentNames() {
        return present.stream().map(ArtifactColumn::name).collect(Collectors.joining(","));
    }

    /**
     * Number of rows.
     *
     * @return 0 or more
     */
    public int rows() {
        return rows;
    }

    /**
     * Whether a column is there.
     *
     * @param name its name
     * @return false for an absent optional column
     */
    public boolean has(String name) {
        return present.stream().anyMatch(c -> c.name().equals(name));
    }

    /**
     * One cell.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return LocalDate, Instant, Double, BigDecimal, Long, String or Boolean, or null for NULL
     */
    public Object cell(int row, int column) {
        Object array = data[column];
        return switch (present.get(column).type()) {
            case DOUBLE -> Double.isNaN(((double[]) array)[row]) ? null : (Object) ((double[]) array)[row];
            case INTEGER -> ((long[]) array)[row] == NULL_INTEGER ? null : (Object) ((long[]) array)[row];
            case DATE -> LocalDate.ofEpochDay(((long[]) array)[row]);
            case TEXT, ENUM -> ((String[]) array)[row];
            case TIMESTAMPTZ -> isNull(row, column) ? null : Instant.EPOCH.plus(((long[]) array)[row], ChronoUnit.MICROS);
            case BOOLEAN -> ((Boolean[]) array)[row];
            case DECIMAL -> ((BigDecimal[]) array)[row];
        };
    }

    /**
     * Whether a cell is NULL.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return true for NULL
     */
    public boolean isNull(int row, int column) {
        Object array = data[column];
        if (array instanceof double[] doubles) {
            return Double.isNaN(doubles[row]);
        }
        return array instanceof long[] longs ? longs[row] == NULL_INTEGER : ((Object[]) array)[row] == null;
    }

    /**
     * A cell of a DOUBLE column.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return the value, NaN for NULL
     */
    public double doubleAt(int row, int column) {
        return ((double[]) data[column])[row];
    }

    /**
     * A cell of a DATE, INTEGER or TIMESTAMPTZ column.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return days since 1970-01-01, the number, or microseconds since then; {@link #NULL_INTEGER} for NULL
     */
    public long longAt(int row, int column) {
        return ((long[]) data[column])[row];
    }

    /**
     * A cell of a TEXT or ENUM column.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return the text, null for NULL
     */
    public String textAt(int row, int column) {
        return ((String[]) data[column])[row];
    }

    /**
     * A cell of a DECIMAL column.
     *
     * @param row 0-based
     * @param column 0-based among the columns present
     * @return the number without zeros at its end, null for NULL
     */
    public BigDecimal decimalAt(int row, int column) {
        return ((BigDecimal[]) data[column])[row];
    }

    /**
     * A DOUBLE column.
     *
     * @param name its name
     * @return a copy, NaN for NULL
     */
    public double[] doubles(String name) {
        return ((double[]) array(name)).clone();
    }

    /**
     * A DATE or INTEGER column.
     *
     * @param name its name
     * @return a copy: days since 1970-01-01, or numbers with {@link #NULL_INTEGER} for NULL
     */
    public long[] longs(String name) {
        return ((long[]) array(name)).clone();
    }

    /**
     * A TEXT or ENUM column.
     *
     * @param name its name
     * @return a copy, null for NULL
     */
    public String[] texts(String name) {
        return ((String[]) array(name)).clone();
    }

    private Object array(String name) {
        for (int c = 0; c < present.size(); c++) {
            if (present.get(c).name().equals(name)) {
                return data[c];
            }
        }
        throw new StoreException("Artifact " + schema.kind() + " has no column " + name + "; it has " + presentNames() + ".");
    }

    @Override
    public String toString() {
        return schema.kind() + " v" + schema.version() + ", " + rows + " rows";
    }
}
