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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes runs: all of them in one transaction, or nothing. Plain JDBC and the appender, because a short command should not pay for
 * starting a query builder.
 */
public record RunWriter(Connection connection, Clock clock) {

    /** Rows that DuckDB keeps, and shares between threads, together. */
    private static final int ROW_GROUP = 122_880;

    /** A run that ended, with its row in table run_outcome; a failed one has no content. */
    private record Ended(RunDraft draft, String runKey, Optional<String> content, List<String> outcome) {
    }

    /** Records complete runs, or finds them there already; what is returned is in the order of the drafts. */
    public List<Recorded> complete(List<RunDraft> drafts) throws SQLException {
        return record(drafts.stream().map(draft -> {
            String content = draft.contentSha256();
            return new Ended(draft, draft.runKey(), Optional.of(content), Arrays.asList("COMPLETE", content, null, null, null));
        }).toList());
    }

    /** Records that a run failed, with its inputs and the error. */
    public Recorded failed(RunDraft draft, Throwable error) throws SQLException {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        String type = error.getClass().getName();
        return record(List.of(new Ended(draft, draft.runKey(), Optional.empty(), Arrays.asList("FAILED", null, type,
                Optional.ofNullable(error.getMessage()).orElse(type), trace.toString())))).get(0);
    }

    private List<Recorded> record(List<Ended> runs) throws SQLException {
        List<Recorded> recorded = new ArrayList<>();
        SortedMap<String, RunDraft> added = new TreeMap<>();
        List<Artifact> fresh = new ArrayList<>();
        Map<String, Long> before = new HashMap<>();
        if (runs.stream().flatMap(run -> run.draft().artifacts().stream()).mapToLong(use -> use.artifact().table().rows()).sum()
                > ROW_GROUP) {
            DatabaseFile.useAllThreads(connection);
        }
        Transaction.run(connection, rows -> {
            Object[] environment = environment();
            for (Ended run : runs) {
                Place place = placeFor(rows, run);
                recorded.add(new Recorded(place.runId(), place.taken(), run.runKey(), run.content().orElse(null)));
                if (!place.taken()) {
                    insertRun(rows, place, run, environment);
                    insertArtifacts(rows, place.runId(), run.draft(), fresh);
                    added.put(place.runId(), run.draft());
                }
            }
            before.putAll(ArtifactRanges.insert(rows, connection, fresh));
            ArtifactRows.append(connection, fresh);
            appendBlocks(fresh);
            requireOneOutputOfEachKind(rows, added.keySet());
            for (Map.Entry<String, RunDraft> run : added.entrySet()) {
                insertNotes(rows, run.getKey(), run.getValue());
            }
            Chain.append(connection, ChainSubject.RUN, added.keySet(), clock);
        });
        if (!added.isEmpty()) {
            readBack(added.keySet(), before, fresh);
        }
        return recorded;
    }

    /** Where a run goes: its id, whether the same run is there already, and the failed run it replaces by itself. */
    private record Place(String runId, boolean taken, Optional<String> supersedes) {
    }

    private record Stored(String runKey, String status, String content) {
    }

