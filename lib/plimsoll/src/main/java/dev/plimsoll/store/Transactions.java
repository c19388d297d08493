package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Whole or not at all: one transaction on an open connection. */
final class Transactions {

    interface Work {
        void run(Statements statements) throws SQLException;
    }

    private Transactions() {
    }

    static void run(Connection connection, Work work) throws SQLException {
        execute(connection, "BEGIN TRANSACTION"); // a statement: an appender used first would commit by itself
        try {
            try (Statements statements = new Statements(connection)) {
                work.run(statements);
            }
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
}
