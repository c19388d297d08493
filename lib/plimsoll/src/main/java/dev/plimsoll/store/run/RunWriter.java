package dev.plimsoll.store.run;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.schema.Library.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes a run: all of it in one transaction, or nothing. Plain JDBC and the appender, because a short command should not pay for
 * starting a query builder.
 */
public record RunWriter(Connection connection, Clock clock) {

    /** Rows that DuckDB keeps, and shares between threads, together. */
    private static final int ROW_GROUP = 122_880;

    /** Records a complete run, or finds it there already. */
    public Recorded complete(RunDraft draft) throws SQLException {
        String content = draft.contentSha256();
        return record(draft, Optional.of(content), Arrays.asList("COMPLETE", content, null, null, null));
    }

    /** Records that a run failed, with its inputs and the error. */
    public Recorded failed(RunDraft draft, Throwable error) throws SQLException {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        String type = error.getClass().getName();
        return record(draft, Optional.empty(), Arrays.asList("FAILED", null, type, Optional.ofNullable(error.getMessage()).orElse(type),
                trace.toString()));
    }

    private Recorded record(RunDraft draft, Optional<String> content, List<String> outcome) throws SQLException {
        String runKey = draft.runKey();
        Place place = placeFor(draft, runKey, content);
        String runId = place.runId();
        if (!place.taken()) {
            List<Artifact> fresh = new ArrayList<>();
            if (draft.artifacts().stream().mapToLong(use -> use.artifact().table().rows()).sum() > ROW_GROUP) {
                DatabaseFile.useAllThreads(connection);
            }
            Transaction.run(connection, rows -> {
                insertRun(rows, place, draft, runKey);
                rows.insert("run_outcome", runId, outcome);
                insertArtifacts(rows, runId, draft, fresh);
                requireOneOutputOfEachKind(rows, runId);
                insertNotes(rows, runId, draft);
                Chain.append(connection, ChainSubject.RUN, runId, clock);
            });
            readBack(runId, fresh);
        }
        return new Recorded(runId, place.taken(), runKey, content.orElse(null));
    }

    /** Where a run goes: its id, whether the same run is there already, and the failed run it replaces by itself. */
    private record Place(String runId, boolean taken, Optional<String> supersedes) {
    }

    private record Stored(String runKey, String status, String content) {
    }

    /** A failed run, which has no content, takes any id that is free. */
    private Place placeFor(RunDraft draft, String runKey, Optional<String> content) throws SQLException {
        Optional<String> requested = draft.subject().requestedId();
        String wanted = requested.orElseGet(draft::defaultId);
        Optional<String> supersedes = draft.subject().supersedes();
        String id = wanted;
        for (int n = 2;; n++) {
            Optional<Stored> there = find(id);
            if (there.isEmpty()) {
                return new Place(id, false, supersedes);
            }
            Stored stored = there.get();
            if (content.isPresent()) {
                if (content.get().equals(stored.content()) && runKey.equals(stored.runKey())) {
                    return new Place(id, true, supersedes);
                } else if (requested.isPresent()) {
                    throw taken(id, stored, runKey, content.get());
                } else if (stored.status().equals("FAILED") && supersedes.isEmpty()) {
                    supersedes = Optional.of(id);
                }
            }
            id = wanted + "-" + n;
        }
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

    private Optional<Stored> find(String runId) throws SQLException {
        return Rows.first(connection, "SELECT run_key, status, content_sha256 FROM run JOIN run_outcome USING (run_id) WHERE run_id = ?",
                row -> new Stored(row.getString(1), row.getString(2), row.getString(3)), runId);
    }

    private void insertRun(Transaction rows, Place place, RunDraft draft, String runKey) throws SQLException {
        String runId = place.runId();
        RunDraft.Subject subject = draft.subject();
        if (place.supersedes().isPresent() && find(place.supersedes().get()).isEmpty()) {
            throw new UsageException("The run to supersede, " + place.supersedes().get() + ", is not in the store. This run is "
                    + "not stored. See plimsoll runs for the ids there are.");
        }
        rows.insert("run", runId, subject.kind().toString(), subject.profile(), subject.allocatorVersion(), subject.windowStart(),
                subject.windowEnd(), subject.mode(), subject.precomputedRunId(), place.supersedes(), subject.reason(), subject.author(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), runKey);
        if (place.supersedes().isPresent()) {
            rows.insert("run_parent", runId, place.supersedes(), "supersedes");
        }
        if (subject.precomputedRunId().isPresent()) {
            rows.insert("run_parent", runId, subject.precomputedRunId(), "scalars");
        }
        Environment here = Environment.current();
        rows.insert("run_environment", runId, here.libraryVersion(), here.gitCommit(), here.gitDirty(), here.javaVersion(),
                here.javaVendor(), here.os(), here.arch(), here.locale(), here.zone(), DatabaseFile.version(connection));
        rows.insert("run_config", runId, draft.configJson(), draft.configSha256());
    }

    private void insertArtifacts(Transaction rows, String runId, RunDraft draft, List<Artifact> fresh) throws SQLException {
        Set<String> known = new HashSet<>();
        for (RunDraft.RunArtifact use : draft.artifacts()) {
            Artifact artifact = use.artifact();
            if (known.add(artifact.id()) && !rows.finds("SELECT 1 FROM artifact WHERE artifact_id = ?", artifact.id())) {
                rows.insert("artifact", artifact.id(), artifact.kind(), artifact.table().schema().version(),
                        artifact.table().presentNames(), artifact.table().rows());
                fresh.add(artifact);
            }
            rows.insert("run_artifact", runId, use.role(), artifact.id(), use.meta().isEmpty() ? null : use.meta());
        }
        ArtifactRanges.insert(rows, connection, fresh);
        ArtifactRows.append(connection, fresh);
        for (Artifact artifact : fresh) {
            appendBlocks(artifact);
        }
        for (RunDraft.RunArtifact use : draft.artifacts()) {
            for (String input : use.madeFrom()) {
                rows.insert("artifact_input", runId, use.artifact().id(), input);
            }
        }
    }

    /** As the rows stand in the file, whatever a draft was checked for. */
    private static void requireOneOutputOfEachKind(Transaction rows, String runId) throws SQLException {
        if (rows.finds("SELECT 1 FROM run_artifact JOIN artifact USING (artifact_id) WHERE run_id = ? AND role = 'output' "
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

    private static void insertNotes(Transaction rows, String runId, RunDraft draft) throws SQLException {
        int position = 1;
        for (RunDraft.Warning warning : draft.warnings()) {
            rows.insert("run_warning", runId, position++, warning.code(), warning.message());
        }
        for (RunDraft.ImportCheck check : draft.checks()) {
            rows.insert("import_check", runId, check.kind(), check.column(), check.rowsGiven(), check.rowsComputed(), check.rowsDiffering(),
                    check.maxAbsDiff(), check.tolerance(), check.firstDifference(), check.agrees());
        }
    }

    /** COMMIT has been known to succeed with nothing written; so look. */
    private void readBack(String runId, List<Artifact> fresh) throws SQLException {
        boolean whole = ArtifactRanges.hold(connection, fresh);
        if (!whole) {
            ArtifactRanges.rewrite(connection); // somebody removed rows, so that the next one has not the number of those there are
            whole = ArtifactRanges.hold(connection, fresh);
        }
        if (find(runId).isEmpty() || !whole) {
            throw new StoreException("Run " + runId + " was committed but is not all there when read back. Do not rely on it; run it "
                    + "again, and keep the store file for us to look at.");
        }
    }
}
