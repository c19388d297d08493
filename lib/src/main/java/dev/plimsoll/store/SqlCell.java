package dev.plimsoll.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Cells of a query's result as plain Java values, the same in every time zone. The driver's own conversions go through the zone of the
 * process: they turn a TIMESTAMP into an instant, and a TIMESTAMPTZ on the day clocks change into one an hour off.
 */
public final class SqlCell {

    private SqlCell() {
    }

    /**
     * One cell.
     *
     * @param result positioned on a row
     * @param column 1-based
     * @return Boolean, Integer, Long, Double, BigDecimal, BigInteger, String, LocalDate, LocalDateTime (TIMESTAMP), OffsetDateTime in
     *     UTC (TIMESTAMPTZ), the text of any other type, or null for NULL
     * @throws SQLException when the driver cannot read it
     */
    public static Object of(ResultSet result, int column) throws SQLException {
        String type = result.getMetaData().getColumnTypeName(column);
        if (type.equals("TIMESTAMP WITH TIME ZONE")) {
            Timestamp stamp = result.getTimestamp(column);
            return stamp == null ? null : stamp.toInstant().atOffset(ZoneOffset.UTC);
        }
        if (type.startsWith("TIMESTAMP")) {
            return result.getObject(column, LocalDateTime.class);
        }
        Object value = result.getObject(column);
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        } else if (value instanceof Float number) {
            return number.doubleValue();
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long
                || value instanceof Double || value instanceof BigDecimal || value instanceof BigInteger || value instanceof String
                || value instanceof LocalDate) {
            return value;
        }
        return value.toString();
    }
}
