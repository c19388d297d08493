package dev.plimsoll.audit;

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
public record ScalarUsage(int rebalances, double shareScaled, double mean, double min, double max, double p05, double p50, double p95) {
}
