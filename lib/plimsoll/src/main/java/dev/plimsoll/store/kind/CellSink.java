package dev.plimsoll.store.kind;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Takes the cells of rows one after the other: as bytes to be hashed, as columns of a table, or as rows of the store. */
public interface CellSink<E extends Exception> {

    void putNull() throws E;

    void put(double value) throws E;

    /** A whole number, days since 1970-01-01, or microseconds since then, as the type says. */
    void put(ColumnType type, long value) throws E;

    /** A text or a label. */
    void put(ColumnType type, String text) throws E;

    void put(BigDecimal value) throws E;

    void put(boolean value) throws E;

    /** A Double, BigDecimal, Integer, Long, String, LocalDate, Instant or Boolean; null for NULL. */
    default void putObject(Object cell) throws E {
        if (cell == null) {
            putNull();
        } else if (cell instanceof Double number) {
            put(number.doubleValue());
        } else if (cell instanceof BigDecimal decimal) {
            put(decimal);
        } else if (cell instanceof Boolean truth) {
            put(truth.booleanValue());
        } else if (cell instanceof String text) {
            put(ColumnType.TEXT, text);
        } else if (cell instanceof LocalDate day) {
            put(ColumnType.DATE, day.toEpochDay());
        } else if (cell instanceof Instant instant) {
            put(ColumnType.TIMESTAMPTZ, ArtifactTable.micros(instant));
        } else {
            put(ColumnType.INTEGER, ((Number) cell).longValue());
        }
    }
}
