package dev.plimsoll.store;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.run.ArtifactRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Is every run in a store whole? Rows counted and contents hashed again. */
public final class ConsistencyCheck {

    private ConsistencyCheck() {
    }

    public static List<String> problems(Path file) {
        List<String> problems = new ArrayList<>();
        return Stores.in(file, "consistency", connection -> {
            add(problems, connection, "run without its other rows", "SELECT run_id FROM run WHERE run_id NOT IN (SELECT run_id FROM "
                    + "run_outcome) OR run_id NOT IN (SELECT run_id FROM run_environment) OR run_id NOT IN (SELECT run_id FROM run_config)");
            add(problems, connection, "complete run with too few artifacts", "SELECT run_id FROM run_outcome WHERE status = 'COMPLETE' "
                    + "AND (SELECT count(*) FROM run_artifact WHERE run_artifact.run_id = run_outcome.run_id) < 6");
            add(problems, connection, "artifact of no run", "SELECT artifact_id FROM artifact WHERE artifact_id NOT IN "
                    + "(SELECT artifact_id FROM run_artifact)");
            add(problems, connection, "artifact whose blocks do not add up", "SELECT artifact_id FROM artifact WHERE row_count <> "
                    + "(SELECT coalesce(sum(b.row_count), 0) FROM artifact_block AS b WHERE b.artifact_id = artifact.artifact_id)");
            add(problems, connection, "audit without its figures", "SELECT kind, audit_id FROM audit_record WHERE audit_id NOT IN "
                    + "(SELECT audit_id FROM audit_figure)");
            add(problems, connection, "validation without its findings", "SELECT kind, audit_id FROM audit_record "
                    + "WHERE kind IN ('validation', 'revalidation') AND (SELECT count(DISTINCT question) FROM validation_finding AS f "
                    + "WHERE f.audit_id = audit_record.audit_id) < 4");
            add(problems, connection, "audit that rests on none", "SELECT kind, audit_id FROM audit_record WHERE based_on IS NOT NULL "
                    + "AND based_on NOT IN (SELECT audit_id FROM audit_record)");
            for (ArtifactSchema schema : ArtifactSchema.all()) {
                add(problems, connection, "rows of no artifact in " + schema.table(), "SELECT DISTINCT artifact_id FROM " + schema.table()
                        + " WHERE artifact_id NOT IN (SELECT artifact_id FROM artifact)");
            }
            for (List<Object> row : Stores.rows(connection, "SELECT artifact_id, kind, schema_version, columns, row_count FROM artifact")) {
                Artifact again = Artifact.of(ArtifactRows.read(connection, (String) row.get(0),
                        ArtifactSchema.of((String) row.get(1), (Integer) row.get(2)), (String) row.get(3), (Long) row.get(4)));
                if (!again.id().equals(row.get(0))) {
                    problems.add("artifact with other content: " + row);
                }
            }
            return problems;
        });
    }

    private static void add(List<String> problems, Connection connection, String problem, String sql) throws SQLException {
        Stores.rows(connection, sql).forEach(row -> problems.add(problem + ": " + row));
    }
}
