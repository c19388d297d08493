package dev.plimsoll.store.chain;

import dev.plimsoll.store.Rows;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.chain.VerifyFinding.ArtifactRef;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies a store on an open connection: schema, chain, catalogue, artifacts. */
public final class Verification {

    private static final int MAX_THREADS = 8;

    private final Connection connection;
    private final VerifyRequest request;
    private final List<VerifyFinding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Verification(Connection connection, VerifyRequest request) {
        this.connection = connection;
        this.request = request;
    }

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
        return new Verification(connection, request).report(released, withViews, listener);
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
        findings.addAll(SchemaCheck.findings(connection, released, withViews));
        if (!withViews) {
            notes.add("The views were made by another version of Plimsoll and were not compared; the next command that writes renews "
                    + "them.");
        }
        Optional<LinkCheck> links = links();
        links.ifPresent(chain -> {
            findings.addAll(CatalogueCheck.findings(connection, chain.records(), request.runs()));
            findings.addAll(chain.checkStatedHeads(connection));
        });
        long artifacts = 0;
        long rows = 0;
        try {
            Selection selection = Selection.of(connection, kinds(released), request.runs());
            ArtifactCheck check = new ArtifactCheck(selection, new Workers(connection, threads()), listener);
            List<VerifyFinding> found = new ArrayList<>(selection.findings());
            found.addAll(check.findings(connection));
            for (VerifyFinding finding : found) {
                findings.add(place(finding, links));
            }
            artifacts = selection.artifacts().size();
            rows = check.rows();
        } catch (SQLException e) {
            findings.add(VerifyFinding.object(VerifyCode.UNREADABLE, "tables artifact, run_artifact", "rows", CatalogueCheck.firstLine(e)));
        }
        return new VerifyReport(request.runs(), links.map(LinkCheck::count).orElse(0), artifacts, rows, links.flatMap(LinkCheck::head),
                links.flatMap(LinkCheck::known), findings, notes);
    }

    /** The kinds of artifacts that the store's version has; a kind that came later has no table in it. */
    private static List<ArtifactSchema> kinds(ReleasedObjects released) {
        return ArtifactSchema.all().stream()
                .filter(schema -> released.kinds().containsKey(SchemaCheck.kind(schema.kind(), schema.version()))).toList();
    }

    private static int threads() {
        return Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
    }

    private Optional<LinkCheck> links() throws SQLException {
        if (!Chain.exists(connection)) {
            if (findings.stream().noneMatch(f -> f.table().equals(Optional.of("table main.chain")))) {
                findings.add(VerifyFinding.object(VerifyCode.NO_CHAIN, "chain", "schema version 6 or later", "an older one"));
            }
            return Optional.empty();
        }
        try {
            LinkCheck links = LinkCheck.of(connection, request.head());
            findings.addAll(links.findings());
            return Optional.of(links);
        } catch (SQLException e) {
            findings.add(VerifyFinding.object(VerifyCode.UNREADABLE, "table chain", "records", CatalogueCheck.firstLine(e)));
            return Optional.empty();
        }
    }

    /** The runs that used or made a finding's artifact, and the record of the first. */
    private VerifyFinding place(VerifyFinding finding, Optional<LinkCheck> links) throws SQLException {
        if (finding.artifact().isEmpty()) {
            return finding;
        }
        ArtifactRef artifact = finding.artifact().get();
        Map<String, LinkCheck.Linked> records = links.map(LinkCheck::records).orElse(Map.of());
        List<RecordRef> users = Rows.list(connection, "SELECT DISTINCT run_id FROM main.run_artifact WHERE artifact_id = ? ORDER BY run_id",
                row -> {
                    LinkCheck.Linked record = records.get(LinkCheck.key(ChainSubject.RUN.label(), row.getString(1)));
                    return record == null ? new RecordRef(0, ChainSubject.RUN.label(), row.getString(1)) : record.ref();
                }, artifact.id());
        users.sort(Comparator.comparingInt(RecordRef::sequence));
        return finding.about(users.stream().findFirst(), new ArtifactRef(artifact.id(), artifact.kind(), users.stream().map(RecordRef::id)
                .toList()));
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
