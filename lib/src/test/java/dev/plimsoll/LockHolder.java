package dev.plimsoll;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Holds a store file for writing until it is given a line: the other process in tests of the lock. */
final class LockHolder {

    private LockHolder() {
    }

    public static void main(String[] args) throws SQLException, IOException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + args[0], new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            statement.execute("INSERT INTO view_set VALUES ('held', now(), 'x')");
            System.out.println("held");
            System.in.read();
            statement.execute("ROLLBACK");
        }
    }
}
