package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings an empty database to the schema of this library. Copied from the {@link BlankStore} of the same scripts, in a fraction of the
 * time that running them takes: they hold a thousand comments. Where there is none the scripts are run.
 */
final class FreshStore {

    private static final String BLANK = "plimsoll_blank";

    private FreshStore() {
    }

    /** Whole or not at all, and straight into the file, as {@link Migrator#migrate} and for its reasons. */
    static void make(Connection empty, Migrator.Scripts scripts, String libraryVersion, Migrator.Recorder recorder) throws SQLException {
        Optional<BlankStore> there = BlankStore.of(scripts);
        if (there.isEmpty()) {
            Migrator.migrate(empty, scripts, libraryVersion, recorder);
            return;
        }
        try (BlankStore blank = there.get()) {
            execute(empty, "ATTACH " + DatabaseFile.literal(blank.file()) + " AS " + BLANK + " (READ_ONLY)");
            execute(empty, "SET checkpoint_threshold = '0b'");
            Transactions.run(empty, statements -> {
                copy(empty);
                Migrator.noteAll(empty, scripts, libraryVersion, recorder);
            });
            execute(empty, "RESET checkpoint_threshold");
            execute(empty, "DETACH " + BLANK);
        }
    }

    private static void copy(Connection empty) throws SQLException {
        List<String> triggers = new ArrayList<>();
        try (Statement statement = empty.createStatement()) {
            statement.execute("COPY FROM DATABASE " + BLANK + " TO " + DatabaseFile.NAME);
            // These it leaves out.
            try (ResultSet rows = statement.executeQuery("SELECT sql FROM duckdb_triggers() WHERE database_name = '" + BLANK + "' "
                    + "ORDER BY table_name, trigger_name")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
            statement.execute(String.join("\n", triggers));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
