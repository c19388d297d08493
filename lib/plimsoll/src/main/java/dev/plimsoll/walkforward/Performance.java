package dev.plimsoll.walkforward;

import static dev.plimsoll.timeseries.Statistics.mean;
import static dev.plimsoll.timeseries.Statistics.quantile;
import static dev.plimsoll.timeseries.Statistics.sampleCovariance;
import static dev.plimsoll.timeseries.Statistics.sampleDeviation;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Statistics;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How a window of months went, from the starting capital.
 *
 * @param endEquity equity after the last month; the starting capital for an empty window
 * @param cagr max(end / start, 1e-9)^(1 / years) - 1 with years = months / 12, at least one month; decimal fraction a year
 * @param maxDrawdown largest fall from a running maximum that begins with the equity after the first month, so that month's own loss is
 *     not counted; positive decimal fraction
 * @param calmar cagr / maxDrawdown; 0 when the drawdown is at most 1e-9
 * @param averageMonthlyPnl mean change of equity in a month, in the unit of the capital
 * @param medianMonthlyPnl median change of equity in a month, in the unit of the capital
 * @param positiveMonthRate share of months with a return above 0
 * @param months number of months
 */
public record Performance(double endEquity, double cagr, double maxDrawdown, double calmar, double averageMonthlyPnl,
        double medianMonthlyPnl, double positiveMonthRate, int months) {

    private static final double MONTHS_PER_YEAR = 12;
    private static final double MIN_GROWTH = 1e-9;
    private static final double MIN_DRAWDOWN = 1e-9;

    /**
     * Measures a window.
     *
     * @param returns simple returns above -1, one per month
     * @param startCapital equity before the first month, above 0
     * @return its performance
     */
    public static Performance of(double[] returns, double startCapital) {
        if (returns.length == 0) {
            return new Performance(startCapital, 0, 0, 0, 0, 0, 0, 0);
        }
        double[] pnl = new double[returns.length];
        double equity = startCapital;
        int positive = 0;
        for (int month = 0; month < returns.length; month++) {
            double next = equity * (1 + returns[month]);
            pnl[month] = next - equity;
            equity = next;
            positive += returns[month] > 0 ? 1 : 0;
        }
        double years = returns.length / MONTHS_PER_YEAR;
        double cagr = StrictMath.pow(Math.max(equity / startCapital, MIN_GROWTH), 1 / years) - 1;
        double maxDrawdown = Statistics.maxDrawdown(returns);
        return new Performance(equity, cagr, maxDrawdown, maxDrawdown <= MIN_DRAWDOWN ? 0 : cagr / maxDrawdown, mean(pnl),
                quantile(pnl, 0.5), (double) positive / returns.length, returns.length);
    }

    boolean isFinite() {
        return DoubleStream.of(endEquity, cagr, maxDrawdown, calmar, averageMonthlyPnl, medianMonthlyPnl, positiveMonthRate)
                .allMatch(Double::isFinite);
    }

    /**
     * What no allocator would have made of the simulated months, without costs.
     *
     * @param a all in sleeve A
     * @param b all in sleeve B
     * @param equal half in each, rebalanced every month
     * @param correlation Pearson correlation of the monthly returns of A and B over all aligned months, not only the simulated ones; empty
     *     when a sleeve's returns are all equal
     */
    public record Benchmarks(Performance a, Performance b, Performance equal, OptionalDouble correlation) {

        /**
         * The benchmarks of a run.
         *
         * @param pair the aligned sleeves
         * @param table the complete months
         * @param firstRow the first simulated one
         * @param startCapital equity before it
         * @return the benchmarks
         */
        public static Benchmarks of(SleevePair pair, CompleteMonths table, int firstRow, double startCapital) {
            IntToDoubleFunction half = row -> 0.5 * table.returnA(row) + 0.5 * table.returnB(row);
            return new Benchmarks(held(table::returnA, table, firstRow, startCapital), held(table::returnB, table, firstRow, startCapital),
                    held(half, table, firstRow, startCapital), correlation(pair.a().returns().toArray(), pair.b().returns().toArray()));
        }

        private static Performance held(IntToDoubleFunction monthlyReturn, CompleteMonths table, int firstRow, double startCapital) {
            return Performance.of(IntStream.range(firstRow, table.size()).mapToDouble(monthlyReturn).toArray(), startCapital);
        }

        /**
         * Refuses benchmarks that grow beyond all numbers.
         *
         * @param pair the sleeves
         * @param startCapital equity before the first month
         * @throws DataException naming the first such sleeve
         */
        public void requireFinite(SleevePair pair, double startCapital) {
            requireFinite("Sleeve " + pair.a().name(), a, startCapital);
            requireFinite("Sleeve " + pair.b().name(), b, startCapital);
            requireFinite("Half of each sleeve", equal, startCapital);
        }

        private static void requireFinite(String what, Performance performance, double startCapital) {
            if (!performance.isFinite()) {
                throw new DataException(what + ", held from a capital of " + startCapital
                        + " on, grows beyond all numbers: its equity ends at " + performance.endEquity()
                        + ". Expected monthly returns as fractions (0.01 = 1 %): look for percent, or lower start_capital.");
            }
        }

        private static OptionalDouble correlation(double[] a, double[] b) {
            double scale = sampleDeviation(a) * sampleDeviation(b);
            return scale == 0 ? OptionalDouble.empty() : OptionalDouble.of(sampleCovariance(a, b) / scale);
        }
    }
}
