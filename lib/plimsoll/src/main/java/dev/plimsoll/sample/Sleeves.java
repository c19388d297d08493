package dev.plimsoll.sample;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.DayOfWeek;
import java.util.ArrayList;
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
        TrailingReturns history = new TrailingReturns(assetReturns);
        double[] carry = SleeveViews.carry(assetReturns.columns());
        List<Integer> rows = rebalanceRows(assetReturns.dates());
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

    /** The rows of the Fridays on which sleeves set their weights, after the warm-up. */
    static List<Integer> rebalanceRows(DateIndex dates) {
        List<Integer> rows = new ArrayList<>();
        for (int row = WARM_UP; row < dates.size(); row++) {
            if (dates.date(row).getDayOfWeek() == DayOfWeek.FRIDAY) {
                rows.add(row);
            }
        }
        return rows;
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

    private static double[][] rebalance(TrailingReturns history, double[] carry, int row) {
        double[] volatility = history.volatilities(row);
        double[][] sleeves = {carry.clone(), SleeveViews.ranks(history, volatility, row), SleeveViews.trends(history, volatility, row)};
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
}
