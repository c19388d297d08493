package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Store;
import java.time.LocalDate;

/**
 * The stored baseline whose scalars a scaled run applies. Anything wrong with it is an error, before anything is written: production
 * never falls back to the baseline in silence.
 *
 * @param applied its scalars at its rebalances
 * @param lastDailyScalar last day that it has a daily scalar of
 */
public record PrecomputedSource(AppliedScalars applied, LocalDate lastDailyScalar) {

    /**
     * Its applied scalars; unknown, FAILED, not verifying, of other rules than the run itself, itself scaled, or without rebalances:
     * refused. A run under the name v1.0 therefore applies frozen scalars only; a research run those of its own version only.
     */
    public static PrecomputedSource require(Store store, String runId, AllocatorConfig own) {
        StoredRun run = StoredRun.load(store, runId);
        boolean production = own.version().equals(AllocatorConfig.v1().version());
        if (!run.allocator().version().equals(own.version()) || production && !run.allocator().isV1()) {
            throw new UsageException("The precomputed run " + runId + " has the rules " + run.allocator().version() + ", expected "
                    + own.version() + (production ? ": production applies frozen scalars only. This run is not stored. Name a v1.0 baseline."
                            : ", those of this run. This run is not stored. Name a baseline of the same research version."));
        }
        if (!run.info().mode().equals("off")) {
            throw new UsageException("The precomputed run " + runId + " is itself scaled (mode " + run.info().mode()
                    + "); expected a baseline (mode off). This run is not stored.");
        }
        AppliedScalars applied = run.result().applied().orElseThrow(() -> new UsageException("The precomputed run " + runId
                + " has no weights, so no applied scalars. This run is not stored. Name a baseline with weights."));
        return new PrecomputedSource(applied, run.result().risk().dates().last());
    }
}
