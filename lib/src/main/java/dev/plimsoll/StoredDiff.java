package dev.plimsoll;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.diff.RunContent;
import dev.plimsoll.store.diff.RunDiff;
import dev.plimsoll.store.diff.Tolerance;
import dev.plimsoll.store.files.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two stored runs. Artifacts of one content hash are the same and are not read. */
final class StoredDiff {

    private StoredDiff() {
    }

    static RunDiff of(Store store, String runA, String runB, Tolerance tolerance, int limit) {
        RunInfo a = VerifiedTables.complete(store, runA);
        RunInfo b = VerifiedTables.complete(store, runB);
        if (!a.kind().equals(b.kind()) && !(a.hasAllocator() && b.hasAllocator())) {
            throw new UsageException("Run " + runA + " is of kind " + a.kind() + ", run " + runB + " of kind " + b.kind()
                    + ": they have nothing to compare. Name two runs of one kind; plimsoll runs lists them.");
        }
        List<StoredArtifact> artifactsA = store.artifacts(runA);
        List<StoredArtifact> artifactsB = store.artifacts(runB);
        return RunDiff.between(content(store, a, artifactsA, ids(artifactsB)), content(store, b, artifactsB, ids(artifactsA)), tolerance,
                limit);
    }

    private static Set<String> ids(List<StoredArtifact> artifacts) {
        return artifacts.stream().map(StoredArtifact::artifactId).collect(Collectors.toSet());
    }

    private static RunContent content(Store store, RunInfo info, List<StoredArtifact> artifacts, Set<String> shared) {
        List<StoredArtifact> own = artifacts.stream().filter(a -> !shared.contains(a.artifactId())).toList();
        List<ArtifactTable> rows = VerifiedTables.rows(store, info.runId(), own);
        Map<String, ArtifactTable> tables = new LinkedHashMap<>();
        for (int i = 0; i < own.size(); i++) {
            tables.put(own.get(i).artifactId(), rows.get(i));
        }
        return new RunContent(info, Json.parse(store.config(info.runId()), "configuration of run " + info.runId()), artifacts, tables);
    }
}
