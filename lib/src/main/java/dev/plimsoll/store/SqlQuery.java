package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs one query and detaches its rows. */
final class SqlQuery {

    private SqlQuery() {
    }

    static SqlResult run(Connection connection, String sql, List<?> parameters, int maxRows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            RunningQueries.enter(statement);
            try {
                return run(connection, statement, parameters, maxRows);
            } finally {
                RunningQueries.leave(statement);
            }
        }
    }

    private static SqlResult run(Connection connection, PreparedStatement statement, List<?> parameters, int maxRows)
            throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        if (!statement.execute()) {
            return new SqlResult(List.of(), List.of(), false);
        }
        try (ResultSet result = statement.getResultSet()) {
            int width = result.getMetaData().getColumnCount();
            List<String> columns = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (int c = 1; c <= width; c++) {
                columns.add(result.getMetaData().getColumnName(c));
                types.add(result.getMetaData().getColumnTypeName(c));
            }
            List<String> units = ColumnUnits.of(connection, columns);
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new SQLException("interrupted while rows were fetched");
                }
                if (rows.size() == maxRows) {
                    return new SqlResult(columns, types, units, rows, true);
                }
                List<Object> row = new ArrayList<>(width);
                for (int c = 1; c <= width; c++) {
                    row.add(SqlCell.of(result, c));
                }
                rows.add(Collections.unmodifiableList(row));
            }
            return new SqlResult(columns, types, units, rows, false);
        }
    }
}
