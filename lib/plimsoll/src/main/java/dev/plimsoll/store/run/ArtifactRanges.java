package dev.plimsoll.store.run;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.schema.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Table {@code artifact_range}: where the rows of each artifact are in the table of its kind. Rows are written one artifact after the other
 * and never removed, so the next row of a table has the number of those that it has.
 */
public final class ArtifactRanges {

    private static final String SCRIPT = "schema/V008__ranges.sql";

    private ArtifactRanges() {
    }

    /**
     * Notes where the rows of artifacts will be, before they are appended kind by kind in this order and in the same transaction.
     *
     * @return how many rows each of their tables has before
     */
    static Map<String, Long> insert(Transaction rows, Connection connection, List<Artifact> artifacts) throws SQLException {
        List<Artifact> filled = artifacts.stream().filter(artifact -> artifact.table().rows() > 0).toList();
        Map<String, Long> before = new HashMap<>();
        if (!filled.isEmpty()) { // by one query: planning one for each table takes longer than counting the rows
            Rows.each(connection, filled.stream().map(ArtifactRanges::table).distinct().map(table -> "SELECT '" + table
                    + "', count(*) FROM main." + table).collect(Collectors.joining(" UNION ALL ")),
                    row -> before.put(row.getString(1), row.getLong(2)));
        }
        Map<String, Long> next = new HashMap<>(before);
        rows.insertAll("artifact_range", filled.stream().map(artifact -> {
            long count = artifact.table().rows();
            return new Object[] {artifact.id(), next.merge(table(artifact), count, Long::sum) - count, count};
        }).toList());
        return before;
    }

    /** Whether artifacts that were just written have all their rows where they are noted to be, and none after that. */
    static boolean hold(Connection connection, Map<String, Long> before, List<Artifact> artifacts) throws SQLException {
        return before.isEmpty() || Rows.first(connection, before.entrySet().stream().map(table -> "SELECT artifact_id, min(rowid) AS first, "
                + "max(rowid) AS last, count(*) AS rows FROM main." + table.getKey() + " WHERE rowid >= " + table.getValue()
                + " GROUP BY artifact_id").collect(Collectors.joining(" UNION ALL ", "SELECT count(*) FROM (", ")"))
                + " JOIN main.artifact_range AS noted USING (artifact_id) JOIN main.artifact USING (artifact_id) WHERE artifact_id"
                + Rows.in(artifacts.stream().map(Artifact::id).toList()) + " AND first = first_row AND last - first + 1 = rows "
                + "AND rows = noted.row_count AND rows = artifact.row_count", row -> row.getLong(1)).orElseThrow()
                == artifacts.stream().filter(artifact -> artifact.table().rows() > 0).count();
    }

    private static String table(Artifact artifact) {
        return artifact.table().schema().table();
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
