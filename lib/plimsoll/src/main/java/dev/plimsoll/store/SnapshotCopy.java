package dev.plimsoll.store;

import dev.plimsoll.error.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a store into a new file through DuckDB: tables with their rows, constraints and comments, types, views and macros as they are, a
 * schema that somebody changed included. Triggers, which DuckDB leaves behind, are made again as the store has them.
 */
final class SnapshotCopy {

    private static final String NAME = "snapshot";

    private SnapshotCopy() {
    }

    /** Copies; the new file is complete and closed afterwards. Returns the head of the chain in it. */
    static Optional<String> run(Connection live, Path file) throws SQLException {
        List<String> triggers = new ArrayList<>();
        Optional<String> head;
        try (Statement statement = live.createStatement()) {
            statement.execute("ATTACH " + DatabaseFile.literal(file) + " AS " + NAME + " (READ_WRITE)");
            SQLException failure = null;
            try {
                statement.execute("COPY FROM DATABASE " + DatabaseFile.NAME + " TO " + NAME);
                refuseOtherRows(statement);
                try (ResultSet rows = statement.executeQuery("SELECT sql FROM duckdb_triggers() WHERE database_name = current_database() "
                        + "ORDER BY table_name, trigger_name")) {
                    while (rows.next()) {
                        triggers.add(rows.getString(1));
                    }
                }
                head = head(statement);
                statement.execute("CHECKPOINT " + NAME);
            } catch (SQLException e) {
                failure = e;
                throw e;
            } finally {
                detach(statement, failure);
            }
        }
        try (Connection copy = DatabaseFile.open(file); Statement statement = copy.createStatement()) {
            // In one transaction: each of more than a hundred of its own would be written to the disk by itself.
            statement.execute("BEGIN TRANSACTION");
            for (String trigger : triggers) {
                statement.execute(trigger);
            }
            statement.execute("COMMIT");
            statement.execute("CHECKPOINT");
        }
        return head;
    }

    /** After a failure this fails, too, and says less. */
    private static void detach(Statement statement, SQLException failure) throws SQLException {
        try {
            statement.execute("DETACH " + NAME);
        } catch (SQLException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private static void refuseOtherRows(Statement statement) throws SQLException {
        Map<String, Long> stored = counts(statement, DatabaseFile.NAME);
        Map<String, Long> copied = counts(statement, NAME);
        if (!stored.equals(copied)) {
            throw new StoreException("The snapshot has other row counts than the store: " + copied + " instead of " + stored
                    + ". It was not kept; please report it.");
        }
    }

    private static Map<String, Long> counts(Statement statement, String database) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (ResultSet tables = statement.executeQuery("SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = '"
                + database + "' ORDER BY ALL")) {
            while (tables.next()) {
                counts.put('"' + tables.getString(1) + "\".\"" + tables.getString(2).replace("\"", "\"\"") + '"', 0L);
            }
        }
        for (Map.Entry<String, Long> table : counts.entrySet()) {
            table.setValue(Long.valueOf(text(statement,
                    "SELECT count(*) FROM " + database + "." + table.getKey())));
        }
        return counts;
    }

    /** Empty in a store of a version before the chain. */
    private static Optional<String> head(Statement statement) throws SQLException {
        if (text(statement, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'chain' AND database_name = current_database()")
                .equals("0")) {
            return Optional.empty();
        }
        return Optional.ofNullable(text(statement, "SELECT arg_max(record_hash, sequence) FROM main.chain"));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
