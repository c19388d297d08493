package dev.plimsoll.audit;

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
}
