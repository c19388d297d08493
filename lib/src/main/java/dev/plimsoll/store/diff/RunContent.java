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
 * @param tables rows by content hash; rows of an artifact that both sides have need not be there
 */
public record RunContent(RunInfo info, Map<String, Object> config, List<StoredArtifact> artifacts, Map<String, ArtifactTable> tables) {

    /** Content hash by place in the run. */
    Map<ArtifactRef, StoredArtifact> byPlace() {
        Map<ArtifactRef, StoredArtifact> places = new LinkedHashMap<>();
        artifacts.forEach(a -> places.put(new ArtifactRef(a.role(), a.kind(), a.schemaVersion()), a));
        return places;
    }

    ArtifactTable rows(StoredArtifact artifact) {
        return tables.get(artifact.artifactId());
    }
}
