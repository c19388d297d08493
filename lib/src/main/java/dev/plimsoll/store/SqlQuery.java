package dev.plimsoll.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs one query and detaches its rows. */
final class SqlQuery {

    private SqlQuery() {
    }

    static SqlResult run(Connection connection, String sql, List<?> parameters, int maxRows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            if (!statement.execute()) {
                return new SqlResult(List.of(), List.of(), false);
            }
            try (ResultSet result = statement.getResultSet()) {
                int width = result.getMetaData().getColumnCount();
                List<String> columns = new ArrayList<>();
                for (int c = 1; c <= width; c++) {
                    columns.add(result.getMetaData().getColumnName(c));
                }
                List<List<Object>> rows = new ArrayList<>();
                while (result.next()) {
                    if (rows.size() == maxRows) {
                        return new SqlResult(columns, rows, true);
                    }
                    List<Object> row = new ArrayList<>(width);
                    for (int c = 1; c <= width; c++) {
                        row.add(cell(result, c));
                    }
                    rows.add(Collections.unmodifiableList(row));
                }
                return new SqlResult(columns, rows, false);
            }
        }
    }

    /** The driver turns times into the JVM's zone, and a local time that this zone skips into another one; both are undone here. */
    private static Object cell(ResultSet result, int c) throws SQLException {
        Object value = result.getObject(c);
        if (value instanceof OffsetDateTime instant) {
            return instant.withOffsetSameInstant(ZoneOffset.UTC);
        }
        return plain(value instanceof Timestamp ? result.getObject(c, LocalDateTime.class) : value);
    }

    private static Object plain(Object value) {
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
