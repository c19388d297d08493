package dev.plimsoll.run;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactTable;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a run's artifacts back with every one checked against its content hash. */
public final class VerifiedTables {

    private VerifiedTables() {
    }

    /** The run, if it has results. */
    public static RunInfo complete(Store store, String runId) {
        return requireComplete(store.run(runId));
    }

    /** Refuses a FAILED run. */
    public static RunInfo requireComplete(RunInfo info) {
        if (!info.status().equals("COMPLETE")) {
            throw new UsageException("Run " + info.runId() + " is recorded as FAILED (" + info.error().orElse("no message")
                    + "); it has no results to go on from. Run it again under another id.");
        }
        return info;
    }

    /** Its artifacts' rows by role and kind. */
    public static Map<Role, Map<String, ArtifactTable>> of(Store store, String runId) {
        return of(store, runId, EnumSet.allOf(Role.class));
    }

    /** Those of some roles. */
    public static Map<Role, Map<String, ArtifactTable>> of(Store store, String runId, Set<Role> roles) {
        return store.inOneOpening(() -> read(store, runId, roles));
    }

    private static Map<Role, Map<String, ArtifactTable>> read(Store store, String runId, Set<Role> roles) {
        List<StoredArtifact> artifacts = store.artifacts(runId).stream().filter(artifact -> roles.contains(artifact.role())).toList();
        List<ArtifactTable> rows = rows(store, runId, artifacts);
        Map<Role, Map<String, ArtifactTable>> tables = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            tables.computeIfAbsent(artifacts.get(i).role(), r -> new LinkedHashMap<>()).put(artifacts.get(i).kind(), rows.get(i));
        }
        return tables;
    }

    /** Rows of some of its artifacts, in the same order. */
    public static List<ArtifactTable> rows(Store store, String runId, List<StoredArtifact> artifacts) {
        List<ArtifactTable> rows = store.rows(artifacts);
        for (int i = 0; i < rows.size(); i++) {
            StoredArtifact artifact = artifacts.get(i);
            String found = Artifact.of(rows.get(i)).id();
            if (!found.equals(artifact.artifactId())) {
                throw new StoreException("Run " + runId + " does not verify: the rows of its " + artifact.role() + " " + artifact.kind()
                        + " have content hash " + found + ", recorded was " + artifact.artifactId()
                        + ". The store was changed outside Plimsoll; restore it from a copy.");
            }
        }
        return rows;
    }

    /** Refuses outputs that are not those that the run recorded, whose rows were checked when they were read. */
    public static void requireSame(Store store, String runId, List<RunArtifact> computed) {
        Map<String, String> recorded = store.artifacts(runId).stream().filter(artifact -> artifact.role() == Role.output)
                .collect(Collectors.toMap(StoredArtifact::kind, StoredArtifact::artifactId, (one, other) -> other));
        for (RunArtifact output : computed) {
            Artifact artifact = output.artifact();
            String found = recorded.getOrDefault(artifact.kind(), "none");
            if (!found.equals(artifact.id())) {
                throw new StoreException("Run " + runId + " does not verify: computed again from its stored inputs and configuration its "
                        + artifact.kind() + " has content hash " + artifact.id() + ", stored is " + found
                        + ". Another version of Plimsoll made it, or the store was changed. See where: plimsoll replay " + runId + ".");
            }
        }
    }
}
