package dev.plimsoll.audit;

import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import java.util.List;

/**
 * The two-pass audit: the same book without (pass 1, baseline) and with (pass 2, scaled) the allocator's scalars. Regimes, transitions
 * and daily scalars are pass 1's throughout.
 *
 * @param baseline pass 1
 * @param scaled pass 2
 * @param delta scaled less baseline
 * @param regime regimes of pass 1
 * @param risk daily scalars of pass 1
 * @param applied scalars applied in pass 2, one per rebalance
 * @param transitions changes of regime of pass 1
 * @param transitionsPerYear the same per year: changes / (calendar days of the equity series / 365.25)
 * @param deepest the ten deepest de-risking events, deepest first
 * @param eventThreshold applied scalar below which a rebalance belongs to an event
 */
public record TwoPassComparison(PassFigures baseline, PassFigures scaled, TwoPassDelta delta, RegimePath regime, RiskPath risk,
        AppliedScalars applied, int transitions, double transitionsPerYear, List<DeriskEvent> deepest, double eventThreshold) {

    /**
     * Copies the list.
     *
     * @param baseline see the record
     * @param scaled see the record
     * @param delta see the record
     * @param regime see the record
     * @param risk see the record
     * @param applied see the record
     * @param transitions see the record
     * @param transitionsPerYear see the record
     * @param deepest see the record
     * @param eventThreshold see the record
     */
    public TwoPassComparison {
        deepest = List.copyOf(deepest);
    }
}
