package dev.plimsoll;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocation.AllocationBatch;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.run.VerifiedTables;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.ArtifactTable;
import java.util.Map;

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
        Ingredients from = Ingredients.of(store, info, store.config(runId), tables);
        AllocationBatch batch = Recomputation.allocation(from);
        VerifiedTables.requireSame(store, runId, Recomputation.outputs(batch));
        return new AllocationBatchReport(new Recorded(runId, true, info.runKey(), info.contentSha256().orElseThrow()),
                Recomputation.allocationConfig(from), batch.requests(), batch.results(), store.warnings(runId), store.path());
    }
}
