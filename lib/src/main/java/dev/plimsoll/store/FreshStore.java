package dev.plimsoll.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings an empty database to the schema of this library. Copied from an empty store that the build made from the same scripts and put
 * into the jar under their hash, in a fraction of the time that running them takes: they hold a thousand comments. Without one of that
 * hash the scripts are run.
 */
final class FreshStore {

    private static final String BLANK = "plimsoll_blank";

    private FreshStore() {
    }

    /** Whole or not at all, and straight into the file, as {@link Migrator#migrate} and for its reasons. */
    static void make(Connection empty, Migrator.Scripts scripts, String libraryVersion, Migrator.Recorder recorder) throws SQLException {
        Optional<Path> blank = blank(scripts);
        if (blank.isEmpty()) {
            Migrator.migrate(empty, scripts, libraryVersion, recorder);
            return;
        }
        try {
            execute(empty, "ATTACH '" + blank.get().toString().replace("'", "''") + "' AS " + BLANK + " (READ_ONLY)");
            execute(empty, "SET checkpoint_threshold = '0b'");
            Transactions.run(empty, statements -> {
                copy(empty);
                Migrator.noteAll(empty, scripts, libraryVersion, recorder);
            });
            execute(empty, "RESET checkpoint_threshold");
            execute(empty, "DETACH " + BLANK);
        } finally {
            delete(blank.get());
        }
    }

    private static void copy(Connection empty) throws SQLException {
        List<String> triggers = new ArrayList<>();
        try (Statement statement = empty.createStatement()) {
            String name;
            try (ResultSet row = statement.executeQuery("SELECT current_database()")) {
                row.next();
                name = row.getString(1);
            }
            statement.execute("COPY FROM DATABASE " + BLANK + " TO \"" + name.replace("\"", "\"\"") + "\"");
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

    /** The empty store of these scripts, as a file of its own; empty when the jar has none, as for the scripts of an older version, or it has no place. */
    private static Optional<Path> blank(Migrator.Scripts scripts) {
        Path file = null;
        try (InputStream in = FreshStore.class.getResourceAsStream("/dev/plimsoll/blank/" + scripts.sha256() + ".duckdb")) {
            if (in == null) {
                return Optional.empty();
            }
            file = Files.createTempFile("plimsoll-blank", ".duckdb");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(file);
        } catch (IOException e) {
            if (file != null) {
                delete(file);
            }
            return Optional.empty(); // a folder for temporary files that is full is no reason to make no store
        }
    }

    private static void delete(Path blank) {
        try {
            Files.deleteIfExists(blank);
        } catch (IOException e) {
            blank.toFile().deleteOnExit(); // where an open file cannot be deleted; it holds nobody's data
        }
    }
}
