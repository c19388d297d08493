package dev.plimsoll.store.file;

import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that commits to the store named by its argument and ends without closing it. */
public final class LeavesALog {

    public static final int EXIT_CODE = 9;

    private LeavesALog() {
    }

    public static void main(String[] args) throws SQLException {
        Connection connection = Stores.connect(Path.of(args[0]));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE left_in_the_log AS SELECT 1 AS one");
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
