package dev.plimsoll.store.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Opens a database file so that the database inside has one name whatever the file is called. DuckDB would name it after the file, and
 * in a file {@code audit.duckdb} it could no longer tell {@code audit.run_overview} from a table of that database.
 */
public final class DatabaseFile {

    /** The name of the only database on a connection, besides DuckDB's own two. */
    public static final String NAME = "plimsoll";

    /** How the file of a store is opened. Most of what the tests would take is opening and closing, so they hold one instance per file. */
    interface Opener {

        /** With one thread, as starting others costs more than most of what is written; {@link #useAllThreads} starts them. */
        default Connection write(Path file) throws SQLException {
            Properties properties = spillingTo(file + ".tmp");
            properties.setProperty("threads", "1");
            return open(file, "", properties);
        }

        default Connection read(Path file) throws SQLException {
            return openReadOnly(file);
        }

        default Connection hardened(Path file, String memory, Optional<Path> writable) throws SQLException {
            return openHardened(file, memory, writable);
        }
    }

    static volatile Opener opener = new Opener() { };

    private DatabaseFile() {
    }

    /** An instance of its own with this file, which is made when it is not there. What is too large for memory goes beside the file. */
    public static Connection open(Path file) throws SQLException {
        return open(file, "", spillingTo(file + ".tmp"));
    }

    /** As {@link #open}, but nothing can be written to the file. */
    public static Connection openReadOnly(Path file) throws SQLException {
        return open(file, " (READ_ONLY)", spillingTo(file + ".tmp"));
    }

    /**
     * As {@link #openReadOnly}, for other people's SQL: no file can be reached, not even this one, no extension be loaded and no setting
     * be changed. Times are UTC. Rows come as they are fetched.
     *
     * @param memory what the instance may use, such as 50%; nothing goes to disk
     * @param writable a file that can be written, if any; this one can be read then, too
     */
    static Connection openHardened(Path file, String memory, Optional<Path> writable) throws SQLException {
        Properties properties = spillingTo("");
        properties.setProperty("memory_limit", memory);
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        Connection connection = open(file, " (READ_ONLY)", properties);
        // Without external access DuckDB still lets in the files that are attached; without a file system not even those.
        return prepared(connection, "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; "
                + "SET allow_persistent_secrets = false; "
                + writable.map(path -> "SET allowed_paths = [" + literal(path) + "]; SET enable_external_access = false; ")
                        .orElse("SET enable_external_access = false; SET disabled_filesystems = 'LocalFileSystem'; ")
                + "SET GLOBAL TimeZone = 'UTC'; SET lock_configuration = true");
    }

    /** For more than a row group, below which DuckDB shares nothing between threads. */
    public static void useAllThreads(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET threads");
        }
    }

    private static Properties spillingTo(String folder) {
        Properties properties = new Properties();
        properties.setProperty("temp_directory", folder);
        return properties;
    }

    private static Connection open(Path file, String mode, Properties properties) throws SQLException {
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
        return prepared(connection, "ATTACH " + literal(file) + " AS " + NAME + mode + "; USE " + NAME + "; DETACH memory");
    }

    private static Connection prepared(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return connection;
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** What makes a database's triggers, which COPY FROM DATABASE leaves out. */
    public static String triggers(Connection connection, String database) throws SQLException {
        return String.join("\n", Rows.list(connection, "SELECT sql FROM duckdb_triggers() WHERE database_name = ? "
                + "ORDER BY table_name, trigger_name", row -> row.getString(1), database));
    }

    /** The version whose format a file has, when that is DuckDB 1: a copy for its clients, in which there are no triggers. */
    public static Optional<String> older(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT system.main.rtrim(tags['storage_version'], '+') FROM system.main.duckdb_databases() WHERE "
                + "database_name = system.main.current_database() AND tags['storage_version'] LIKE 'v1.%'", row -> row.getString(1));
    }

    /** The version of the database. */
    public static String version(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT version()", row -> row.getString(1)).orElseThrow();
    }

    /** A path as a text of SQL. */
    public static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
