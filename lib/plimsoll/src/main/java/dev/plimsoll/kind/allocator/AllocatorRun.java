package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import java.util.Map;
import java.util.Optional;

/**
 * A stored run of the allocator, computed again and held against what was stored: what is in it is what was recorded.
 *
 * @param info the run
 * @param config its full configuration
 * @param allocator constants of its chain
 * @param inputs what its chain started from
 * @param result state, regimes, scalars
 * @param outputs rows of what it made, by kind
 */
public record AllocatorRun(RunInfo info, Map<String, Object> config, AllocatorConfig allocator, RunInputs inputs, AllocatorResult result,
        Map<String, ArtifactTable> outputs) {

    public static AllocatorRun load(Store store, String runId) {
        StoredRun.Verified<RunComputation.Computed> run = StoredRun.recomputed(store, runId, new AllocatorKind(RunKind.ALLOCATOR));
        return new AllocatorRun(run.stored().info(), run.stored().config(), run.computed().task().config(), run.computed().inputs(),
                run.computed().result(), run.stored().outputs());
    }

    /** An artifact the run computed. */
    public Optional<ArtifactTable> output(ArtifactSchema schema) {
        return Optional.ofNullable(outputs.get(schema.kind()));
    }
}