    /** A failed run, which has no content, takes any id that is free. */
    private static Place placeFor(Transaction rows, Ended run) throws SQLException {
        RunDraft draft = run.draft();
        Optional<String> content = run.content();
        Optional<String> requested = draft.subject().requestedId();
        String wanted = requested.orElseGet(draft::defaultId);
        Optional<String> supersedes = draft.subject().supersedes();
        String id = wanted;
        for (int n = 2;; n++) {
            Optional<Stored> there = find(rows, id);
            if (there.isEmpty()) {
                return new Place(id, false, supersedes);
            }
            Stored stored = there.get();
            if (content.isPresent()) {
                if (content.get().equals(stored.content()) && run.runKey().equals(stored.runKey())) {
                    return new Place(id, true, supersedes);
                } else if (requested.isPresent()) {
                    throw taken(id, stored, run.runKey(), content.get());
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

    private static Optional<Stored> find(Transaction rows, String runId) throws SQLException {
        return rows.first("SELECT run_key, status, content_sha256 FROM run JOIN run_outcome USING (run_id) WHERE run_id = ?",
                row -> new Stored(row.getString(1), row.getString(2), row.getString(3)), runId);
    }

    private Object[] environment() throws SQLException {
        Environment here = Environment.current();
        return new Object[] {here.libraryVersion(), here.gitCommit(), here.gitDirty(), here.javaVersion(), here.javaVendor(), here.os(),
                here.arch(), here.locale(), here.zone(), DatabaseFile.version(connection)};
    }

    private void insertRun(Transaction rows, Place place, Ended run, Object[] environment) throws SQLException {
        String runId = place.runId();
        RunDraft.Subject subject = run.draft().subject();
        if (place.supersedes().isPresent() && find(rows, place.supersedes().get()).isEmpty()) {
            throw new UsageException("The run to supersede, " + place.supersedes().get() + ", is not in the store. This run is "
                    + "not stored. See plimsoll runs for the ids there are.");
        }
        rows.insert("run", runId, subject.kind().toString(), subject.profile(), subject.allocatorVersion(), subject.windowStart(),
                subject.windowEnd(), subject.mode(), subject.precomputedRunId(), place.supersedes(), subject.reason(), subject.author(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), run.runKey());
        if (place.supersedes().isPresent()) {
            rows.insert("run_parent", runId, place.supersedes(), "supersedes");
        }
        if (subject.precomputedRunId().isPresent()) {
            rows.insert("run_parent", runId, subject.precomputedRunId(), "scalars");
        }
        rows.insert("run_environment", runId, List.of(environment));
        rows.insert("run_config", runId, run.draft().configJson(), run.draft().configSha256());
        rows.insert("run_outcome", runId, run.outcome());
    }

    private static void insertArtifacts(Transaction rows, String runId, RunDraft draft, List<Artifact> fresh) throws SQLException {
        Set<String> known = new HashSet<>();
        for (RunDraft.RunArtifact use : draft.artifacts()) {
            Artifact artifact = use.artifact();
            if (known.add(artifact.id()) && rows.first("SELECT 1 FROM artifact WHERE artifact_id = ?", row -> true,
                    artifact.id()).isEmpty()) {
                rows.insert("artifact", artifact.id(), artifact.kind(), artifact.table().schema().version(),
                        artifact.table().presentNames(), artifact.table().rows());
                fresh.add(artifact);
            }
            rows.insert("run_artifact", runId, use.role(), artifact.id(), use.meta().isEmpty() ? null : use.meta());
        }
        for (RunDraft.RunArtifact use : draft.artifacts()) {
            for (String input : use.madeFrom()) {
                rows.insert("artifact_input", runId, use.artifact().id(), input);
            }
        }
    }

    /** As the rows stand in the file, whatever a draft was checked for. */
    private static void requireOneOutputOfEachKind(Transaction rows, Set<String> runIds) throws SQLException {
        Optional<String> two = runIds.isEmpty() ? Optional.empty() : rows.first("SELECT run_id FROM run_artifact JOIN artifact "
                + "USING (artifact_id) WHERE run_id" + Rows.in(runIds) + " AND role = 'output' GROUP BY run_id, kind HAVING count(*) > 1",
                row -> row.getString(1));
        if (two.isPresent()) {
            throw new StoreException("Run " + two.get() + " would have two outputs of one kind; a run has at most one of each. They were "
                    + "not stored. Please report it.");
        }
    }

    private void appendBlocks(List<Artifact> artifacts) throws SQLException {
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "artifact_block")) {
            for (Artifact artifact : artifacts) {
                int rows = artifact.table().rows();
                for (int block = 0; block < artifact.blockHashes().size(); block++) {
                    appender.beginRow().append(artifact.id()).append(block)
                            .append(Math.min(Artifact.BLOCK_ROWS, rows - block * Artifact.BLOCK_ROWS))
                            .append(artifact.blockHashes().get(block)).endRow();
                }
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
    private void readBack(Set<String> runIds, Map<String, Long> before, List<Artifact> fresh) throws SQLException {
        boolean whole = ArtifactRanges.hold(connection, before, fresh);
        if (!whole) {
            ArtifactRanges.rewrite(connection); // somebody removed rows, so that the next one has not the number of those there are
            whole = ArtifactRanges.hold(connection, before, fresh);
        }
        List<String> there = Rows.list(connection, "SELECT run_id FROM run JOIN run_outcome USING (run_id) WHERE run_id" + Rows.in(runIds),
                row -> row.getString(1));
        if (!runIds.equals(Set.copyOf(there)) || !whole) {
            throw new StoreException("Run " + String.join(", ", runIds) + " was committed but is not all there when read back. Do not rely "
                    + "on it; run it again, and keep the store file for us to look at.");
        }
    }
}
