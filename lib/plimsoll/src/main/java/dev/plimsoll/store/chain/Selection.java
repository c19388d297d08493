package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The artifacts to verify, as the catalogue has them: all, or those of some runs.
 *
 * @param artifacts by id
 * @param findings takes what is wrong with them
 * @param kinds those that a store of this version has tables for
 * @param hasRanges whether a store of this version notes where their rows are
 * @param condition what a query on a table of artifacts adds to see just these
 */
record Selection(Map<String, StoredArtifactRow> artifacts, Findings findings, List<ArtifactSchema> kinds, boolean hasRanges, String condition) {

    /** Artifacts of some runs, or of all where none is named. */
    static Selection of(Connection connection, List<ArtifactSchema> kinds, boolean hasRanges, List<String> runs, Findings findings)
            throws SQLException {
        Selection selection = new Selection(new LinkedHashMap<>(), findings, kinds, hasRanges, runs.isEmpty() ? ""
                : "WHERE artifact_id IN (SELECT artifact_id FROM main.run_artifact WHERE run_id" + Rows.in(runs) + ")");
        selection.load(connection);
        if (runs.isEmpty()) {
            selection.checkUse(connection);
        }
        selection.checkMissing(connection, runs);
        return selection;
    }

    private void load(Connection connection) throws SQLException {
        Rows.each(connection, "SELECT artifact_id, kind, schema_version, columns, row_count FROM main.artifact " + condition, row -> {
            String id = row.getString(1);
            String kind = row.getString(2);
            int version = row.getInt(3);
            Optional<ArtifactSchema> schema = kinds.stream().filter(s -> s.kind().equals(kind) && s.version() == version).findFirst();
            Set<String> columns = Set.copyOf(List.of(row.getString(4).split(",")));
            List<ArtifactColumn> present = schema.stream().flatMap(s -> s.columns().stream()).filter(c -> columns.contains(c.name()))
                    .toList();
            if (present.size() != columns.size()) {
                findings.add(VerifyCode.CONTENT_CHANGED, "table artifact", id, kind,
                        "a kind, version and columns of table artifact_schema", kind + " version " + version + " with columns "
                                + row.getString(4));
            } else {
                artifacts.put(id, new StoredArtifactRow(id, schema.get(), present, row.getLong(5)));
            }
        });
    }

    private void checkUse(Connection connection) throws SQLException {
        Rows.each(connection, "SELECT artifact_id, kind, row_count FROM main.artifact WHERE artifact_id NOT IN (SELECT artifact_id "
                + "FROM main.run_artifact)", row -> findings.add(VerifyCode.ARTIFACT_UNUSED, "table artifact",
                        row.getString(1), row.getString(2), "a run that refers to it", "none; it has " + row.getLong(3) + " rows"));
    }

    private void checkMissing(Connection connection, List<String> runs) throws SQLException {
        Rows.each(connection, "SELECT run_id, artifact_id FROM main.run_artifact WHERE artifact_id NOT IN (SELECT artifact_id "
                + "FROM main.artifact) ORDER BY ALL", row -> {
                    if (runs.isEmpty() || runs.contains(row.getString(1))) {
                        findings.add(VerifyCode.ARTIFACT_MISSING, "table artifact", row.getString(2), "unknown",
                                "a row in table artifact, as run " + row.getString(1) + " refers to it", "none");
                    }
                });
    }

    /** Whether all artifacts are meant, so that rows of any other are too many. */
    boolean everything() {
        return condition.isEmpty();
    }

    /** A row of table artifact: what an artifact is said to be, with the columns it has in the order of the schema. */
    record StoredArtifactRow(String id, ArtifactSchema schema, List<ArtifactColumn> present, long rows) {
    }
}
