package dev.plimsoll.store.audit;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Certificate.LookaheadCheck;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Receipt.ReplayedArtifact;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.file.Transaction.Place;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.run.RowsAsStored;
import dev.plimsoll.store.run.RunCatalog;
import dev.plimsoll.store.run.RunCatalog.StoredConfig;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.store.schema.Library;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a store says about its own reliability: receipts of replays and no-lookahead certificates, and what they are made from. */
public record Evidence(Store store, StoreFile file, Clock clock) {

    private static final long MOST_ROWS = 1_000_000;

    /**
     * A run as it stands in its tables now, changed or not.
     *
     * @param runId the run
     * @param roles artifacts whose rows are wanted
     * @return the run with these artifacts
     * @throws InputMissingException when there is no such run
     */
    public RunAsStored run(String runId, Set<Role> roles) {
        List<RunAsStored> run = new ArrayList<>();
        each(List.of(runId), roles, 1, run::addAll);
        return run.get(0);
    }

    /**
     * Runs as they stand in their tables now, some with each opening of the file, which is closed when they are handed on. What several of
     * them share is read once.
     *
     * @param runIds the runs, in this order
     * @param roles artifacts whose rows are wanted
     * @param most how many at once; fewer where they are big
     * @param some takes the next runs
     * @throws InputMissingException when there is no such run
     */
    public void each(List<String> runIds, Set<Role> roles, int most, Consumer<List<RunAsStored>> some) {
        int next = 0;
        while (next < runIds.size()) {
            List<String> left = runIds.subList(next, Math.min(next + most, runIds.size()));
            List<RunAsStored> runs = file.read(connection -> read(connection, left, roles));
            some.accept(runs);
            next += runs.size();
        }
    }

    private List<RunAsStored> read(Connection connection, List<String> runIds, Set<Role> roles) throws SQLException {
        RunCatalog catalog = new RunCatalog(connection);
        Map<String, RunInfo> infos = catalog.runs(runIds);
        Map<String, List<StoredArtifact>> artifacts = catalog.artifacts(runIds);
        Map<String, StoredConfig> configs = catalog.configs(runIds);
        Map<String, RowsAsStored> known = new HashMap<>();
        List<RunAsStored> runs = new ArrayList<>();
        long rows = 0;
        for (String runId : runIds) {
            RunInfo info = infos.containsKey(runId) ? infos.get(runId) : store.require(connection, runId);
            List<StoredArtifact> its = artifacts.getOrDefault(runId, List.of());
            List<RowsAsStored> wanted = new ArrayList<>();
            for (StoredArtifact artifact : its) {
                if (roles.contains(artifact.role())) {
                    RowsAsStored found = known.get(artifact.artifactId());
                    if (found == null) {
                        found = RowsAsStored.read(connection, artifact);
                        known.put(artifact.artifactId(), found);
                        rows += artifact.rows();
                    }
                    wanted.add(found.of(artifact));
                }
            }
            StoredConfig config = configs.get(runId);
            runs.add(new RunAsStored(info, config.json(), Sha256.hex(config.json()).equals(config.sha256()), its, wanted));
            if (rows > MOST_ROWS) {
                break;
            }
        }
        return runs;
    }

    /**
     * What a replay found.
     *
     * @param runId the run replayed
     * @param verdict what it came to
     * @param artifacts what was compared, in the order of the data flow
     * @param error why nothing could be compared; with INPUT_DAMAGED and FAILED only
     */
    public record Replayed(String runId, ReplayVerdict verdict, List<ReplayedArtifact> artifacts, Optional<String> error) {
    }

    /**
     * Records what replays found, all in one transaction.
     *
     * @param found a receipt is made of each
     * @param threads how many threads computed
     * @param author who started it
     * @return the receipts, in this order
     */
    public List<Receipt> replayed(List<Replayed> found, int threads, String author) {
        return file.write(connection -> {
            List<Receipt> receipts = new ArrayList<>();
            Map<String, Object> now = Json.members(Library.Environment.current());
            now.put("duckdb_version", DatabaseFile.version(connection));
            now.put("threads", threads);
            Transaction.run(connection, transaction -> {
                for (Replayed run : found) {
                    receipts.add(replayed(connection, transaction, run, now, author));
                }
            });
            return receipts;
        });
    }

