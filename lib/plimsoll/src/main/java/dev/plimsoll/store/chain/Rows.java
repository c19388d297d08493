package dev.plimsoll.store.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One row put into a table, inside whatever transaction is open. */
final class Rows {

    private Rows() {
    }

    static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
