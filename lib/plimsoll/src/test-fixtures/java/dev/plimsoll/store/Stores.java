package dev.plimsoll.store;

import static dev.plimsoll.Unchecked.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Unchecked;
import dev.plimsoll.store.chain.ChainAdoption;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.HeldStores;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.store.schema.Migrator;
import dev.plimsoll.store.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** Looks at a store file from outside, through plain JDBC, so that a test does not trust the code it tests. */
public final class Stores {

    private Stores() {
    }

    /** An empty store as the first write makes it, once per test run: making it anew for each test would take half their time. */
    private static final class Template {
        static final byte[] BYTES = made(folder -> {
            Path file = folder.resolve("store.duckdb");
            try (Connection empty = DatabaseFile.open(file)) {
                Schema.make(empty, Migrator.bundled(), Library.version(),
                        (open, what, id) -> ChainAdoption.schemaChanged(open, ChainSubject.of(what), id));
            }
            return file;
        });
    }

    /** Makes a store in a folder and says where. */
    public interface Making {
        Path in(Path folder) throws Exception;
    }

    /** A store that is made in a folder of its own, which goes. */
    public static byte[] made(Making making) {
        return unchecked(() -> {
            Path folder = Files.createTempDirectory("template");
            byte[] bytes = bytes(making.in(folder));
            Leftovers.removeTree(folder);
            return bytes;
        });
    }

    /** Makes an empty store at this place. */
    public static Path fresh(Path file) {
        return write(file, Template.BYTES);
    }

    /** Puts a store of these bytes at this place. */
    public static Path write(Path file, byte[] bytes) {
        HeldStores.release(file);
        return unchecked(() -> Files.write(file, bytes));
    }

    /** The file's bytes, with all that was written to it. */
    public static byte[] bytes(Path file) {
        HeldStores.release(file);
        return unchecked(() -> Files.readAllBytes(file));
    }

    /** A copy of a store. */
    public static Path copy(Path from, Path to) {
        return write(to, bytes(from));
    }

    public static Connection connect(Path file) {
        return unchecked(() -> {
            Optional<Connection> held = HeldStores.connect(file);
            return held.isPresent() ? held.get() : new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), new Properties());
        });
    }

    /** What is done with a connection. */
    public interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    /** What comes of a store, with what it was to be in the error. */
    public static <T> T in(Path file, String what, Use<T> use) {
        try (Connection connection = connect(file)) {
            return use.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(what, e);
        }
    }

    /** A query's rows, one line each, cells separated by " | ", NULL for NULL. */
    public static String text(Path file, String sql) {
        return in(file, sql, connection -> text(connection, sql));
    }

    public static String text(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).stream().map(row -> row.stream().map(String::valueOf).map(s -> s.equals("null") ? "NULL" : s)
                .collect(Collectors.joining(" | "))).collect(Collectors.joining("\n"));
    }

    public static List<List<Object>> rows(Path file, String sql) {
        return in(file, sql, connection -> rows(connection, sql));
    }

    public static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                    row.add(result.getObject(c));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static void execute(Path file, String sql) {
        in(file, sql, connection -> {
            execute(connection, sql);
            return null;
        });
    }

    /** How many rows each table of schema main has. */
    public static Map<String, Long> counts(Path file) {
        return in(file, "counts", Stores::counts);
    }

    public static Map<String, Long> counts(Connection connection) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables(connection)) {
            counts.put(table, (Long) rows(connection, "SELECT count(*) FROM main." + table).get(0).get(0));
        }
        return counts;
    }

    public static List<String> tables(Connection connection) throws SQLException {
        return rows(connection, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name").stream()
                .map(row -> (String) row.get(0)).toList();
    }

    /** Count and hash of the rows of every table, in one query: equal before and after means that nothing changed. */
    public static Map<String, String> contents(Path file) {
        return in(file, "contents", connection -> {
            List<String> tables = tables(connection);
            Map<String, String> contents = new TreeMap<>();
            if (!tables.isEmpty()) {
                rows(connection, tables.stream().map(table -> "SELECT '" + table + "', count(*) || ' rows, hash ' || coalesce(sum(hash(t)"
                        + "::HUGEINT), 0) FROM main." + table + " AS t").collect(Collectors.joining(" UNION ALL ")))
                        .forEach(row -> contents.put((String) row.get(0), (String) row.get(1)));
            }
            return contents;
        });
    }

    /** No row changes, whatever the step does. */
    public static void unchanged(Path file, Unchecked.Step step) {
        Map<String, String> before = contents(file);
        unchecked(step);
        assertThat(contents(file)).isEqualTo(before);
    }

    /** Hash of a file that no other process has open. */
    public static String sha256(Path file) {
        return Sha256.hex(Sha256.digest().digest(bytes(file)));
    }

    /** Whether two files that nobody has open hold the same; quicker than hashing both. */
    public static boolean sameBytes(Path one, Path other) {
        HeldStores.release(one);
        HeldStores.release(other);
        return unchecked(() -> Files.mismatch(one, other) == -1);
    }

    /** Names of the files in a folder. */
    public static List<String> files(Path folder) {
        return Stream.of(folder.toFile().list()).sorted().toList();
    }
}
