package dev.plimsoll.store.schema;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.plimsoll.store.Snapshot;
import dev.plimsoll.store.chain.Verification.ReleasedObjects;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.files.Leftovers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** The released schema: the scripts that the library carries, empty stores made of them, and what a store's schema is compared with. */
public final class Schema {

    private static final String BLANK = "plimsoll_blank";
    private static final List<String> VERIFIER = List.of("README.md", "PlimsollVerify.java", "verify.sql");
    /** Read once: the scripts do not change while the program runs, and reading them takes as long as half of a small store's verify. */
    private static final Map<List<Object>, ReleasedObjects> READ = new ConcurrentHashMap<>();

    private Schema() {
    }

    /**
     * The migrations.
     *
     * @return path under sql/ to text, in the order in which they are applied
     */
    public static Map<String, String> migrations() {
        return texts("schema/", Migrator.bundled().schema().stream().map(Migrator.Script::name));
    }

    /**
     * The migrations, the hashes they are released with, and the audit views.
     *
     * @return path under sql/ to text, in the order in which they are applied
     */
    public static Map<String, String> definition() {
        Map<String, String> files = texts("schema/", Stream.of("SHA256SUMS"));
        files.putAll(migrations());
        files.putAll(texts("view/", Stream.concat(Stream.of("ORDER"), Migrator.bundled().views().stream().map(Migrator.Script::name))));
        return files;
    }

    /**
     * The second verifier, which shares no code with this library.
     *
     * @return path under sql/ to text
     */
    public static Map<String, String> verifier() {
        return texts("verify/", VERIFIER.stream());
    }

    private static Map<String, String> texts(String folder, Stream<String> names) {
        Map<String, String> files = new LinkedHashMap<>();
        names.forEach(name -> files.put(folder + name, Migrator.text(folder + name)));
        return files;
    }

    /**
     * Brings an empty database to the schema of this library, whole or not at all, and straight into the file, as {@link Migrator#migrate}
     * and for its reasons. Copied from the blank store of the same scripts, in a fraction of the time that running them takes: they hold a
     * thousand comments. Where there is none the scripts are run.
     */
    public static void make(Connection empty, Migrator.Scripts scripts, String libraryVersion, Migrator.Recorder recorder) throws SQLException {
        Optional<Blank> there = Blank.of(scripts);
        if (there.isEmpty()) {
            Migrator.migrate(empty, scripts, libraryVersion, recorder);
            return;
        }
        try (Blank blank = there.get(); Statement statement = empty.createStatement()) {
            statement.execute("ATTACH " + DatabaseFile.literal(blank.file()) + " AS " + BLANK
                    + " (READ_ONLY); SET checkpoint_threshold = '0b'");
            Transaction.run(empty, transaction -> {
                statement.execute("COPY FROM DATABASE " + BLANK + " TO " + DatabaseFile.NAME);
                statement.execute(DatabaseFile.triggers(empty, BLANK));
                Migrator.noteAll(empty, scripts, libraryVersion, recorder);
            });
            statement.execute("RESET checkpoint_threshold; DETACH " + BLANK);
        }
    }

    /** The schema as of a version; the views only when they are this library's; of a copy for older clients as such a copy has it. */
    public static ReleasedObjects objects(int version, boolean withViews, Optional<String> older) throws SQLException {
        List<Object> which = List.of(version, withViews, older);
        if (!READ.containsKey(which)) {
            Migrator.Scripts all = Migrator.bundled();
            try (Connection released = empty(new Migrator.Scripts(all.schema().subList(0, version), withViews ? all.views() : List.of()))) {
                READ.put(which, older.isEmpty() ? ReleasedObjects.of(released) : copied(released, older));
            }
        }
        return READ.get(which);
    }

    private static ReleasedObjects copied(Connection released, Optional<String> older) throws SQLException {
        Path file = Leftovers.temporaryFolder("blank").resolve("copy.duckdb");
        Snapshot.copy(released, file, older);
        try (Connection copy = DatabaseFile.openReadOnly(file)) {
            return ReleasedObjects.of(copy);
        } finally {
            Leftovers.remove(file);
        }
    }

    private static Connection empty(Migrator.Scripts scripts) throws SQLException {
        Optional<Blank> there = Blank.of(scripts);
        if (there.isPresent()) {
            // An open file can be deleted, so that a long verify that is stopped leaves none behind.
            try (Blank blank = there.get()) {
                return DatabaseFile.openReadOnly(blank.file());
            } catch (SQLException e) {
                // No temporary file can be opened here: the scripts need none.
            }
        }
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try {
            Migrator.migrate(connection, scripts, Library.version(), Migrator.Recorder.NONE);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether a store has been given this library's set of views. */
    public static boolean hasOurViews(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT 1 FROM main.view_set WHERE sha256 = ?", row -> true, Migrator.bundled().viewSetSha256())
                .isPresent();
    }

    /** The empty store that the build made from the scripts and put into the jar under their hash: a temporary file until it is closed. */
    private record Blank(Path file) implements AutoCloseable {

        /** That of these scripts; empty when the jar has none, as for those of an older version, or there is no place for the file. */
        static Optional<Blank> of(Migrator.Scripts scripts) {
            Blank store = null;
            try (InputStream in = Schema.class.getResourceAsStream("/dev/plimsoll/blank/" + scripts.sha256() + ".duckdb")) {
                if (in == null) {
                    return Optional.empty();
                }
                store = new Blank(Leftovers.temporaryFile("blank", ".duckdb"));
                Files.copy(in, store.file, REPLACE_EXISTING);
                return Optional.of(store);
            } catch (IOException e) {
                if (store != null) {
                    store.close();
                }
                return Optional.empty(); // a folder for temporary files that is full is no reason to make no store
            }
        }

        @Override
        public void close() {
            Leftovers.remove(file);
        }
    }
}
