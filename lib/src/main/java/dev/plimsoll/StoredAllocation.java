package dev.plimsoll;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import dev.plimsoll.store.files.Json;
import java.util.Map;
import java.util.Optional;

/**
 * A stored run of allocations, decided again from its stored requests and configuration and held against what was stored. What comes out
 * of here is what was recorded, or an error.
 */
final class StoredAllocation {

    private StoredAllocation() {
    }

    static AllocationBatchReport load(Store store, String runId) {
        RunInfo info = VerifiedTables.complete(store, runId);
        if (!info.kind().equals(RunKind.ALLOCATION.toString())) {
            throw new UsageException("Run " + runId + " is of kind " + info.kind() + ", expected " + RunKind.ALLOCATION
                    + ". See plimsoll runs.");
        }
        Map<Role, Map<String, ArtifactTable>> tables = VerifiedTables.of(store, runId);
        String source = "configuration of run " + runId;
        AllocationConfig config = AllocationConfigFile.ofConfig(Json.parse(store.config(runId), source), source);
        AllocationBatch batch = new AllocationBatch(config, Optional.empty()); // the stored requests are in the regime they were decided in
        String[] documents = tables.get(Role.input).get(AllocationSchemas.ALLOCATION_REQUEST.kind()).texts("document");
        for (int i = 0; i < documents.length; i++) {
            String where = "request " + (i + 1) + " of run " + runId;
            batch.decide(Read.good(where, AllocationRequestFile.parse(documents[i], where)));
        }
        batch.refuseFaults();
        for (Artifact computed : batch.artifacts().results()) {
            String stored = Artifact.of(tables.get(Role.output).get(computed.kind())).id();
            if (!stored.equals(computed.id())) {
                throw new StoreException("Run " + runId + " does not verify: computed again from its stored requests and configuration its "
                        + computed.kind() + " has content hash " + computed.id() + ", stored is " + stored
                        + ". Another version of Plimsoll made it, or the store was changed.");
            }
        }
        return new AllocationBatchReport(new Recorded(runId, true, info.runKey(), info.contentSha256().orElseThrow()), config,
                batch.requests(), batch.results(), store.warnings(runId), store.path());
    }
}
