package dev.plimsoll.sample;

import static dev.plimsoll.timeseries.Statistics.ROOT_252;
import static java.lang.Double.isNaN;
import static java.util.stream.IntStream.range;

import dev.plimsoll.timeseries.Panel;
import java.util.Arrays;

/**
 * Trailing statistics of log returns, and what a sleeve makes of them: its view of each contract, in units of the contract's risk, 0 = no
 * view. Every window ends at the row asked for.
 */
final class TrailingReturns {

    /** Rows of the trailing volatilities, of a contract and of a book, and the returns a contract must have among them. */
    private static final int VOLATILITY_ROWS = 60;
    private static final int VOLATILITY_MINIMUM = 20;
    private static final int BOOK_ROWS = 126;

    /** Look-backs of the trend views, in rows. */
    private static final int[] TREND_ROWS = {21, 63, 126};
    /** The largest view of one look-back, in standard deviations. */
    private static final double LIMIT = 1.5;
    private static final int RANK_ROWS = 126;
    /** Reversal is against the strength of the last week. */
    static final int REVERSAL_ROWS = 5;
    /** Value, as far as prices alone can tell, is against the strength of the last nine months. */
    static final int VALUE_ROWS = 189;


    /** Log returns [asset][row], 0 where missing. */
    private final double[][] logs;
    private final boolean[][] known;

    TrailingReturns(Panel assetReturns) {
        logs = new double[assetReturns.width()][assetReturns.rows()];
        known = new boolean[logs.length][assetReturns.rows()];
        for (int c = 0; c < logs.length; c++) {
            for (int row = 0; row < logs[c].length; row++) {
                double simple = assetReturns.value(row, c);
                known[c][row] = !isNaN(simple);
                logs[c][row] = known[c][row] ? StrictMath.log1p(simple) : 0;
            }
        }
    }

    /** Yearly volatility per asset, 0 where too few returns are known. */
    double[] volatilities(int row) {
        double[] volatilities = new double[logs.length];
        for (int c = 0; c < logs.length; c++) {
            double squares = 0;
            int n = 0;
            for (int i = row - VOLATILITY_ROWS + 1; i <= row; i++) {
                squares += logs[c][i] * logs[c][i];
                n += known[c][i] ? 1 : 0;
            }
            volatilities[c] = n < VOLATILITY_MINIMUM ? 0 : StrictMath.sqrt(squares / n) * ROOT_252;
        }
        return volatilities;
    }

    /** The asset's return over the window in standard deviations of such a return; 0 where the volatility is unknown. */
    double strength(int asset, int row, int rows, double volatility) {
        double sum = 0;
        int n = 0;
        for (int i = row - rows + 1; i <= row; i++) {
            sum += logs[asset][i];
            n += known[asset][i] ? 1 : 0;
        }
        return n == 0 || volatility == 0 ? 0 : sum / (volatility / ROOT_252 * StrictMath.sqrt(n));
    }

    /** Yearly volatility that these weights would have had. */
    double bookVolatility(double[] weights, int row) {
        double squares = 0;
        for (int i = row - BOOK_ROWS + 1; i <= row; i++) {
            double sum = 0;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] * logs[c][i];
            }
            squares += sum * sum;
        }
        return StrictMath.sqrt(squares / BOOK_ROWS) * ROOT_252;
    }

    /** Weights that take the risk of the views; 0 where the volatility is unknown. */
    static double[] weights(double[] views, double[] volatility) {
        double[] weights = new double[views.length];
        Arrays.setAll(weights, c -> volatility[c] > 0 ? views[c] / volatility[c] : 0);
        return weights;
    }

    /** Cross-sectional momentum: from -1 for the weakest contract to 1 for the strongest. */
    double[] ranks(double[] volatility, int row) {
        double[] strength = strengths(volatility, row, RANK_ROWS);
        double[] ranks = new double[strength.length];
        for (int c = 0; c < ranks.length; c++) {
            for (int other = 0; other < ranks.length; other++) {
                if (volatility[c] > 0 && volatility[other] > 0) {
                    ranks[c] += Math.signum(strength[c] - strength[other]) / ranks.length;
                }
            }
        }
        return ranks;
    }

    private double[] strengths(double[] volatility, int row, int rows) {
        return range(0, volatility.length).mapToDouble(c -> strength(c, row, rows, volatility[c])).toArray();
    }

    /** Time-series momentum: the mean strength over the look-backs, each limited. */
    double[] trends(double[] volatility, int row) {
        double[] trends = new double[volatility.length];
        for (int rows : TREND_ROWS) {
            double[] strength = strengths(volatility, row, rows);
            Arrays.setAll(trends, c -> trends[c] + limited(strength[c]) / TREND_ROWS.length);
        }
        return trends;
    }

    /** Against the strength of the last rows, limited. */
    double[] against(double[] volatility, int row, int rows) {
        return Arrays.stream(strengths(volatility, row, rows)).map(strength -> -limited(strength)).toArray();
    }

    private static double limited(double strength) {
        return Math.max(-LIMIT, Math.min(LIMIT, strength));
    }
}
