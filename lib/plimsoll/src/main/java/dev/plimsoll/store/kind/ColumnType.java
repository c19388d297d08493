package dev.plimsoll.store.kind;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Type of an artifact's column; the tag byte is part of canonical encoding 1 and never changes. */
public enum ColumnType {
    /** Double precision number; NULL is held as NaN, infinities are refused. */
    DOUBLE("DOUBLE", 1, "DOUBLE", "%s", ColumnType::doubles),
    /** Whole number of 64 bits. */
    INTEGER("INTEGER", 2, "BIGINT", "%s", ColumnType::longs),
    /** Text. */
    TEXT("VARCHAR", 3, "VARCHAR", "%s", String[]::new),
    /** Label of a closed set, encoded as its text. */
    ENUM("ENUM", 3, "VARCHAR", "%s", String[]::new),
    /** Calendar day, held as days since 1970-01-01. */
    DATE("DATE", 4, "DATE", "(%s - DATE '1970-01-01')", ColumnType::longs),
    /** Instant, held as microseconds since 1970-01-01T00:00:00Z. */
    TIMESTAMPTZ("TIMESTAMPTZ", 5, "TIMESTAMPTZ", "system.main.epoch_us(%s)", ColumnType::longs),
    /** Truth value. */
    BOOLEAN("BOOLEAN", 6, "BOOLEAN", "%s", Boolean[]::new),
    /** Exact decimal number with up to {@link #DECIMAL_SCALE} decimals, encoded as its plain text without zeros at the end. */
    DECIMAL("DECIMAL", 7, "DECIMAL(38, 12)", "%s", BigDecimal[]::new);

    /** Digits of a stored DECIMAL. */
    public static final int DECIMAL_PRECISION = 38;
    /** Digits of it after the point. */
    public static final int DECIMAL_SCALE = 12;

    static final int MOST_DIGITS = DECIMAL_PRECISION - DECIMAL_SCALE;

    private final String label;
    private final byte tag;
    private final String sqlType;
    private final String selection;
    private final IntFunction<Object> array;

    ColumnType(String label, int tag, String sqlType, String selection, IntFunction<Object> array) {
        this.label = label;
        this.tag = (byte) tag;
        this.sqlType = sqlType;
        this.selection = selection;
        this.array = array;
    }

    /**
     * The type of a label.
     *
     * @param label as {@link #label()} gives it
     * @return the type
     * @throws IllegalArgumentException when there is none
     */
    public static ColumnType of(String label) {
        return Stream.of(values()).filter(type -> type.label.equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label));
    }

    /**
     * Name of the type in an artifact's definition and hash header.
     *
     * @return DOUBLE, INTEGER, VARCHAR, ENUM, DATE, TIMESTAMPTZ, BOOLEAN or DECIMAL
     */
    public String label() {
        return label;
    }

    public byte tag() {
        return tag;
    }

    /** The type of a column of a file that holds such values in full. */
    public String sqlType() {
        return sqlType;
    }

    /** How a query selects a column for {@link #put}. The driver's own days are slow, its instants an hour off when clocks change. */
    public String selected(String column) {
        return String.format(selection, column);
    }

    /**
     * Hands on one cell of the row that a result stands on.
     *
     * @param row selected as {@link #selected} says
     * @param c position of the column, from 1
     * @param names what the cells of a text column stand for when they were selected as numbers; null when they are texts
     */
    public <E extends Exception> void put(ResultSet row, int c, String[] names, CellSink<E> out) throws SQLException, E {
        switch (this) {
            case DOUBLE -> {
                double value = row.getDouble(c);
                if (!row.wasNull()) {
                    out.put(value);
                    return;
                }
            }
            case INTEGER, DATE, TIMESTAMPTZ -> {
                long value = row.getLong(c);
                if (!row.wasNull()) {
                    out.put(this, value);
                    return;
                }
            }
            case TEXT, ENUM -> {
                int number = names == null ? 0 : row.getInt(c);
                out.putObject(names == null ? row.getString(c) : row.wasNull() ? null : names[number]);
                return;
            }
            default -> {
                out.putObject(row.getObject(c));
                return;
            }
        }
        out.putNull();
    }

    /** An array for a column of so many rows, all of them NULL. */
    Object array(int rows) {
        return array.apply(rows);
    }

    /** What a whole number in a column of this type stands for. */
    Object value(long whole) {
        return switch (this) {
            case DATE -> LocalDate.ofEpochDay(whole);
            case TIMESTAMPTZ -> Instant.EPOCH.plus(whole, ChronoUnit.MICROS);
            default -> whole;
        };
    }

    /** Whether a decimal has more digits before the point than the store keeps. */
    static boolean isTooLarge(BigDecimal value) {
        return value.signum() != 0 && value.precision() - value.scale() > MOST_DIGITS;
    }

    private static Object doubles(int rows) {
        double[] column = new double[rows];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    private static Object longs(int rows) {
        long[] column = new long[rows];
        Arrays.fill(column, ArtifactTable.NULL_INTEGER);
        return column;
    }
}
