package dev.plimsoll.store.run;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.schema.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Table {@code artifact_range}: where the rows of each artifact are in the table of its kind. Rows are written one artifact after the other
 * and never removed, so the next row of a table has the number of those that it has.
 */
public final class ArtifactRanges {

    private static final String SCRIPT = "schema/V008__ranges.sql";

    private ArtifactRanges() {
    }

    /** Notes where the rows of an artifact will be, before they are appended in the same transaction. */
    static void insert(Transaction rows, Artifact artifact) throws SQLException {
        if (artifact.table().rows() > 0) {
            rows.execute("INSERT INTO main.artifact_range SELECT ?, count(*), CAST(? AS BIGINT) FROM main."
                    + artifact.table().schema().table(), artifact.id(), artifact.table().rows());
        }
    }

    /** Whether an artifact that was just written has all its rows where they are noted to be, and none after that. */
    static boolean holds(Connection connection, Artifact artifact) throws SQLException {
        int rows = artifact.table().rows();
        return rows == 0 || Rows.first(connection, "SELECT count(*) = ? AND max(row.rowid) < any_value(first_row + row_count) "
                + "FROM main.artifact_range AS range JOIN main." + artifact.table().schema().table() + " AS row "
                + "ON row.artifact_id = range.artifact_id AND row.rowid >= first_row WHERE range.artifact_id = ?",
                row -> row.getBoolean(1), rows, artifact.id()).orElseThrow();
    }

    /** Makes the table anew from the rows there are, by the statements it was first filled with. A store of before it has none. */
    public static void rewrite(Connection connection) throws SQLException {
        String its = "WHERE database_name = current_database() AND table_name = 'artifact_range'";
        if (Rows.first(connection, "SELECT 1 FROM duckdb_tables() " + its, row -> true).isEmpty()) {
            return;
        }
        StringBuilder drop = new StringBuilder();
        StringBuilder create = new StringBuilder();
        Rows.each(connection, "SELECT trigger_name, sql FROM duckdb_triggers() " + its, row -> {
            drop.append("DROP TRIGGER ").append(row.getString(1)).append(" ON main.artifact_range; ");
            create.append(row.getString(2));
        });
        String script = Migrator.text(SCRIPT);
        Transaction.run(connection, rows -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(drop + "DELETE FROM main.artifact_range; " + script.substring(script.indexOf("SET VARIABLE")) + create);
            }
        });
    }
}
