package dev.plimsoll.twopass;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import java.util.Arrays;

/**
 * How much the applied scalars took away over all rebalances of a run.
 *
 * @param rebalances number of rebalances
 * @param shareScaled share of them with an applied scalar below 0.999999, 0 to 1
 * @param mean mean applied scalar, decimal fraction of exposure
 * @param min lowest applied scalar
 * @param max highest applied scalar
 * @param p05 5 % quantile, linear interpolation
 * @param p50 median, linear interpolation
 * @param p95 95 % quantile, linear interpolation
 */
public record ScalarUsage(@JsonProperty("n_rebalances") int rebalances, @JsonProperty("pct_scaled") double shareScaled, double mean,
        double min, double max, double p05, double p50, double p95) {

    private static final double SCALED_BELOW = 0.999999;

    /**
     * The usage of some applied scalars.
     *
     * @param applied one scalar per rebalance
     * @return count, share, mean, extremes and quantiles of what was applied
     * @throws DataException when there is no rebalance
     */
    public static ScalarUsage of(AppliedScalars applied) {
        if (applied.rebalances().isEmpty()) {
            throw new DataException("No rebalance to measure the use of scalars on; expected at least one.");
        }
        double[] scalars = applied.rebalances().stream().mapToDouble(AppliedScalar::applied).toArray();
        long scaled = Arrays.stream(scalars).filter(scalar -> scalar < SCALED_BELOW).count();
        return new ScalarUsage(scalars.length, (double) scaled / scalars.length, Figures.mean(scalars), Figures.quantile(scalars, 0),
                Figures.quantile(scalars, 1), Figures.quantile(scalars, 0.05), Figures.quantile(scalars, 0.5),
                Figures.quantile(scalars, 0.95));
    }
}
