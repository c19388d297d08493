package dev.plimsoll.walkforward;

import static dev.plimsoll.timeseries.Statistics.quantile;

import dev.plimsoll.error.UsageException;
import java.util.Arrays;

/**
 * Circular block bootstrap of monthly returns: each sample strings together blocks of consecutive months, which keeps the dependence
 * between neighbouring months, until it is as long as the months given. A block that runs past the last month goes on with the first.
 *
 * <p>Source: D. N. Politis and J. P. Romano, "A Circular Block-Resampling Procedure for Stationary Data", in Exploring the Limits of
 * Bootstrap, Wiley 1992, pages 263-270.
 *
 * @param samples samples per bootstrap, 1 or more
 * @param blockMonths months per block, 1 or more; may exceed the months given
 */
public record BlockBootstrap(int samples, int blockMonths) {

    private static final int FEWEST_MONTHS = 4;
    private static final double TAIL = 0.10;

    /**
     * The average monthly profit and loss that nine of ten samples exceed: the 10 % quantile, linear between neighbours, of
     * (end equity - start capital) / months over the samples, each compounded over as many months as are given.
     *
     * @param monthlyReturns decimal fractions, oldest first, none missing
     * @param startCapital equity before the first month, in money, above 0
     * @param starts where the blocks start
     * @return money a month, negative for a loss; 0 with fewer than 4 months, which cannot be judged
     */
    public double p10AverageMonthlyPnl(double[] monthlyReturns, double startCapital, BlockStarts starts) {
        int months = monthlyReturns.length;
        if (months < FEWEST_MONTHS) {
            return 0;
        }
        int blocks = (months - 1) / blockMonths + 1;
        int[][] drawn = starts.draw(samples, blocks, months);
        double[] averages = new double[samples];
        Arrays.setAll(averages, sample -> (endEquity(monthlyReturns, startCapital, drawn[sample]) - startCapital) / months);
        return quantile(averages, TAIL);
    }

    private double endEquity(double[] monthlyReturns, double startCapital, int[] starts) {
        int months = monthlyReturns.length;
        double equity = startCapital;
        int left = months;
        for (int start : starts) {
            int month = start;
            for (int i = Math.min(blockMonths, left); i > 0; i--) {
                equity *= 1 + monthlyReturns[month];
                month = month + 1 < months ? month + 1 : 0;
            }
            left -= blockMonths;
        }
        return equity;
    }

    /** Says at which month each block of each bootstrap sample starts, so that a test or a replay can give its own. */
    @FunctionalInterface
    public interface BlockStarts {

        /**
         * The starts of all blocks of one bootstrap.
         *
         * @param samples number of samples, 1 or more
         * @param blocks blocks of each sample, 1 or more
         * @param months months to draw from, 1 or more
         * @return one row per sample, one 0-based month below {@code months} per block
         */
        int[][] draw(int samples, int blocks, int months);

        /**
         * Equally likely starts from {@link Pcg64}, sample after sample. Every call of {@link #draw} begins with a fresh generator, so each
         * candidate is judged on the same months.
         *
         * @param seed 0 or more
         * @return the starts of that seed
         * @throws dev.plimsoll.error.UsageException on the draw, when the seed is negative
         */
        static BlockStarts seeded(long seed) {
            return (samples, blocks, months) -> {
                Pcg64 random = Pcg64.seeded(seed);
                int[][] starts = new int[samples][blocks];
                for (int[] sample : starts) {
                    for (int block = 0; block < blocks; block++) {
                        sample[block] = random.nextInt(months);
                    }
                }
                return starts;
            };
        }
    }
}
