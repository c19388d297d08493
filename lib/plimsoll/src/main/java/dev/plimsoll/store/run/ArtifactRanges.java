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
import java.util.stream.Stream;

/**
 * Table {@code artifact_range}: where the rows of each artifact are in the table of its kind. Rows are written one artifact after the other
 * and never removed, so the next row of a table has the number of those that it has.
 */
public final class ArtifactRanges {

    private static final String SCRIPT = "schema/V008__ranges.sql";

    private ArtifactRanges() {
    }

    /** Notes where the rows of artifacts will be, before they are appended in this order and in the same transaction. */
    static void insert(Transaction rows, Connection connection, List<Artifact> artifacts) throws SQLException {
        List<Artifact> filled = filled(artifacts);
        Map<String, Long> next = numbers(connection, filled.stream().map(ArtifactRanges::table).distinct()
                .map(table -> "SELECT '" + table + "', count(*) FROM main." + table));
        for (Artifact artifact : filled) {
            long count = artifact.table().rows();
            rows.insert("artifact_range", artifact.id(), next.merge(table(artifact), count, Long::sum) - count, count);
        }
    }

    /** Whether artifacts that were just written have all their rows where they are noted to be, and none after that. */
    static boolean hold(Connection connection, List<Artifact> artifacts) throws SQLException {
        List<Artifact> filled = filled(artifacts);
        Map<String, Long> first = numbers(connection, filled.stream().map(artifact ->
                "SELECT artifact_id, first_row FROM main.artifact_range WHERE artifact_id = '" + artifact.id() + "'"));
        return first.size() == filled.size() && numbers(connection, filled.stream().map(artifact -> {
            long from = first.get(artifact.id());
            return "SELECT artifact_id, count(*) FROM main." + table(artifact) + " WHERE artifact_id = '" + artifact.id()
                    + "' AND rowid >= " + from + " GROUP BY artifact_id HAVING max(rowid) < " + (from + artifact.table().rows());
        })).equals(filled.stream().collect(Collectors.toMap(Artifact::id, artifact -> (long) artifact.table().rows())));
    }

    private static List<Artifact> filled(List<Artifact> artifacts) {
        return artifacts.stream().filter(artifact -> artifact.table().rows() > 0).toList();
    }

    private static String table(Artifact artifact) {
        return artifact.table().schema().table();
    }

    /** By one query: planning one for each artifact takes longer than reading the rows of a small run. */
    private static Map<String, Long> numbers(Connection connection, Stream<String> selects) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        String all = selects.collect(Collectors.joining(" UNION ALL "));
        if (!all.isEmpty()) {
            Rows.each(connection, all, row -> numbers.put(row.getString(1), row.getLong(2)));
        }
        return numbers;
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
