package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** An empty store of the bundled scripts: what a store's schema is compared with. Closing it leaves nothing behind. */
final class ReleasedSchema implements AutoCloseable {

    private final Connection connection;
    private final Optional<BlankStore> file;

    private ReleasedSchema(Connection connection, Optional<BlankStore> file) {
        this.connection = connection;
        this.file = file;
    }

    /** The schema as of a version; the views only when they are this library's. */
    static ReleasedSchema open(int version, boolean withViews) throws SQLException {
        Migrator.Scripts all = Migrator.bundled();
        Migrator.Scripts scripts = Migrator.Scripts.of(all.schema().subList(0, version), withViews ? all.views() : List.of());
        Optional<BlankStore> blank = BlankStore.of(scripts);
        if (blank.isPresent()) {
            Properties readOnly = new Properties();
            readOnly.setProperty("duckdb.read_only", "true");
            try {
                return new ReleasedSchema(new DuckDBDriver().connect("jdbc:duckdb:" + blank.get().file(), readOnly), blank);
            } catch (SQLException e) {
                blank.get().close(); // no temporary file can be opened here: the scripts need none
            }
        }
        return made(scripts);
    }

    private static ReleasedSchema made(Migrator.Scripts scripts) throws SQLException {
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try {
            Migrator.migrate(connection, scripts, Library.version(), Migrator.Recorder.NONE);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new ReleasedSchema(connection, Optional.empty());
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.close();
        } finally {
            file.ifPresent(BlankStore::close);
        }
    }

    /** Whether a store has been given this library's set of views. */
    static boolean hasOurViews(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM main.view_set WHERE sha256 = ?")) {
            query.setString(1, Migrator.bundled().viewSetSha256());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
