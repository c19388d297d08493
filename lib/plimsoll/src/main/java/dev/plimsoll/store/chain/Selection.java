package dev.plimsoll.store.chain;

import dev.plimsoll.store.Rows;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The artifacts to verify, as the catalogue has them: all, or those of some runs.
 *
 * @param artifacts by id
 * @param findings what is wrong with them in the catalogue
 * @param kinds those that a store of this version has tables for
 * @param condition what a query on a table of artifacts adds to see just these
 */
record Selection(Map<String, StoredArtifactRow> artifacts, List<VerifyFinding> findings, List<ArtifactSchema> kinds, String condition) {

    /** Artifacts of some runs, or of all where none is named. */
    static Selection of(Connection connection, List<ArtifactSchema> kinds, List<String> runs) throws SQLException {
        Selection selection = new Selection(new LinkedHashMap<>(), new ArrayList<>(), kinds, runs.isEmpty() ? ""
                : "WHERE artifact_id IN (SELECT artifact_id FROM main.run_artifact WHERE run_id IN ("
                        + runs.stream().map(run -> "'" + run.replace("'", "''") + "'").collect(Collectors.joining(", ")) + "))");
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
            Set<String> columns = new HashSet<>(List.of(row.getString(4).split(",")));
            if (schema.isEmpty() || !schema.get().columns().stream().map(ArtifactColumn::name).toList().containsAll(columns)) {
                findings.add(VerifyFinding.artifact(VerifyCode.CONTENT_CHANGED, "table artifact", id, kind,
                        "a kind, version and columns of table artifact_schema", kind + " version " + version + " with columns "
                                + row.getString(4)));
            } else {
                artifacts.put(id, new StoredArtifactRow(id, schema.get(), columns, row.getLong(5)));
            }
        });
    }

    private void checkUse(Connection connection) throws SQLException {
        Rows.each(connection, "SELECT artifact_id, kind, row_count FROM main.artifact WHERE artifact_id NOT IN (SELECT artifact_id "
                + "FROM main.run_artifact)", row -> findings.add(VerifyFinding.artifact(VerifyCode.ARTIFACT_UNUSED, "table artifact",
                        row.getString(1), row.getString(2), "a run that refers to it", "none; it has " + row.getLong(3) + " rows")));
    }

    private void checkMissing(Connection connection, List<String> runs) throws SQLException {
        Rows.each(connection, "SELECT run_id, artifact_id FROM main.run_artifact WHERE artifact_id NOT IN (SELECT artifact_id "
                + "FROM main.artifact) ORDER BY ALL", row -> {
                    if (runs.isEmpty() || runs.contains(row.getString(1))) {
                        findings.add(VerifyFinding.artifact(VerifyCode.ARTIFACT_MISSING, "table artifact", row.getString(2), "unknown",
                                "a row in table artifact, as run " + row.getString(1) + " refers to it", "none"));
                    }
                });
    }

    /** Whether all artifacts are meant, so that rows of any other are too many. */
    boolean everything() {
        return condition.isEmpty();
    }

    /** A row of table artifact: what an artifact is said to be. */
    record StoredArtifactRow(String id, ArtifactSchema schema, Set<String> present, long rows) {

        /** What its content hash starts with; columns in the order of the schema, as the encoding says. */
        byte[] header() {
            StringBuilder header = new StringBuilder("plimsoll/1\n").append(schema.kind()).append('\n').append(schema.version())
                    .append('\n');
            for (ArtifactColumn column : schema.columns()) {
                if (present.contains(column.name())) {
                    header.append(column.name()).append(':').append(column.type().label()).append('\n');
                }
            }
            return header.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
