package dev.plimsoll.evidence;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.compare.RunDiff;
import dev.plimsoll.store.compare.RunDiff.RunContent;
import dev.plimsoll.store.compare.Tolerance;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares two stored runs. Artifacts of one content hash are the same and are not read. */
public final class StoredDiff {

    private StoredDiff() {
    }

    /** Both runs as they stand in one state of the store. */
    private record Pair(RunContent a, RunContent b) {
    }

    public static RunDiff of(Store store, String runA, String runB, Tolerance tolerance, int limit) {
        Pair pair = store.inOneOpening(() -> read(store, runA, runB)); // comparing takes longer, and needs no store
        return RunDiff.between(pair.a(), pair.b(), tolerance, limit);
    }

    private static Pair read(Store store, String runA, String runB) {
        RunInfo a = StoredRun.requireComplete(store.run(runA));
        RunInfo b = StoredRun.requireComplete(store.run(runB));
        requireOneKind(a, b);
        List<StoredArtifact> artifactsA = store.artifacts(runA);
        List<StoredArtifact> artifactsB = store.artifacts(runB);
        return new Pair(content(store, a, artifactsA, artifactsB), content(store, b, artifactsB, artifactsA));
    }

    /** Runs of the allocator and imports make the same artifacts, so that they count as one kind. */
    public static void requireOneKind(RunInfo a, RunInfo b) {
        if (!a.kind().equals(b.kind()) && !(a.hasAllocator() && b.hasAllocator())) {
            throw new UsageException("Run " + a.runId() + " is of kind " + a.kind() + ", run " + b.runId() + " of kind " + b.kind()
                    + ": they have nothing to compare. Name two runs of one kind; plimsoll runs lists them.");
        }
    }

    private static RunContent content(Store store, RunInfo info, List<StoredArtifact> artifacts, List<StoredArtifact> others) {
        List<StoredArtifact> compared = artifacts.stream()
                .filter(a -> others.stream().anyMatch(b -> RunContent.mustCompare(a, b))).toList();
        List<ArtifactTable> rows = StoredRun.rows(store, info.runId(), compared);
        Map<String, ArtifactTable> tables = new LinkedHashMap<>();
        for (int i = 0; i < compared.size(); i++) {
            tables.put(compared.get(i).artifactId(), rows.get(i));
        }
        return new RunContent(info, Json.parse(store.config(info.runId()), "configuration of run " + info.runId()), artifacts, tables);
    }
}
