package dev.plimsoll.sample;

import dev.plimsoll.timeseries.Panel;

/** Trailing statistics of log returns; every window ends at the row asked for. */
final class TrailingReturns {

    /** Rows of the trailing volatilities, of a contract and of a book, and the returns a contract must have among them. */
    private static final int VOLATILITY_ROWS = 60;
    private static final int VOLATILITY_MINIMUM = 20;
    private static final int BOOK_ROWS = 126;

    private static final double ROOT_252 = StrictMath.sqrt(252);

    /** Log returns [asset][row], 0 where missing. */
    private final double[][] logs;
    private final boolean[][] known;

    TrailingReturns(Panel assetReturns) {
        logs = new double[assetReturns.width()][assetReturns.rows()];
        known = new boolean[logs.length][assetReturns.rows()];
        for (int c = 0; c < logs.length; c++) {
            for (int row = 0; row < logs[c].length; row++) {
                double simple = assetReturns.value(row, c);
                known[c][row] = !Double.isNaN(simple);
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
}
