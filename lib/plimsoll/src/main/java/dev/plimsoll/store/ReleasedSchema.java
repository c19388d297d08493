package dev.plimsoll.store;

import dev.plimsoll.store.chain.Verification.ReleasedObjects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBDriver;

/** An empty store of the bundled scripts: what a store's schema is compared with. */
final class ReleasedSchema {

    /** Read once: the scripts do not change while the program runs, and reading them takes as long as half of a small store's verify. */
    private static final Map<List<Object>, ReleasedObjects> READ = new ConcurrentHashMap<>();

    private ReleasedSchema() {
    }

    /** The schema as of a version; the views only when they are this library's. */
    static ReleasedObjects objects(int version, boolean withViews) throws SQLException {
        ReleasedObjects read = READ.get(List.of(version, withViews));
        if (read == null) {
            try (Connection released = open(version, withViews)) {
                read = ReleasedObjects.of(released);
            }
            READ.put(List.of(version, withViews), read);
        }
        return read;
    }

    private static Connection open(int version, boolean withViews) throws SQLException {
        Migrator.Scripts all = Migrator.bundled();
        Migrator.Scripts scripts = new Migrator.Scripts(all.schema().subList(0, version), withViews ? all.views() : List.of());
        Optional<BlankStore> there = BlankStore.of(scripts);
        if (there.isPresent()) {
            // An open file can be deleted, so that a long verify that is stopped leaves none behind.
            try (BlankStore blank = there.get()) {
                return DatabaseFile.openReadOnly(blank.file());
            } catch (SQLException e) {
                return made(scripts); // no temporary file can be opened here: the scripts need none
            }
        }
        return made(scripts);
    }

    private static Connection made(Migrator.Scripts scripts) throws SQLException {
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try {
            Migrator.migrate(connection, scripts, Library.version(), Migrator.Recorder.NONE);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Whether a store has been given this library's set of views. */
    static boolean hasOurViews(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT 1 FROM main.view_set WHERE sha256 = ?", row -> true, Migrator.bundled().viewSetSha256())
                .isPresent();
    }
}
