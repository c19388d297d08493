package dev.plimsoll.store.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a store file to the schema of this library: whole script and its history row in one transaction, so a half-applied
 * migration cannot exist. Uses nothing but the JDK and the driver, because the build also runs this very file, as a program, to
 * make the database that the typed SQL classes are generated from.
 */
public final class Migrator {

    /** A script of sql/schema or sql/view: its file name and text. */
    record Script(String name, String sql) {

        public int version() {
            return Integer.parseInt(name.substring(1, name.indexOf("__")));
        }

        String sha256() {
            return Migrator.sha256(sql);
        }
    }

    /** The migrations in order and the audit views in order of dependence. */
    public record Scripts(List<Script> schema, List<Script> views) {

        public Scripts {
            schema = List.copyOf(schema);
            views = List.copyOf(views);
        }

        /** Identity of all scripts together. */
        String sha256() {
            return Migrator.sha256(hashOf(schema) + '\n' + viewSetSha256());
        }

        String viewSetSha256() {
            return hashOf(views);
        }

        public int version() {
            return schema.size();
        }

        /** Identity of a whole set, such as the views, which are replaced together. */
        private static String hashOf(List<Script> set) {
            StringBuilder all = new StringBuilder();
            set.forEach(script -> all.append(script.name()).append('\n').append(script.sha256()).append('\n'));
            return Migrator.sha256(all.toString());
        }
    }

    /** Told of each change, inside its transaction. The build's database needs none; the library chains the change. */
    public interface Recorder {
        Recorder NONE = (connection, what, id) -> { };

        /** What is {@code migration} or {@code views}; the id is the version, or the hash of the set of views. */
        void record(Connection connection, String what, String id) throws SQLException;
    }

    /** How many of the three tables that every store has are there, and how many tables in all. */
    private static final String OUR_TABLES = "SELECT count(*) FILTER (schema_name = 'main' "
            + "AND table_name IN ('schema_version', 'view_set', 'artifact_schema')), count(*) FROM duckdb_tables() WHERE NOT internal";

    private interface Source {
        String read(String path) throws IOException;
    }

    private Migrator() {
    }

    /** The scripts inside the library's jar; every opening of a store asks for them. */
    public static Scripts bundled() {
        return Bundled.SCRIPTS;
    }

    private static final class Bundled {
        static final Scripts SCRIPTS = load(Migrator::text);
    }

