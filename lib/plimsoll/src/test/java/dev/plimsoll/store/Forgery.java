package dev.plimsoll.store;

import dev.plimsoll.store.kind.ArtifactSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A store copied row by row into a new file, one cell changed on the way: reaches the rows that other rows refer to, which the
 * database would not let anybody change in place.
 */
final class Forgery {

    /** Tables whose rows are referred to. */
    static final List<String> PARENTS = List.of("run", "artifact", "audit_record", "replay_receipt", "lookahead_certificate", "sweep", "sweep_batch");

    private Forgery() {
    }

    /** Tables in the order of their references. */
    static List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("artifact_schema", "schema_version", "view_set", "run", "run_outcome", "run_parent",
                "run_environment", "run_config", "run_warning", "artifact", "artifact_block", "artifact_range", "run_artifact", "artifact_input",
                "import_check"));
        ArtifactSchema.all().forEach(schema -> tables.add(schema.table()));
        tables.addAll(List.of("audit_record", "audit_figure", "validation_finding", "validation_evidence", "alert", "sign_off", "promotion",
                "chain", "replay_receipt", "replay_artifact", "lookahead_certificate", "lookahead_check", "incident", "sweep", "sweep_task", "sweep_batch", "sweep_result"));
        return tables;
    }

    /** Copies with an expression in the place of one column, where a condition holds. */
    static void copy(Path from, Path to, String table, String column, String expression, String condition) throws SQLException {
        Stores.fresh(to);
        try (Connection connection = Stores.connect(to)) {
            Triggers triggers = Triggers.drop(connection, "artifact_schema", "schema_version", "view_set", "chain");
            for (String own : List.of("artifact_schema", "schema_version", "view_set", "chain")) {
                Stores.execute(connection, "DELETE FROM " + own);
            }
            Stores.execute(connection, "ATTACH '" + from + "' AS original (READ_ONLY)");
            for (String each : tables()) {
                Stores.execute(connection, "INSERT INTO main." + each + " SELECT *" + (each.equals(table) ? " REPLACE (CASE WHEN " + condition
                        + " THEN " + expression + " ELSE " + column + " END AS " + column + ")" : "") + " FROM original.main." + each
                        + " ORDER BY rowid");
            }
            triggers.restore(connection);
            Stores.execute(connection, "DETACH original");
        }
    }
}
