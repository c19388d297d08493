package dev.plimsoll.allocator.state;

import static dev.plimsoll.timeseries.Statistics.ROOT_252;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;

import dev.plimsoll.timeseries.RollingWindows;
import java.util.Arrays;

/** The formulas of single features: one column in, one column out, NaN where not computable. */
final class StateColumns {

    static double[] annualisedVolatility(double[] returns, int window) {
        double[] result = RollingWindows.standardDeviation(returns, window);
        for (int row = 0; row < result.length; row++) {
            result[row] *= ROOT_252;
        }
        return result;
    }

    /** Equity against its highest value so far; a missing equity is missing here and does not touch the maximum. */
    static double[] drawdown(double[] equity) {
        double[] result = new double[equity.length];
        double peak = NEGATIVE_INFINITY;
        for (int row = 0; row < result.length; row++) {
            if (equity[row] > peak) {
                peak = equity[row];
            }
            result[row] = equity[row] / peak - 1;
        }
        return result;
    }

    static double[] trendBreadth(double[][] trendUnitReturns, int rows, int window) {
        double[] result = new double[rows];
        for (double[] column : trendUnitReturns) {
            double[] sums = RollingWindows.sum(column, window);
            for (int row = 0; row < result.length; row++) {
                if (sums[row] > 0) {
                    result[row]++;
                }
            }
        }
        for (int row = 0; row < result.length; row++) {
            result[row] = row < window - 1 ? NaN : result[row] / Math.max(1, trendUnitReturns.length); // no column: none rises
        }
        return result;
    }

    static double[] concentration(double[][] sleeveReturns, int rows, int window) {
        double[][] sums = new double[sleeveReturns.length][];
        Arrays.setAll(sums, c -> RollingWindows.sum(sleeveReturns[c], window));
        double[] result = new double[rows];
        Arrays.setAll(result, row -> row < window - 1 ? NaN : concentration(sums, row));
        return result;
    }

    private static double concentration(double[][] sums, int row) {
        double total = 0;
        for (double[] sleeve : sums) {
            total += magnitude(sleeve[row]);
        }
        if (total == 0) {
            return 0;
        }
        double squares = 0;
        for (double[] sleeve : sums) {
            double share = magnitude(sleeve[row]) / total;
            squares += share * share;
        }
        return squares;
    }

    private static double magnitude(double sum) {
        return Double.isNaN(sum) ? 0 : Math.abs(sum);
    }
}
