package dev.plimsoll.kind.allocator;

import dev.plimsoll.Recomputation;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.run.VerifiedTables;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import java.util.Map;
import java.util.Optional;

/**
 * A run of the allocator read back from the store, with every artifact's rows checked against their content hash, computed again from
 * its stored inputs and configuration and held against what was stored. What comes out of here is what was recorded, or an error.
 *
 * @param info the run
 * @param config its full configuration
 * @param allocator constants of its chain
 * @param inputs what its chain started from
 * @param result state, regimes, scalars
 * @param outputs rows of what it made, by kind
 */
public record StoredRun(RunInfo info, Map<String, Object> config, AllocatorConfig allocator, RunInputs inputs, AllocatorResult result,
        Map<String, ArtifactTable> outputs) {

    public static StoredRun load(Store store, String runId) {
        return store.inOneOpening(() -> read(store, runId));
    }

    private static StoredRun read(Store store, String runId) {
        RunInfo info = VerifiedTables.complete(store, runId);
        if (!info.hasAllocator()) {
            throw new UsageException("Run " + runId + " is a run of kind " + info.kind()
                    + ": no allocator ran, so it has no regimes and no scalars to go on from. Name a run of kind allocator or import; "
                    + "plimsoll runs lists them.");
        }
        Map<Role, Map<String, ArtifactTable>> tables = VerifiedTables.of(store, runId);
        Ingredients from = Ingredients.of(store, info, store.config(runId), tables);
        Recomputation.AllocatorRun run = Recomputation.allocator(from);
        VerifiedTables.requireSame(store, runId, run.artifacts().outputs());
        return new StoredRun(info, from.config(), run.task().config(), run.computed().inputs(), run.computed().result(),
                tables.get(Role.output));
    }

    /** An artifact the run computed. */
    public Optional<ArtifactTable> output(ArtifactSchema schema) {
        return Optional.ofNullable(outputs.get(schema.kind()));
    }
}
