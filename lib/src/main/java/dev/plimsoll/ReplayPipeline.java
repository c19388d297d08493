package dev.plimsoll;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Receipt;
import dev.plimsoll.store.ReplayDraft;
import dev.plimsoll.store.ReplayVerdict;
import dev.plimsoll.store.ReplayedArtifact;
import dev.plimsoll.store.RowsAsStored;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.TableComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Computes a stored run again and holds it against what is stored now. Whatever it finds becomes a receipt; the original is only read.
 */
final class ReplayPipeline {

    /** The computing part; a seam, so that a test can make it differ. */
    interface Engine {
        List<RunArtifact> compute(Ingredients from, int threads);
    }

    private final Store store;
    private final Engine engine;

    ReplayPipeline(Store store) {
        this(store, Recomputation::of);
    }

    ReplayPipeline(Store store, Engine engine) {
        this.store = store;
        this.engine = engine;
    }

    Receipt replay(String runId, int threads) {
        if (threads < 1) {
            throw new UsageException("A replay on " + threads + " threads is not possible; expected 1 or more.");
        }
        RunInfo info = store.run(runId);
        if (!info.status().equals("COMPLETE")) {
            throw new UsageException("Run " + runId + " is recorded as FAILED (" + info.error().orElse("no message")
                    + "), so there is nothing to compare a replay with. Name a run that is COMPLETE; plimsoll runs lists them.");
        }
        return store.evidence().record(findings(info, threads));
    }

    private ReplayDraft findings(RunInfo info, int threads) {
        List<RowsAsStored> rows = store.evidence().rows(store.artifacts(info.runId()));
        Optional<String> damage = damage(info.runId(), rows);
        if (damage.isPresent()) {
            return unread(info, ReplayVerdict.INPUT_DAMAGED, damage.get(), threads);
        }
        Ingredients from;
        try {
            from = Ingredients.of(store, info, inputs(rows));
        } catch (PlimsollException e) {
            return unread(info, ReplayVerdict.INPUT_DAMAGED, e.getMessage(), threads);
        }
        List<RunArtifact> computed;
        try {
            computed = engine.compute(from, threads);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return unread(info, ReplayVerdict.FAILED, e instanceof PlimsollException ? e.getMessage() : e.toString(), threads);
        }
        List<ReplayedArtifact> artifacts = compare(rows, computed);
        boolean identical = artifacts.stream().allMatch(ReplayedArtifact::identical);
        return new ReplayDraft(info.runId(), identical ? ReplayVerdict.IDENTICAL : ReplayVerdict.DIFFERENT, artifacts, Optional.empty(),
                threads, author());
    }

    private static ReplayDraft unread(RunInfo info, ReplayVerdict verdict, String error, int threads) {
        return new ReplayDraft(info.runId(), verdict, List.of(), Optional.of(error), threads, author());
    }

    private static String author() {
        return System.getProperty("user.name", "unknown");
    }

    /**
     * What the run started from and is not what was recorded. A delivered artifact that the run also came to itself can be computed, and
     * the comparison will say more of it.
     */
    private Optional<String> damage(String runId, List<RowsAsStored> rows) {
        Set<String> computable = rows.stream().map(RowsAsStored::artifact).filter(artifact -> artifact.role() == Role.output)
                .map(StoredArtifact::artifactId).collect(Collectors.toSet());
        List<String> damaged = new ArrayList<>();
        if (!store.evidence().isConfigIntact(runId)) {
            damaged.add("its configuration no longer has the hash recorded with it");
        }
        rows.stream().filter(row -> row.artifact().role() == Role.input
                        || row.artifact().role() == Role.given && !computable.contains(row.artifact().artifactId()))
                .filter(row -> !row.isIntact()).map(RowsAsStored::damage).forEach(damaged::add);
        return damaged.isEmpty() ? Optional.empty() : Optional.of("What run " + runId + " started from is not what was recorded: "
                + String.join("; ", damaged) + ". The store was changed outside Plimsoll; restore it from a copy.");
    }

    private static Map<Role, Map<String, ArtifactTable>> inputs(List<RowsAsStored> rows) {
        Map<Role, Map<String, ArtifactTable>> tables = new LinkedHashMap<>();
        for (RowsAsStored row : rows) {
            if (row.artifact().role() == Role.input) {
                tables.computeIfAbsent(row.artifact().role(), r -> new LinkedHashMap<>()).put(row.artifact().kind(), row.table().orElseThrow());
            }
        }
        return tables;
    }

    /** In the order of the data flow; what was recorded and did not come out again stands at the end. */
    private static List<ReplayedArtifact> compare(List<RowsAsStored> rows, List<RunArtifact> computed) {
        Map<String, RowsAsStored> recorded = rows.stream().filter(row -> row.artifact().role() == Role.output)
                .collect(Collectors.toMap(row -> row.artifact().kind(), row -> row, (a, b) -> a, LinkedHashMap::new));
        List<ReplayedArtifact> found = new ArrayList<>();
        for (RunArtifact output : computed) {
            Artifact artifact = output.artifact();
            RowsAsStored there = recorded.remove(artifact.kind());
            found.add(there == null ? oneSided(artifact.kind(), Optional.empty(), Optional.of(artifact.id()), artifact.table().rows())
                    : compare(there, artifact));
        }
        recorded.values().forEach(there -> found.add(oneSided(there.artifact().kind(), Optional.of(there.artifact().artifactId()),
                Optional.empty(), there.table().map(ArtifactTable::rows).orElse(0))));
        return found;
    }

    private static ReplayedArtifact oneSided(String kind, Optional<String> recorded, Optional<String> computed, long rows) {
        return new ReplayedArtifact(kind, recorded, computed, false, OptionalInt.empty(), Optional.empty(), rows);
    }

    private static ReplayedArtifact compare(RowsAsStored there, Artifact computed) {
        String recorded = there.artifact().artifactId();
        if (recorded.equals(computed.id()) && there.isIntact()) {
            return new ReplayedArtifact(computed.kind(), Optional.of(recorded), Optional.of(computed.id()), true, OptionalInt.empty(),
                    Optional.empty(), 0);
        }
        Optional<TableComparison> rows = there.table().map(stored -> TableComparison.of(stored, computed.table()));
        long differing = rows.map(TableComparison::rowsDiffering).orElse((long) computed.table().rows()) + there.surplus().size();
        return new ReplayedArtifact(computed.kind(), Optional.of(recorded), Optional.of(computed.id()), false,
                rows.map(TableComparison::firstBlock).orElse(OptionalInt.empty()),
                rows.flatMap(TableComparison::first).or(() -> there.surplus().stream().findFirst()), differing);
    }
}
