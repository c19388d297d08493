package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.VerifyFinding.ArtifactRef;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.ArtifactSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies a store on an open connection: schema, chain, catalogue, artifacts. */
public record Verification(Connection connection, VerifyRequest request, Findings findings, List<String> notes) {

    private static final int MAX_THREADS = 8;

    /**
     * Verifies.
     *
     * @param connection to the store, read-only
     * @param released what an empty store of the same schema version has
     * @param withViews whether the store's views should be those of the released scripts
     * @param request what to verify
     * @param listener is told how far it is
     * @return what was found
     * @throws SQLException when the database fails in a way that says nothing about the store
     */
    public static VerifyReport of(Connection connection, ReleasedObjects released, boolean withViews, VerifyRequest request,
            VerifyListener listener) throws SQLException {
        return new Verification(connection, request, new Findings(), new ArrayList<>()).report(released, withViews, listener);
    }

    /**
     * Whether a store holds a run, or did when it was recorded.
     *
     * @param connection to the store
     * @param runId the run
     * @return true when rows or a chain record name it
     * @throws SQLException when the database fails
     */
    public static boolean knows(Connection connection, String runId) throws SQLException {
        return Rows.first(connection, "SELECT 1 FROM main.run WHERE run_id = ?", row -> true, runId).isPresent()
                || Chain.exists(connection)
                && Rows.first(connection, "SELECT 1 FROM main.chain WHERE subject = 'run' AND subject_id = ?", row -> true, runId)
                        .isPresent();
    }

    private VerifyReport report(ReleasedObjects released, boolean withViews, VerifyListener listener) throws SQLException {
        SchemaCheck.run(connection, released, withViews, findings);
        if (!withViews) {
            notes.add("The views were made by another version of Plimsoll and were not compared; the next command that writes renews "
                    + "them.");
        }
        Optional<LinkCheck> links = links();
        links.ifPresent(chain -> {
            List<ChainSubject> subjects = Stream.of(ChainSubject.values()) // a later schema's have no tables
                    .filter(subject -> released.objects().containsKey("table main." + subject.table())).toList();
            new CatalogueCheck(subjects, chain.records(), findings).run(connection, request.runs());
            chain.checkStatedHeads(connection, subjects);
        });
        Optional<ArtifactCheck> artifacts = findings.read("tables artifact, run_artifact", "rows", () -> {
            ArtifactCheck check = new ArtifactCheck(Selection.of(connection, kinds(released),
                    released.objects().containsKey("table main.artifact_range"), request.runs(), findings),
                    new Workers(connection, Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors())), listener);
            check.run(connection);
            return check;
        });
        List<VerifyFinding> placed = findings.all().stream().map(finding -> place(finding, links)).toList();
        return new VerifyReport(request.runs(), links.map(LinkCheck::count).orElse(0), artifacts.map(ArtifactCheck::artifacts).orElse(0),
                artifacts.map(ArtifactCheck::rows).orElse(0L), links.flatMap(LinkCheck::head), links.flatMap(LinkCheck::known), placed, notes);
    }

    /** The kinds of artifacts that the store's version has; a kind that came later has no table in it. */
    private static List<ArtifactSchema> kinds(ReleasedObjects released) {
        return ArtifactSchema.all().stream()
                .filter(schema -> released.kinds().containsKey(SchemaCheck.kind(schema.kind(), schema.version()))).toList();
    }

    private Optional<LinkCheck> links() throws SQLException {
        if (Chain.exists(connection)) {
            return findings.read("table chain", "records", () -> LinkCheck.of(connection, request.head(), findings));
        }
        if (findings.all().stream().noneMatch(f -> f.table().equals(Optional.of("table main.chain")))) {
            findings.add(VerifyCode.NO_CHAIN, "chain", "schema version 6 or later", "an older one");
        }
        return Optional.empty();
    }

    /** The runs that used or made a finding's artifact, and the record of the first. */
    private VerifyFinding place(VerifyFinding finding, Optional<LinkCheck> links) {
        return finding.artifact().map(artifact -> {
            List<RecordRef> users = users(artifact.id(), links.map(LinkCheck::records).orElse(Map.of()));
            return finding.about(users.stream().findFirst(), new ArtifactRef(artifact.id(), artifact.kind(), users.stream().map(RecordRef::id)
                    .toList()));
        }).orElse(finding);
    }

    private List<RecordRef> users(String artifactId, Map<String, LinkCheck.Linked> records) {
        try {
            List<RecordRef> users = Rows.list(connection, "SELECT DISTINCT run_id FROM main.run_artifact WHERE artifact_id = ? ORDER BY run_id",
                    row -> {
                        LinkCheck.Linked record = records.get(LinkCheck.key(ChainSubject.RUN.label(), row.getString(1)));
                        return record == null ? new RecordRef(0, ChainSubject.RUN.label(), row.getString(1)) : record.ref();
                    }, artifactId);
            users.sort(Comparator.comparingInt(RecordRef::sequence));
            return users;
        } catch (SQLException e) {
            return List.of(); // that the table cannot be read is said already
        }
    }

    /**
     * What a store of a schema version has besides its data: all that a store is compared with.
     *
     * @param objects the definition of each object
     * @param kinds the kinds of artifacts, which scripts put there as rows
     */
    public record ReleasedObjects(Map<String, String> objects, Map<String, String> kinds) {

        /**
         * Reads them.
         *
         * @param released an empty store, made from the released scripts
         * @return what it has
         * @throws SQLException when the database fails
         */
        public static ReleasedObjects of(Connection released) throws SQLException {
            return new ReleasedObjects(Map.copyOf(SchemaCheck.objects(released)), Map.copyOf(SchemaCheck.kinds(released)));
        }
    }
}