    /** A file of sql/ inside the library's jar. */
    public static String text(String path) {
        try (InputStream in = Migrator.class.getResourceAsStream("/dev/plimsoll/sql/" + path)) {
            if (in == null) {
                throw new IOException("The library's jar lacks sql/" + path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scripts of a checkout's sql folder. */
    public static Scripts in(Path sqlFolder) {
        return load(path -> Files.readString(sqlFolder.resolve(path)));
    }

    private static Scripts load(Source source) {
        try {
            List<Script> schema = new ArrayList<>();
            for (String line : source.read("schema/SHA256SUMS").lines().filter(l -> !l.isBlank()).toList()) {
                String name = line.substring(line.lastIndexOf(' ') + 1);
                schema.add(new Script(name, source.read("schema/" + name)));
            }
            List<Script> views = new ArrayList<>();
            for (String name : source.read("view/ORDER").lines().filter(l -> !l.isBlank()).toList()) {
                views.add(new Script(name, source.read("view/" + name)));
            }
            return new Scripts(schema, views);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema version of a file: 0 when it is empty, -1 when it holds anything but is no store of ours. */
    public static int versionOf(Connection connection) throws SQLException {
        try {
            return row(connection, "SELECT coalesce(max(version), 0) FROM main.schema_version WHERE (SELECT count(*) FROM main.view_set) >= 0 "
                    + "AND (SELECT count(*) FROM main.artifact_schema) >= 0").get(0);
        } catch (SQLException e) {
            try {
                return versionByTables(connection); // one of them is not there, or is somebody else's
            } catch (SQLException second) {
                e.addSuppressed(second);
                throw e; // the file is damaged, and this says where
            }
        }
    }

    private static int versionByTables(Connection connection) throws SQLException {
        // Nothing was ever written to a new file. To list what it does not hold takes longer than all else about it.
        if (row(connection, "SELECT CAST(total_blocks = 0 AND wal_size = '0 bytes' AS INTEGER) FROM pragma_database_size() "
                + "WHERE database_name = current_database()").get(0) == 1) {
            return 0;
        }
        List<Integer> tables = row(connection, OUR_TABLES);
        if (tables.get(0) == 3) {
            return row(connection, "SELECT coalesce(max(version), 0) FROM main.schema_version").get(0);
        }
        // A file without tables may still be somebody's: it may hold views, macros, types, schemas.
        return tables.get(1) == 0 && row(connection, "SELECT (SELECT count(*) FROM duckdb_views() WHERE NOT internal) "
                + "+ (SELECT count(*) FROM duckdb_functions() WHERE NOT internal) "
                + "+ (SELECT count(*) FROM duckdb_types() WHERE NOT internal) + (SELECT count(*) FROM duckdb_sequences()) "
                + "+ (SELECT count(*) FROM duckdb_schemas() WHERE NOT internal AND schema_name <> 'main')").get(0) == 0 ? 0 : -1;
    }

    /** The numbers in the only row of a query. */
    private static List<Integer> row(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            List<Integer> numbers = new ArrayList<>();
            for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                numbers.add(row.getInt(c));
            }
            return numbers;
        }
    }

    /** Whether {@link #migrate} would find nothing to do; one query, for the fast path of every open. */
    public static boolean isCurrent(Connection connection, Scripts scripts) throws SQLException {
        try {
            return row(connection, "SELECT CAST((SELECT max(version) FROM main.schema_version) = " + scripts.version()
                    + " AND EXISTS (FROM main.view_set WHERE sha256 = '" + scripts.viewSetSha256() + "') AS INTEGER)").get(0) == 1;
        } catch (SQLException e) {
            if (row(connection, OUR_TABLES).get(0) < 3) {
                return false; // there is no version table yet, which is what the query failed on
            }
            throw e;
        }
    }

    /**
     * Applies what is missing; the caller has refused files of a newer version. Each commit goes straight into the file: DuckDB 2.0
     * cannot replay a log that creates tables with a CHECK that calls a function, so a process killed between a commit to the log and
     * the closing of the file would leave a store that nobody can open.
     */
    public static void migrate(Connection connection, Scripts scripts, String libraryVersion, Recorder recorder) throws SQLException {
        execute(connection, "SET checkpoint_threshold = '0b'");
        apply(connection, scripts, libraryVersion, recorder); // when this fails the connection is of no more use
        execute(connection, "RESET checkpoint_threshold");
    }

    private static void apply(Connection connection, Scripts scripts, String libraryVersion, Recorder recorder) throws SQLException {
        int version = versionOf(connection);
        for (Script script : scripts.schema()) {
            if (script.version() > version) {
                inTransaction(connection, List.of(script), () -> noteSchema(connection, script, libraryVersion, recorder));
            }
        }
        if (!isCurrent(connection, scripts)) {
            inTransaction(connection, scripts.views(), () -> noteViews(connection, scripts, libraryVersion, recorder));
        }
    }

    private static void noteSchema(Connection connection, Script script, String libraryVersion, Recorder recorder) throws SQLException {
        insert(connection, "INSERT INTO main.schema_version VALUES (?, ?, ?, now(), ?)",
                script.version(), script.name(), script.sha256(), libraryVersion);
        recorder.record(connection, "migration", String.valueOf(script.version()));
    }

    private static void noteViews(Connection connection, Scripts scripts, String libraryVersion, Recorder recorder) throws SQLException {
        insert(connection, "INSERT INTO main.view_set VALUES (?, now(), ?)", scripts.viewSetSha256(), libraryVersion);
        recorder.record(connection, "views", scripts.viewSetSha256());
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** Notes in a database that already has what the scripts make that they were applied, told of as one change; inside a transaction. */
    static void noteAll(Connection connection, Scripts scripts, String libraryVersion, Recorder recorder) throws SQLException {
        for (Script script : scripts.schema()) {
            noteSchema(connection, script, libraryVersion, Recorder.NONE);
        }
        noteViews(connection, scripts, libraryVersion, recorder);
    }

    /** All that the scripts make, without a note of when: what {@code Schema} copies. */
    private static void makeBlank(Path file, Scripts scripts) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            run(connection, scripts.schema());
            run(connection, scripts.views());
        }
    }

    private static void run(Connection connection, List<Script> scripts) throws SQLException {
        for (Script script : scripts) {
            execute(connection, script.sql());
        }
    }

    private interface Note {
        void make() throws SQLException;
    }

    private static void inTransaction(Connection connection, List<Script> scripts, Note note) throws SQLException {
        execute(connection, "BEGIN TRANSACTION");
        try {
            run(connection, scripts);
            note.make();
            execute(connection, "COMMIT");
        } catch (SQLException e) {
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

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * Makes two fresh databases from a checkout's scripts, for the build: {@code Migrator SQL_FOLDER DATABASE_FILE BLANK_FOLDER}. The
     * blank one is named after its scripts.
     */
    public static void main(String[] args) throws IOException, SQLException {
        Scripts scripts = in(Path.of(args[0]));
        Path database = anew(Path.of(args[1]));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database)) {
            migrate(connection, scripts, "build", Recorder.NONE);
        }
        Path folder = Files.createDirectories(Path.of(args[2]));
        try (Stream<Path> older = Files.list(folder)) {
            for (Path file : older.toList()) {
                Files.delete(file);
            }
        }
        makeBlank(anew(folder.resolve(scripts.sha256() + ".duckdb")), scripts);
    }

    private static Path anew(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".wal"));
        return file;
    }
}
