package dev.plimsoll.allocator.exposure;

import dev.plimsoll.allocator.risk.AppliedScalars;
import java.util.List;

/**
 * The scalars of a compute-mode run.
 *
 * @param rebalances one per rebalance date, ascending, at least one
 * @param applied the same as the batch chain states them: scalar computed at each rebalance and applied at the next
 */
public record ComputedScalars(List<ComputedRebalance> rebalances, AppliedScalars applied) {

    public ComputedScalars {
        rebalances = List.copyOf(rebalances);
    }
}
