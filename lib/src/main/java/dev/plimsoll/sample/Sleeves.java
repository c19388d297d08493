package dev.plimsoll.sample;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strategies of the sample book. Weights of a Friday are computed from the returns up to and including that Friday, nothing later.
 *
 * <p>Each sleeve first takes a view per contract (in units of its risk), turns it into a weight by dividing by the contract's trailing
 * volatility, and is scaled to the same trailing volatility as the others. The sleeves are then added by their budgets, and the sum is
 * scaled to the book's target volatility and cut to the bound per contract.
 */
final class Sleeves {

    /** Names of the sleeves, columns of the sleeve returns: carry, cross-sectional momentum, time-series momentum. */
    static final List<String> NAMES = List.of("carry", "csmom", "tsmom");

    /** Shares of the book's risk, in the order of the names. */
    private static final double[] BUDGETS = {0.30, 0.20, 0.50};

    /** Target volatility of the book, decimal per year of 252 rows. */
    private static final double TARGET = 0.10;
    /** Largest weight of a contract, fraction of equity. */
    private static final double BOUND = 1.5;
    /** Rows before the first rebalance. */
    private static final int WARM_UP = 189;
    /** Rows of the trailing volatilities, of a contract and of a book, and the returns a contract must have among them. */
    private static final int VOLATILITY_ROWS = 60;
    private static final int VOLATILITY_MINIMUM = 20;
    private static final int BOOK_ROWS = 126;
    /** Look-backs of the trend views, in rows, and the largest view of one look-back, in standard deviations. */
    private static final int[] TREND_ROWS = {21, 63, 126};
    private static final double TREND_LIMIT = 1.5;
    private static final int RANK_ROWS = 126;

    private static final double ROOT_252 = StrictMath.sqrt(252);

    private final DateIndex fridays;
    private final List<String> assets;
    /** Per sleeve and asset, one weight per Friday. */
    private final double[][][] weights;

    private Sleeves(DateIndex fridays, List<String> assets, double[][][] weights) {
        this.fridays = fridays;
        this.assets = assets;
        this.weights = weights;
    }

    /** Trades these returns, whose columns are tickers of {@link Contract}. */
    static Sleeves trade(Panel assetReturns) {
        History history = new History(assetReturns);
        int[] carry = carry(assetReturns.columns());
        List<Integer> rows = new ArrayList<>();
        for (int row = WARM_UP; row < assetReturns.rows(); row++) {
            if (assetReturns.dates().date(row).getDayOfWeek() == DayOfWeek.FRIDAY) {
                rows.add(row);
            }
        }
        double[][][] weights = new double[NAMES.size()][assetReturns.width()][rows.size()];
        for (int k = 0; k < rows.size(); k++) {
            double[][] sleeves = rebalance(history, carry, rows.get(k));
            for (int s = 0; s < sleeves.length; s++) {
                for (int c = 0; c < sleeves[s].length; c++) {
                    weights[s][c][k] = sleeves[s][c];
                }
            }
        }
        DateIndex fridays = DateIndex.of(rows.stream().map(assetReturns.dates()::date).toList());
        return new Sleeves(fridays, assetReturns.columns(), weights);
    }

    /** Weights of one sleeve, part of the book's. */
    Panel of(int sleeve) {
        return Panel.of(fridays, assets, weights[sleeve]);
    }

    /** Weights of the book: the sum of its sleeves. */
    Panel total() {
        double[][] total = new double[assets.size()][fridays.size()];
        for (double[][] sleeve : weights) {
            for (int c = 0; c < total.length; c++) {
                for (int k = 0; k < total[c].length; k++) {
                    total[c][k] += sleeve[c][k];
                }
            }
        }
        return Panel.of(fridays, assets, total);
    }

    private static int[] carry(List<String> tickers) {
        int[] carry = new int[tickers.size()];
        for (Contract contract : Contract.ALL) {
            carry[tickers.indexOf(contract.ticker)] = contract.carry;
        }
        return carry;
    }

    private static double[][] rebalance(History history, int[] carry, int row) {
        double[] volatility = history.volatilities(row);
        double[][] sleeves = {paid(carry), ranks(history, volatility, row), trends(history, volatility, row)};
        double[] total = new double[volatility.length];
        for (int s = 0; s < sleeves.length; s++) {
            for (int c = 0; c < total.length; c++) {
                sleeves[s][c] = volatility[c] > 0 ? sleeves[s][c] / volatility[c] : 0;
            }
            scale(sleeves[s], BUDGETS[s] / history.bookVolatility(sleeves[s], row));
            for (int c = 0; c < total.length; c++) {
                total[c] += sleeves[s][c];
            }
        }
        double gearing = TARGET / history.bookVolatility(total, row);
        for (int c = 0; c < total.length; c++) {
            double cut = Math.min(1, BOUND / Math.abs(total[c] * gearing));
            for (double[] sleeve : sleeves) {
                sleeve[c] *= gearing * cut;
            }
        }
        return sleeves;
    }

    private static void scale(double[] values, double factor) {
        for (int c = 0; c < values.length; c++) {
            values[c] *= factor;
        }
    }

    /** Carry: the side each contract pays for. */
    private static double[] paid(int[] carry) {
        return Arrays.stream(carry).asDoubleStream().toArray();
    }

    /** Cross-sectional momentum: from -1 for the weakest contract to 1 for the strongest. */
    private static double[] ranks(History history, double[] volatility, int row) {
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
    private static double[] trends(History history, double[] volatility, int row) {
        double[] trends = new double[volatility.length];
        for (int c = 0; c < trends.length; c++) {
            for (int rows : TREND_ROWS) {
                double strength = history.strength(c, row, rows, volatility[c]);
                trends[c] += Math.max(-TREND_LIMIT, Math.min(TREND_LIMIT, strength)) / TREND_ROWS.length;
            }
        }
        return trends;
    }

    /** Trailing statistics of log returns; every window ends at the row asked for. */
    private static final class History {

        /** Log returns [asset][row], 0 where missing. */
        private final double[][] logs;
        private final boolean[][] known;

        History(Panel assetReturns) {
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
}
