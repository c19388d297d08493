package dev.plimsoll.store;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.CanonicalJson;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.ChainSubject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes a run: all of it in one transaction, or nothing. Plain JDBC and the appender, because a short command should not pay for
 * starting a query builder.
 */
final class RunWriter {

    private final Connection connection;
    private final Clock clock;

    RunWriter(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Records a complete run, or finds it there already. */
    Recorded complete(RunDraft draft) throws SQLException {
        String runKey = draft.runKey();
        String content = draft.contentSha256();
        Place place = placeFor(draft, runKey, content);
        if (place.taken()) {
            return new Recorded(place.runId(), true, runKey, content);
        }
        Map<String, Artifact> fresh = new LinkedHashMap<>();
        Transactions.run(connection, statements -> {
            insertRun(statements, place, draft, runKey);
            statements.insert("INSERT INTO run_outcome VALUES (?, 'COMPLETE', ?, NULL, NULL, NULL)", place.runId(), content);
            insertArtifacts(statements, place.runId(), draft, fresh);
            requireOneOutputOfEachKind(statements, place.runId());
            insertNotes(statements, place.runId(), draft);
            Chain.append(connection, ChainSubject.RUN, place.runId(), clock);
        });
        readBack(place.runId(), fresh);
        return new Recorded(place.runId(), false, runKey, content);
    }

    /** Records that a run failed, with its inputs and the error, in a transaction of its own. */
    Recorded failed(RunDraft draft, Throwable error) throws SQLException {
        String runKey = draft.runKey();
        Place place = placeForFailure(draft);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        String message = error.getMessage() == null ? error.getClass().getName() : error.getMessage();
        Transactions.run(connection, statements -> {
            insertRun(statements, place, draft, runKey);
            statements.insert("INSERT INTO run_outcome VALUES (?, 'FAILED', NULL, ?, ?, ?)", place.runId(), error.getClass().getName(), message,
                    trace.toString());
            insertArtifacts(statements, place.runId(), draft, new LinkedHashMap<>());
            insertNotes(statements, place.runId(), draft);
            Chain.append(connection, ChainSubject.RUN, place.runId(), clock);
        });
        return new Recorded(place.runId(), false, runKey, null);
    }

    /** Where a run goes: its id, whether the same run is there already, and the failed run it replaces by itself. */
    private record Place(String runId, boolean taken, Optional<String> supersedes) {
    }

    private record Stored(String runKey, String status, String content) {
    }

    private Place placeFor(RunDraft draft, String runKey, String content) throws SQLException {
        Optional<String> requested = draft.subject().requestedId();
        String wanted = requested.orElseGet(draft::defaultId);
        Optional<String> supersedes = draft.subject().supersedes();
        String id = wanted;
        for (int n = 2;; n++) {
            Optional<Stored> there = find(id);
            if (there.isEmpty()) {
                return new Place(id, false, supersedes);
            }
            if (content.equals(there.get().content()) && runKey.equals(there.get().runKey())) {
                return new Place(id, true, supersedes);
            }
            if (requested.isPresent()) {
                throw taken(id, there.get(), runKey, content);
            }
            if (there.get().status().equals("FAILED")) {
                supersedes = supersedes.or(keep(id));
            }
            id = wanted + "-" + n;
        }
    }

    private static Supplier<Optional<String>> keep(String id) {
        return () -> Optional.of(id);
    }

    private static UsageException taken(String id, Stored there, String runKey, String content) {
        if (there.status().equals("FAILED")) {
            return new UsageException("The run id " + id + " belongs to a run that is recorded as FAILED. This run is not stored. Choose "
                    + "another id, and name the failed one with --supersedes \"" + id + "\".");
        }
        return new UsageException("The run id " + id + " is taken by a run with other content: stored content "
                + there.content() + " (run key " + there.runKey() + "), this run's content " + content + " (run key " + runKey
                + "). This run is not stored. Choose another id, or leave --run-id out for a default one.");
    }

    private Place placeForFailure(RunDraft draft) throws SQLException {
        String wanted = draft.subject().requestedId().orElseGet(draft::defaultId);
        String id = wanted;
        for (int n = 2; find(id).isPresent(); n++) {
            id = wanted + "-" + n;
        }
        return new Place(id, false, draft.subject().supersedes());
    }

    private Optional<Stored> find(String runId) throws SQLException {
        return Rows.first(connection, "SELECT run_key, status, content_sha256 FROM run JOIN run_outcome USING (run_id) WHERE run_id = ?",
                row -> new Stored(row.getString(1), row.getString(2), row.getString(3)), runId);
    }

    private void insertRun(Statements statements, Place place, RunDraft draft, String runKey) throws SQLException {
        String runId = place.runId();
        RunDraft.Subject subject = draft.subject();
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        if (place.supersedes().isPresent() && find(place.supersedes().get()).isEmpty()) {
            throw new UsageException("The run to supersede, " + place.supersedes().get() + ", is not in the store. This run is "
                    + "not stored. See plimsoll runs for the ids there are.");
        }
        statements.insert("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", runId, subject.kind().toString(),
                subject.profile().orElse(null), subject.allocatorVersion(), subject.windowStart(), subject.windowEnd(), subject.mode(),
                subject.precomputedRunId().orElse(null), place.supersedes().orElse(null), subject.reason().orElse(null),
                subject.author(), now, runKey);
        if (place.supersedes().isPresent()) {
            statements.insert("INSERT INTO run_parent VALUES (?, ?, 'supersedes')", runId, place.supersedes().get());
        }
        if (subject.precomputedRunId().isPresent()) {
            statements.insert("INSERT INTO run_parent VALUES (?, ?, 'scalars')", runId, subject.precomputedRunId().get());
        }
        RunEnvironment here = RunEnvironment.current();
        statements.insert("INSERT INTO run_environment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, version())", runId, here.libraryVersion(),
                here.gitCommit().orElse(null), here.gitDirty().orElse(null), here.javaVersion(), here.javaVendor(), here.os(),
                here.arch(), here.locale(), here.zone());
        statements.insert("INSERT INTO run_config VALUES (?, ?, ?)", runId, draft.configJson(), draft.configSha256());
    }

    private void insertArtifacts(Statements statements, String runId, RunDraft draft, Map<String, Artifact> fresh) throws SQLException {
        Set<String> known = new HashSet<>();
        for (RunDraft.RunArtifact use : draft.artifacts()) {
            Artifact artifact = use.artifact();
            if (known.add(artifact.id())
                    && !statements.finds("SELECT 1 FROM artifact WHERE artifact_id = ?", artifact.id())) {
                statements.insert("INSERT INTO artifact VALUES (?, ?, ?, ?, ?)", artifact.id(), artifact.kind(),
                        artifact.table().schema().version(), artifact.table().presentNames(), artifact.table().rows());
                ArtifactRows.append(connection, artifact);
                appendBlocks(artifact);
                fresh.put(artifact.id(), artifact);
            }
            statements.insert("INSERT INTO run_artifact VALUES (?, ?, ?, ?)", runId, use.role().name(), artifact.id(),
                    use.meta().isEmpty() ? null : CanonicalJson.write(use.meta()));
        }
        for (RunDraft.RunArtifact use : draft.artifacts()) {
            for (String input : use.madeFrom()) {
                statements.insert("INSERT INTO artifact_input VALUES (?, ?, ?)", runId, use.artifact().id(), input);
            }
        }
    }

    /** As the rows stand in the file, whatever a draft was checked for. */
    private static void requireOneOutputOfEachKind(Statements statements, String runId) throws SQLException {
        if (statements.finds("SELECT 1 FROM run_artifact JOIN artifact USING (artifact_id) WHERE run_id = ? AND role = 'output' "
                + "GROUP BY kind HAVING count(*) > 1", runId)) {
            throw new StoreException("Run " + runId + " would have two outputs of one kind; a run has at most one of each. They were "
                    + "not stored. Please report it.");
        }
    }

    private void appendBlocks(Artifact artifact) throws SQLException {
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "artifact_block")) {
            int rows = artifact.table().rows();
            for (int block = 0; block < artifact.blockHashes().size(); block++) {
                appender.beginRow().append(artifact.id()).append(block)
                        .append(Math.min(Artifact.BLOCK_ROWS, rows - block * Artifact.BLOCK_ROWS))
                        .append(artifact.blockHashes().get(block)).endRow();
            }
            appender.flush();
        }
    }

    private static void insertNotes(Statements statements, String runId, RunDraft draft) throws SQLException {
        int position = 1;
        for (RunDraft.Warning warning : draft.warnings()) {
            statements.insert("INSERT INTO run_warning VALUES (?, ?, ?, ?)", runId, position++, warning.code(), warning.message());
        }
        for (RunDraft.ImportCheck check : draft.checks()) {
            statements.insert("INSERT INTO import_check VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", runId, check.kind(), check.column(),
                    check.rowsGiven(), check.rowsComputed(), check.rowsDiffering(),
                    Double.isNaN(check.maxAbsDiff()) ? null : check.maxAbsDiff(),
                    Double.isNaN(check.tolerance()) ? null : check.tolerance(), check.firstDifference().orElse(null), check.agrees());
        }
    }

    /** COMMIT has been known to succeed with nothing written; so look. */
    private void readBack(String runId, Map<String, Artifact> fresh) throws SQLException {
        boolean there = find(runId).isPresent();
        for (Artifact artifact : fresh.values()) {
            there &= ArtifactRows.count(connection, artifact) == artifact.table().rows();
        }
        if (!there) {
            throw new StoreException("Run " + runId + " was committed but is not all there when read back. Do not rely on it; run it "
                    + "again, and keep the store file for us to look at.");
        }
    }
}
