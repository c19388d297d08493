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
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.store.schema.Library;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a store says about its own reliability: receipts of replays and no-lookahead certificates, and what they are made from. */
public record Evidence(Store store, StoreFile file, Clock clock) {

    /**
     * A run as it stands in its tables now, changed or not.
     *
     * @param runId the run
     * @param roles artifacts whose rows are wanted
     * @return the run with these artifacts
     * @throws InputMissingException when there is no such run
     */
    public RunAsStored run(String runId, Set<Role> roles) {
        return file.read(connection -> {
            RunCatalog catalog = new RunCatalog(connection);
            RunInfo info = store.require(connection, runId);
            List<RowsAsStored> rows = new ArrayList<>();
            for (StoredArtifact artifact : catalog.artifacts(runId)) {
                if (roles.contains(artifact.role())) {
                    rows.add(RowsAsStored.read(connection, artifact));
                }
            }
            String config = catalog.config(runId);
            return new RunAsStored(info, config, Sha256.hex(config).equals(catalog.configSha256(runId)), rows);
        });
    }

    /**
     * Records what a replay found.
     *
     * @param runId the run replayed
     * @param verdict what it came to
     * @param artifacts what was compared, in the order of the data flow
     * @param error why nothing could be compared; with INPUT_DAMAGED and FAILED only
     * @param threads how many threads computed
     * @param author who started it
     * @return the receipt
     */
    public Receipt replayed(String runId, ReplayVerdict verdict, List<ReplayedArtifact> artifacts, Optional<String> error, int threads,
            String author) {
        return file.write(connection -> {
            Map<String, Object> then = new RunCatalog(connection).environment(runId);
            Map<String, Object> now = Json.members(Library.Environment.current());
            now.put("duckdb_version", DatabaseFile.version(connection));
            now.put("threads", threads);
            Optional<ReplayedArtifact> different = artifacts.stream().filter(artifact -> !artifact.identical()).findFirst();
            Place place = Transaction.append(connection, clock, ChainSubject.REPLAY, (rows, sequence, at, head) -> {
                rows.insert("replay_receipt", sequence, runId, verdict, artifacts.size(),
                        artifacts.stream().filter(ReplayedArtifact::identical).count(), different.map(ReplayedArtifact::kind),
                        cells(different.flatMap(ReplayedArtifact::first)), error, then, now, head, author, Library.version(), at);
                int position = 1;
                for (ReplayedArtifact artifact : artifacts) {
                    rows.insert("replay_artifact", sequence, position++, artifact.kind(), artifact.recordedId(), artifact.computedId(),
                            artifact.identical(), artifact.firstBlock(), cells(artifact.first()), artifact.rowsDiffering());
                }
            });
            return new Receipt(place.sequence(), runId, verdict, List.copyOf(artifacts), error, then, now, place.head(), author,
                    place.now());
        });
    }

    private static List<Optional<?>> cells(Optional<CellDifference> first) {
        return List.of(first.flatMap(CellDifference::date), first.map(CellDifference::rowKey), first.flatMap(CellDifference::column),
                first.flatMap(CellDifference::stored), first.flatMap(CellDifference::computed), first.map(CellDifference::ulps));
    }

    /**
     * Records what a no-lookahead test found.
     *
     * @param runId the run tested
     * @param cuts how many cuts were tried
     * @param seed of cuts and changes
     * @param checks one per cut and artifact
     * @param author who started it
     * @return the certificate
     */
    public Certificate certified(String runId, int cuts, long seed, List<LookaheadCheck> checks, String author) {
        return file.write(connection -> {
            long differing = checks.stream().mapToLong(LookaheadCheck::rowsDiffering).sum();
            Place place = Transaction.append(connection, clock, ChainSubject.LOOKAHEAD, (rows, sequence, at, head) -> {
                rows.insert("lookahead_certificate", sequence, runId, differing == 0 ? "CLEAN" : "LOOKAHEAD", cuts, seed,
                        checks.stream().mapToLong(LookaheadCheck::rowsCompared).sum(), differing, head, author, Library.version(), at);
                for (LookaheadCheck check : checks) {
                    rows.insert("lookahead_check", sequence, check.cut(), check.kind(), check.rowsCompared(), check.rowsDiffering(),
                            check.rowKey(), check.column());
                }
            });
            return new Certificate(place.sequence(), runId, cuts, seed, List.copyOf(checks), place.head(), author, place.now());
        });
    }

    /**
     * A run as it stands in the store now, changed or not, read in one go.
     *
     * @param info the run
     * @param config its configuration, canonical JSON
     * @param configIsIntact whether that has the hash recorded with it
     * @param rows its artifacts' rows, by role and kind
     */
    public record RunAsStored(RunInfo info, String config, boolean configIsIntact, List<RowsAsStored> rows) {

        public RunAsStored {
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
