package dev.plimsoll.store.diff;

import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.ArtifactTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One side of a comparison.
 *
 * @param info the run
 * @param config its configuration
 * @param artifacts its artifacts
 * @param tables rows by content hash; only those are needed that {@link #mustCompare} names
 */
public record RunContent(RunInfo info, Map<String, Object> config, List<StoredArtifact> artifacts, Map<String, ArtifactTable> tables) {

    /**
     * Whether two artifacts have the same place in their runs and other content, so that their rows are needed.
     *
     * @param a of one run
     * @param b of the other
     * @return false for equal content hashes: such artifacts are equal to the byte
     */
    public static boolean mustCompare(StoredArtifact a, StoredArtifact b) {
        return place(a).equals(place(b)) && !a.artifactId().equals(b.artifactId());
    }

    private static ArtifactRef place(StoredArtifact artifact) {
        return new ArtifactRef(artifact.role(), artifact.kind(), artifact.schemaVersion());
    }

    Map<ArtifactRef, StoredArtifact> byPlace() {
        Map<ArtifactRef, StoredArtifact> places = new LinkedHashMap<>();
        artifacts.forEach(a -> places.put(place(a), a));
        return places;
    }

    ArtifactTable rows(StoredArtifact artifact) {
        return tables.get(artifact.artifactId());
    }
}