    private Receipt replayed(Connection connection, Transaction transaction, Replayed run, Map<String, Object> now, String author)
            throws SQLException {
        Map<String, Object> then = new RunCatalog(connection).environment(run.runId());
        List<ReplayedArtifact> artifacts = run.artifacts();
        Optional<ReplayedArtifact> different = artifacts.stream().filter(artifact -> !artifact.identical()).findFirst();
        Place place = transaction.append(clock, ChainSubject.REPLAY, (rows, sequence, at, head) -> {
            rows.insert("replay_receipt", sequence, run.runId(), run.verdict(), artifacts.size(),
                    artifacts.stream().filter(ReplayedArtifact::identical).count(), different.map(ReplayedArtifact::kind),
                    cells(different.flatMap(ReplayedArtifact::first)), run.error(), then, now, head, author, Library.version(), at);
            List<Object[]> compared = new ArrayList<>();
            for (ReplayedArtifact artifact : artifacts) {
                compared.add(new Object[] {sequence, compared.size() + 1, artifact.kind(), artifact.recordedId(), artifact.computedId(),
                        artifact.identical(), artifact.firstBlock(), cells(artifact.first()), artifact.rowsDiffering()});
            }
            rows.insertAll("replay_artifact", compared);
        });
        return new Receipt(place.sequence(), run.runId(), run.verdict(), List.copyOf(artifacts), run.error(), then, now, place.head(),
                author, place.now());
    }

    private static List<Optional<?>> cells(Optional<CellDifference> first) {
        return List.of(first.flatMap(CellDifference::date), first.map(CellDifference::rowKey), first.flatMap(CellDifference::column),
                first.flatMap(CellDifference::stored), first.flatMap(CellDifference::computed), first.map(CellDifference::ulps));
    }

    /**
     * What a no-lookahead test found.
     *
     * @param runId the run tested
     * @param cuts how many cuts were tried
     * @param checks one per cut and artifact
     */
    public record Tested(String runId, int cuts, List<LookaheadCheck> checks) {
    }

    /**
     * Records what no-lookahead tests found, all in one transaction.
     *
     * @param found a certificate is made of each
     * @param seed of cuts and changes
     * @param author who started it
     * @return the certificates, in this order
     */
    public List<Certificate> certified(List<Tested> found, long seed, String author) {
        return file.write(connection -> {
            List<Certificate> certificates = new ArrayList<>();
            Transaction.run(connection, transaction -> {
                for (Tested run : found) {
                    long differing = run.checks().stream().mapToLong(LookaheadCheck::rowsDiffering).sum();
                    Place place = transaction.append(clock, ChainSubject.LOOKAHEAD, (rows, sequence, at, head) -> {
                        rows.insert("lookahead_certificate", sequence, run.runId(), differing == 0 ? "CLEAN" : "LOOKAHEAD",
                                run.cuts(), seed, run.checks().stream().mapToLong(LookaheadCheck::rowsCompared).sum(), differing, head,
                                author, Library.version(), at);
                        rows.insertAll("lookahead_check", run.checks().stream().map(check -> new Object[] {sequence, check.cut(),
                                check.kind(), check.rowsCompared(), check.rowsDiffering(), check.rowKey(), check.column()}).toList());
                    });
                    certificates.add(new Certificate(place.sequence(), run.runId(), run.cuts(), seed, List.copyOf(run.checks()),
                            place.head(), author, place.now()));
                }
            });
            return certificates;
        });
    }

    /**
     * A run as it stands in the store now, changed or not, read in one go.
     *
     * @param info the run
     * @param config its configuration, canonical JSON
     * @param configIsIntact whether that has the hash recorded with it
     * @param artifacts its artifacts, by role and kind
     * @param rows the rows of those that were asked for
     */
    public record RunAsStored(RunInfo info, String config, boolean configIsIntact, List<StoredArtifact> artifacts,
            List<RowsAsStored> rows) {

        public RunAsStored {
            artifacts = List.copyOf(artifacts);
            rows = List.copyOf(rows);
        }

        /**
         * Artifacts that the run has in a role.
         *
         * @param role the role
         * @return in the order of their kinds
         */
        public List<RowsAsStored> rows(RunDraft.Role role) {
            return rows.stream().filter(row -> row.artifact().role() == role).toList();
        }
    }
}
