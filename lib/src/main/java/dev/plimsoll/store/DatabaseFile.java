package dev.plimsoll.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Opens a database file so that the database inside has one name whatever the file is called. DuckDB would name it after the file, and
 * in a file {@code audit.duckdb} it could no longer tell {@code audit.run_overview} from a table of that database.
 */
final class DatabaseFile {

    /** The name of the only database on a connection, besides DuckDB's own two. */
    static final String NAME = "plimsoll";

    private DatabaseFile() {
    }

    /** An instance of its own with this file, which is made when it is not there. What is too large for memory goes beside the file. */
    static Connection open(Path file) throws SQLException {
        return open(file, "", file + ".tmp");
    }

    /** As {@link #open}, but nothing can be written to the file. */
    static Connection openReadOnly(Path file) throws SQLException {
        return open(file, " (READ_ONLY)", file + ".tmp");
    }

    /**
     * As {@link #openReadOnly}, for other people's SQL: no file can be reached, not even this one, no extension be loaded and no setting
     * be changed. Times are UTC.
     */
    static Connection openHardened(Path file) throws SQLException {
        Connection connection = open(file, " (READ_ONLY)", "");
        // Without external access DuckDB still lets in the files that are attached; without a file system not even those.
        return prepared(connection, "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; "
                + "SET allow_persistent_secrets = false; SET enable_external_access = false; "
                + "SET disabled_filesystems = 'LocalFileSystem'; SET GLOBAL TimeZone = 'UTC'; SET lock_configuration = true");
    }

    private static Connection open(Path file, String mode, String spillFolder) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("temp_directory", spillFolder);
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

    /** A path as a text of SQL. */
    static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
