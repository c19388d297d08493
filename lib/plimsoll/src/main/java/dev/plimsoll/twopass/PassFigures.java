package dev.plimsoll.twopass;

import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.Series;
import java.util.Optional;

/**
 * One pass of a two-pass audit.
 *
 * @param runId id of the run
 * @param returns simple daily returns, decimal
 * @param equity equity, starting at 1.0 for a pass computed here
 * @param metrics performance over the equity curve
 * @param usage applied scalars, empty for the baseline
 */
public record PassFigures(String runId, Series returns, Series equity, PerformanceMetrics metrics, Optional<ScalarUsage> usage) {

    /**
     * A pass whose scalars, if it has any, are not known yet: {@link TwoPassComparison#of} adds them to the scaled pass.
     *
     * @param runId id of the run
     * @param returns simple daily returns, decimal
     * @param equity equity over the period to compare
     * @param metrics performance over that equity
     * @return the pass without usage
     */
    public static PassFigures of(String runId, Series returns, Series equity, PerformanceMetrics metrics) {
        return new PassFigures(runId, returns, equity, metrics, Optional.empty());
    }

    PassFigures withUsage(ScalarUsage scalars) {
        return new PassFigures(runId, returns, equity, metrics, Optional.of(scalars));
    }
}
