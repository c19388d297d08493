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
        Batch batch = new Batch(connection, clock);
        if (runs.stream().flatMap(run -> run.draft().artifacts().stream()).mapToLong(use -> use.artifact().table().rows()).sum()
                > ROW_GROUP) {
            DatabaseFile.useAllThreads(connection);
        }
        List<Recorded> recorded = new ArrayList<>();
        Transaction.run(connection, rows -> {
            Set<String> known = known(runs);
            for (Ended run : runs) {
                recorded.add(batch.add(run, known));
            }
            if (!batch.runs.isEmpty()) {
                batch.insert(rows);
                requireOneOutputOfEachKind(batch.runs.keySet());
                Chain.append(connection, ChainSubject.RUN, batch.runs.keySet(), clock);
            }
        });
        if (!batch.runs.isEmpty()) {
            batch.readBack();
        }
        return recorded;
    }

    /** The artifacts of runs that are there already. */
    private Set<String> known(List<Ended> runs) throws SQLException {
        Set<String> ids = new HashSet<>();
        runs.forEach(run -> run.draft().artifacts().forEach(use -> ids.add(use.artifact().id())));
        return new HashSet<>(ids.isEmpty() ? List.of() : Rows.list(connection, "SELECT artifact_id FROM artifact WHERE artifact_id"
                + Rows.in(ids), row -> row.getString(1)));
    }

    /** Where a run goes: its id, whether the same run is there already, and the failed run it replaces by itself. */
    private record Place(String runId, boolean taken, Optional<String> supersedes) {
    }

    private record Stored(String runKey, String status, String content) {
    }

    /** The runs of one transaction that are not there yet, and the rows that the catalogue gets of them. */
    private static final class Batch {
        private final Connection connection;
        private final Clock clock;
        private final SortedMap<String, Ended> runs = new TreeMap<>();
        private final List<Artifact> fresh = new ArrayList<>();
        private final Map<String, List<Object[]>> rows = new HashMap<>();
        private final List<Object> environment;
        private Map<String, Long> before;

        Batch(Connection connection, Clock clock) throws SQLException {
            this.connection = connection;
            this.clock = clock;
            Environment here = Environment.current();
            environment = List.of(here.libraryVersion(), here.gitCommit(), here.gitDirty(), here.javaVersion(), here.javaVendor(), here.os(),
                    here.arch(), here.locale(), here.zone(), DatabaseFile.version(connection));
        }

        Recorded add(Ended run, Set<String> known) throws SQLException {
            Place place = placeFor(run);
            if (!place.taken()) {
                addRun(place, run);
                addArtifacts(place.runId(), run.draft(), known);
                addNotes(place.runId(), run.draft());
                runs.put(place.runId(), run);
            }
            return new Recorded(place.runId(), place.taken(), run.runKey(), run.content().orElse(null));
        }

        /** A failed run, which has no content, takes any id that is free. */
        private Place placeFor(Ended run) throws SQLException {
            RunDraft draft = run.draft();
            Optional<String> content = run.content();
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
                return new UsageException("The run id " + id + " belongs to a run that is recorded as FAILED. This run is not stored. "
                        + "Choose another id, and name the failed one with --supersedes \"" + id + "\".");
            }
            return new UsageException("The run id " + id + " is taken by a run with other content: stored content "
                    + there.content() + " (run key " + there.runKey() + "), this run's content " + content + " (run key " + runKey
                    + "). This run is not stored. Choose another id, or leave --run-id out for a default one.");
        }

        private Optional<Stored> find(String runId) throws SQLException {
            Ended own = runs.get(runId);
            return own != null ? Optional.of(new Stored(own.runKey(), own.outcome().get(0), own.content().orElse(null)))
                    : Rows.first(connection, "SELECT run_key, status, content_sha256 FROM run JOIN run_outcome USING (run_id) "
                            + "WHERE run_id = ?", row -> new Stored(row.getString(1), row.getString(2), row.getString(3)), runId);
        }

        private void row(String table, Object... cells) {
            rows.computeIfAbsent(table, first -> new ArrayList<>()).add(cells);
        }

        private void addRun(Place place, Ended run) throws SQLException {
            String runId = place.runId();
            RunDraft.Subject subject = run.draft().subject();
            if (place.supersedes().isPresent() && find(place.supersedes().get()).isEmpty()) {
                throw new UsageException("The run to supersede, " + place.supersedes().get() + ", is not in the store. This run is "
                        + "not stored. See plimsoll runs for the ids there are.");
            }
            row("run", runId, subject.kind().toString(), subject.profile(), subject.allocatorVersion(), subject.windowStart(),
                    subject.windowEnd(), subject.mode(), subject.precomputedRunId(), place.supersedes(), subject.reason(),
                    subject.author(), clock.instant().truncatedTo(ChronoUnit.MICROS), run.runKey());
            place.supersedes().ifPresent(parent -> row("run_parent", runId, parent, "supersedes"));
            subject.precomputedRunId().ifPresent(parent -> row("run_parent", runId, parent, "scalars"));
            row("run_environment", runId, environment);
            row("run_config", runId, run.draft().configJson(), run.draft().configSha256());
            row("run_outcome", runId, run.outcome());
        }

        private void addArtifacts(String runId, RunDraft draft, Set<String> known) {
            for (RunDraft.RunArtifact use : draft.artifacts()) {
                Artifact artifact = use.artifact();
                if (known.add(artifact.id())) {
                    row("artifact", artifact.id(), artifact.kind(), artifact.table().schema().version(), artifact.table().presentNames(),
                            artifact.table().rows());
                    fresh.add(artifact);
                }
                row("run_artifact", runId, use.role(), artifact.id(), use.meta().isEmpty() ? null : use.meta());
                use.madeFrom().forEach(input -> row("artifact_input", runId, artifact.id(), input));
            }
        }

        private void addNotes(String runId, RunDraft draft) {
            int position = 1;
            for (RunDraft.Warning warning : draft.warnings()) {
                row("run_warning", runId, position++, warning.code(), warning.message());
            }
            for (RunDraft.ImportCheck check : draft.checks()) {
                row("import_check", runId, check.kind(), check.column(), check.rowsGiven(), check.rowsComputed(), check.rowsDiffering(),
                        check.maxAbsDiff(), check.tolerance(), check.firstDifference(), check.agrees());
            }
        }

        void insert(Transaction transaction) throws SQLException {
            insert(transaction, "run", "run_parent", "run_environment", "run_config", "run_outcome", "artifact");
            before = ArtifactRanges.insert(transaction, connection, fresh);
            ArtifactRows.append(connection, fresh);
            appendBlocks();
            insert(transaction, "run_artifact", "artifact_input", "run_warning", "import_check");
        }

        private void insert(Transaction transaction, String... tables) throws SQLException {
            for (String table : tables) {
                transaction.insertAll(table, rows.getOrDefault(table, List.of()));
            }
        }

        private void appendBlocks() throws SQLException {
            try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "artifact_block")) {
                for (Artifact artifact : fresh) {
                    int all = artifact.table().rows();
                    for (int block = 0; block < artifact.blockHashes().size(); block++) {
                        appender.beginRow().append(artifact.id()).append(block)
                                .append(Math.min(Artifact.BLOCK_ROWS, all - block * Artifact.BLOCK_ROWS))
                                .append(artifact.blockHashes().get(block)).endRow();
                    }
                }
                appender.flush();
            }
        }

        /** COMMIT has been known to succeed with nothing written; so look. */
        void readBack() throws SQLException {
            boolean whole = ArtifactRanges.hold(connection, before, fresh);
            if (!whole) {
                ArtifactRanges.rewrite(connection); // somebody removed rows, so that the next one has not the number of those there are
                whole = ArtifactRanges.hold(connection, before, fresh);
            }
            Set<String> there = Set.copyOf(Rows.list(connection, "SELECT run_id FROM run JOIN run_outcome USING (run_id) WHERE run_id"
                    + Rows.in(runs.keySet()), row -> row.getString(1)));
            if (!whole || !there.equals(runs.keySet())) {
                throw new StoreException("Run " + String.join(", ", runs.keySet()) + " was committed but is not all there when read back. "
                        + "Do not rely on it; run it again, and keep the store file for us to look at.");
            }
        }
    }

    /** As the rows stand in the file, whatever a draft was checked for. */
    private void requireOneOutputOfEachKind(Set<String> runIds) throws SQLException {
        Optional<String> two = Rows.first(connection, "SELECT run_id FROM run_artifact JOIN artifact "
                + "USING (artifact_id) WHERE run_id" + Rows.in(runIds) + " AND role = 'output' GROUP BY run_id, kind HAVING count(*) > 1",
                row -> row.getString(1));
        if (two.isPresent()) {
            throw new StoreException("Run " + two.get() + " would have two outputs of one kind; a run has at most one of each. They were "
                    + "not stored. Please report it.");
        }
    }
}
