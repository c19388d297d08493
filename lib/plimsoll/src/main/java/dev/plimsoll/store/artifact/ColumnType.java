package dev.plimsoll.store.artifact;

import java.util.stream.Stream;

/** Type of an artifact's column; the tag byte is part of canonical encoding 1 and never changes. */
public enum ColumnType {
    /** Double precision number; NULL is held as NaN, infinities are refused. */
    DOUBLE("DOUBLE", 1),
    /** Whole number of 64 bits. */
    INTEGER("INTEGER", 2),
    /** Text. */
    TEXT("VARCHAR", 3),
    /** Label of a closed set, encoded as its text. */
    ENUM("ENUM", 3),
    /** Calendar day, held as days since 1970-01-01. */
    DATE("DATE", 4),
    /** Instant, held as microseconds since 1970-01-01T00:00:00Z. */
    TIMESTAMPTZ("TIMESTAMPTZ", 5),
    /** Truth value. */
    BOOLEAN("BOOLEAN", 6),
    /** Exact decimal number with up to {@link #DECIMAL_SCALE} decimals, encoded as its plain text without zeros at the end. */
    DECIMAL("DECIMAL", 7);

    /** Digits of a stored DECIMAL. */
    public static final int DECIMAL_PRECISION = 38;
    /** Digits of it after the point. */
    public static final int DECIMAL_SCALE = 12;

    private final String label;
    private final byte tag;

    ColumnType(String label, int tag) {
        this.label = label;
        this.tag = (byte) tag;
    }

    /**
     * Name of the type in an artifact's definition and hash header.
     *
     * @return DOUBLE, INTEGER, VARCHAR, ENUM, DATE, TIMESTAMPTZ, BOOLEAN or DECIMAL
     */
    public String label() {
        return label;
    }

    byte tag() {
        return tag;
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
}
