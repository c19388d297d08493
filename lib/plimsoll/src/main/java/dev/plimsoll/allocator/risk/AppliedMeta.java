package dev.plimsoll.allocator.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Summary of the applied scalars of a run.
 *
 * @param mean arithmetic mean of the applied scalars, fraction of full size
 * @param std their sample standard deviation (n − 1); empty for a single rebalance
 * @param min smallest
 * @param max largest
 * @param median middle
 * @param rebalances number of rebalances
 * @param scaled rebalances with an applied scalar strictly below 1.0
 * @param percentScaled {@code scaled / rebalances · 100}
 * @param firstRebalance first rebalance date
 * @param lastRebalance last rebalance date
 */
public record AppliedMeta(double mean, OptionalDouble std, double min, double max, double median, int rebalances, int scaled,
        double percentScaled, LocalDate firstRebalance, LocalDate lastRebalance) {

    static AppliedMeta of(List<AppliedScalar> rebalances) {
        double[] applied = rebalances.stream().mapToDouble(AppliedScalar::applied).toArray();
        int scaled = (int) rebalances.stream().filter(r -> r.applied() < 1.0).count();
        ScalarStatistics all = ScalarStatistics.of(applied);
        return new AppliedMeta(all.mean(), all.std(), all.min(), all.max(), all.median(), applied.length, scaled,
                (double) scaled / applied.length * 100, rebalances.get(0).date(), rebalances.get(applied.length - 1).date());
    }
}
