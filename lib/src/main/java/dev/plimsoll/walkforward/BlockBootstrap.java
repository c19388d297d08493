package dev.plimsoll.walkforward;

/**
 * Circular block bootstrap of monthly returns.
 *
 * @param samples samples per bootstrap
 * @param blockMonths months per block
 */
public record BlockBootstrap(int samples, int blockMonths) {

    /**
     * The 10 % quantile of the average monthly profit over the samples.
     *
     * @param monthlyReturns decimal fractions, oldest first
     * @param startCapital equity before the first month
     * @param starts where the blocks start
     * @return money a month
     */
    public double p10AverageMonthlyPnl(double[] monthlyReturns, double startCapital, BlockStarts starts) {
        throw new UnsupportedOperationException("The bootstrap is not here yet.");
    }
}
