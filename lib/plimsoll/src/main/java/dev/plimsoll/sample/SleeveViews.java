package dev.plimsoll.sample;

import java.util.List;

/** What each sleeve thinks of each contract on a row, in units of the contract's risk; 0 = no view. */
final class SleeveViews {

    /** Look-backs of the trend views, in rows. */
    private static final int[] TREND_ROWS = {21, 63, 126};
    /** The largest view of one look-back, in standard deviations. */
    private static final double LIMIT = 1.5;
    private static final int RANK_ROWS = 126;
    private static final int REVERSAL_ROWS = 5;
    private static final int VALUE_ROWS = 189;

    private SleeveViews() {
    }

    /** Carry: the side each contract pays for. */
    static double[] carry(List<String> tickers) {
        double[] carry = new double[tickers.size()];
        for (Contract contract : Contract.ALL) {
            carry[tickers.indexOf(contract.ticker)] = contract.carry;
        }
        return carry;
    }

    /** Cross-sectional momentum: from -1 for the weakest contract to 1 for the strongest. */
    static double[] ranks(TrailingReturns history, double[] volatility, int row) {
        double[] strength = new double[volatility.length];
        for (int c = 0; c < strength.length; c++) {
            strength[c] = history.strength(c, row, RANK_ROWS, volatility[c]);
        }
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

    /** Time-series momentum: the mean strength over the look-backs, each limited. */
    static double[] trends(TrailingReturns history, double[] volatility, int row) {
        double[] trends = new double[volatility.length];
        for (int c = 0; c < trends.length; c++) {
            for (int rows : TREND_ROWS) {
                trends[c] += limited(history.strength(c, row, rows, volatility[c])) / TREND_ROWS.length;
            }
        }
        return trends;
    }

    /** Reversal: against the strength of the last week. */
    static double[] reversals(TrailingReturns history, double[] volatility, int row) {
        return against(history, volatility, row, REVERSAL_ROWS);
    }

    /** Value, as far as prices alone can tell: against the strength of the last nine months. */
    static double[] values(TrailingReturns history, double[] volatility, int row) {
        return against(history, volatility, row, VALUE_ROWS);
    }

    private static double[] against(TrailingReturns history, double[] volatility, int row, int rows) {
        double[] views = new double[volatility.length];
        for (int c = 0; c < views.length; c++) {
            views[c] = -limited(history.strength(c, row, rows, volatility[c]));
        }
        return views;
    }

    private static double limited(double strength) {
        return Math.max(-LIMIT, Math.min(LIMIT, strength));
    }
}
