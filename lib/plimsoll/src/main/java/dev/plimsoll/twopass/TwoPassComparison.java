package dev.plimsoll.twopass;

import static dev.plimsoll.timeseries.Statistics.quantile;
import static java.lang.Double.isFinite;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.timeseries.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
 * @param transitionsPerYear the same per year: changes / (calendar days of the regime series, last less first / 365.25)
 * @param deepest the ten deepest de-risking events, deepest first
 * @param eventThreshold applied scalar below which a rebalance belongs to an event
 */
public record TwoPassComparison(Pass baseline, Pass scaled, Delta delta, RegimePath regime, RiskPath risk,
        AppliedScalars applied, int transitions, double transitionsPerYear, List<DeriskEvent> deepest, double eventThreshold) {

    /** How many of the deepest events a comparison keeps. */
    public static final int TOP_EVENTS = 10;

    public TwoPassComparison {
        deepest = List.copyOf(deepest);
    }

    /**
     * Compares two passes.
     *
     * @param baseline pass 1
     * @param scaled pass 2; its usage is taken from {@code applied}
     * @param regime regimes of pass 1
     * @param risk daily scalars of pass 1, on the same days
     * @param applied scalars the weights of pass 2 were multiplied by
     * @param eventThreshold applied scalar below which a rebalance belongs to an event, as {@link ValidationConfig.Events#threshold()}
     * @return the comparison
     * @throws DataException when the equity of the passes begins or ends on different days, regimes and scalars are on different
     *     days, or a metric is not a finite number
     */
    public static TwoPassComparison of(Pass baseline, Pass scaled, RegimePath regime, RiskPath risk,
            AppliedScalars applied, double eventThreshold) {
        samePeriod(baseline, scaled);
        if (!regime.dates().equals(risk.dates())) {
            throw new DataException("The regimes of " + baseline.runId() + " have " + regime.dates() + ", its risk scalars "
                    + risk.dates() + "; expected the same days. Take both from the same run.");
        }
        Delta delta = Delta.of(baseline.metrics(), scaled.metrics());
        List<DeriskEvent> events = DeriskEvent.all(applied, eventThreshold, regime, risk);
        return new TwoPassComparison(baseline, scaled.withUsage(ScalarUsage.of(applied)), delta, regime, risk, applied, regime.transitions(),
                regime.transitionsPerYear(), events.subList(0, Math.min(TOP_EVENTS, events.size())), eventThreshold);
    }

    private static void samePeriod(Pass baseline, Pass scaled) {
        DateIndex first = baseline.equity().dates();
        DateIndex second = scaled.equity().dates();
        if (first.isEmpty() || second.isEmpty() || !first.first().equals(second.first()) || !first.last().equals(second.last())) {
            throw new DataException("The equity of " + baseline.runId() + " has " + first + ", that of " + scaled.runId() + " " + second
                    + "; two passes are compared over the same period. Cut both to it.");
        }
    }

    /** The applied scalars of pass 2. */
    public ScalarUsage usage() {
        return scaled.usage().orElseGet(() -> ScalarUsage.of(applied));
    }

    /** Share of the days that are NORMAL, 0 to 1. */
    public double normalShare() {
        return (double) regime.meta().dayCounts().getOrDefault(Regime.NORMAL, 0) / regime.dates().size();
    }

    /**
     * One pass of a two-pass audit.
     *
     * @param runId id of the run
     * @param equity equity, starting at 1.0 for a pass computed here
     * @param metrics performance over the equity curve
     * @param usage applied scalars, empty for the baseline
     */
    public record Pass(String runId, Series equity, PerformanceMetrics metrics, Optional<ScalarUsage> usage) {

        /**
         * A pass whose scalars, if it has any, are not known yet: {@link TwoPassComparison#of} adds them to the scaled pass.
         *
         * @param runId id of the run
         * @param equity equity over the period to compare
         * @param metrics performance over that equity
         * @return the pass without usage
         */
        public static Pass of(String runId, Series equity, PerformanceMetrics metrics) {
            return new Pass(runId, equity, metrics, Optional.empty());
        }

        Pass withUsage(ScalarUsage scalars) {
            return new Pass(runId, equity, metrics, Optional.of(scalars));
        }
    }

    /**
     * Scaled less baseline. Positive is better for all but volatility: a drawdown or a worst period that became milder is positive.
     *
     * @param cagr decimal fraction a year
     * @param annVol decimal fraction a year
     * @param sharpe ratio
     * @param maxDrawdown decimal fraction
     * @param worstMonth decimal fraction
     * @param worstQuarter decimal fraction
     */
    public record Delta(double cagr, double annVol, double sharpe, double maxDrawdown, double worstMonth, double worstQuarter) {

        public Delta {
            present("cagr", cagr);
            present("ann_vol", annVol);
            present("sharpe", sharpe);
            present("max_drawdown", maxDrawdown);
            present("worst_month", worstMonth);
            present("worst_quarter", worstQuarter);
        }

        private static void present(String name, double metric) {
            if (!isFinite(metric)) {
                throw new DataException("The figure " + name + " of the two-pass comparison is " + metric
                        + "; expected a finite number. Check the returns and equity of both passes.");
            }
        }

        static Delta of(PerformanceMetrics baseline, PerformanceMetrics scaled) {
            return new Delta(scaled.cagr() - baseline.cagr(), scaled.annVol() - baseline.annVol(),
                    scaled.sharpe() - baseline.sharpe(), scaled.maxDrawdown() - baseline.maxDrawdown(),
                    scaled.worstMonth().value() - baseline.worstMonth().value(),
                    scaled.worstQuarter().value() - baseline.worstQuarter().value());
        }
    }

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
            return new ScalarUsage(scalars.length, (double) scaled / scalars.length, Statistics.sum(scalars) / scalars.length,
                    quantile(scalars, 0), quantile(scalars, 1), quantile(scalars, 0.05),
                    quantile(scalars, 0.5), quantile(scalars, 0.95));
        }
    }
}
