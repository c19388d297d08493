package dev.plimsoll.store;

import dev.plimsoll.store.artifact.WholeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Whole or not at all: one transaction on an open connection, and the insert statement used inside. */
final class Transactions {

    interface Work {
        void run() throws SQLException;
    }

    private Transactions() {
    }

    static void run(Connection connection, Work work) throws SQLException {
        execute(connection, "BEGIN TRANSACTION"); // a statement: an appender used first would commit by itself
        try {
            work.run();
            execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof String text ? WholeText.require(text) : values[i]);
            }
            statement.execute();
        }
    }
}
