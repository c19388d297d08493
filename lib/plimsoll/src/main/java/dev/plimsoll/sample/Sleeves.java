package dev.plimsoll.sample;

import static dev.plimsoll.sample.TrailingReturns.REVERSAL_ROWS;
import static dev.plimsoll.sample.TrailingReturns.VALUE_ROWS;
import static java.util.Collections.unmodifiableMap;
import static java.util.stream.IntStream.range;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Names;
import dev.plimsoll.timeseries.Panel;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The strategies of the sample book. Weights of a Friday are computed from the returns up to and including that Friday, nothing later.
 *
 * <p>Each sleeve first takes a view per contract (in units of its risk), turns it into a weight by dividing by the contract's trailing
 * volatility, and is scaled to the same trailing volatility as the others. The sleeves are then added by their budgets, and the sum is
 * scaled to the book's target volatility and cut to the bound per contract.
 *
 * @param weights what each sleeve holds, in the order of the names
 */
record Sleeves(List<Panel> weights) {

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

    /** Trades these returns, whose columns are tickers of {@link Contract}. */
    static Sleeves trade(Panel assetReturns) {
        TrailingReturns history = new TrailingReturns(assetReturns);
        double[] carry = carry(assetReturns.columns());
        return new Sleeves(onFridays(assetReturns, NAMES.size(), row -> rebalance(history, carry, row)));
    }

    /** What sleeves hold from each Friday after the warm-up on: one table per sleeve, from the positions of all sleeves on a row. */
    private static List<Panel> onFridays(Panel assetReturns, int sleeves, IntFunction<double[][]> positions) {
        DateIndex dates = assetReturns.dates();
        int[] rows = range(WARM_UP, dates.size()).filter(row -> dates.date(row).getDayOfWeek() == DayOfWeek.FRIDAY).toArray();
        double[][][] held = new double[sleeves][assetReturns.width()][rows.length];
        for (int k = 0; k < rows.length; k++) {
            double[][] bySleeve = positions.apply(rows[k]);
            for (int s = 0; s < sleeves; s++) {
                for (int c = 0; c < bySleeve[s].length; c++) {
                    held[s][c][k] = bySleeve[s][c];
                }
            }
        }
        DateIndex fridays = DateIndex.ofEpochDays(IntStream.of(rows).mapToLong(dates::epochDay).toArray());
        return Stream.of(held).map(sleeve -> Panel.of(fridays, assetReturns.columns(), sleeve)).toList();
    }

    /** Carry: the side each contract pays for. */
    private static double[] carry(List<String> tickers) {
        double[] carry = new double[tickers.size()];
        Contract.ALL.forEach(contract -> carry[tickers.indexOf(contract.ticker())] = contract.carry());
        return carry;
    }

    /** The weights of all sleeves together. */
    Panel total() {
        Panel first = weights.get(0);
        double[][] total = new double[first.width()][first.rows()];
        for (Panel sleeve : weights) {
            for (int c = 0; c < total.length; c++) {
                for (int k = 0; k < total[c].length; k++) {
                    total[c][k] += sleeve.value(k, c);
                }
            }
        }
        return Panel.of(first.dates(), first.columns(), total);
    }

    private static double[][] rebalance(TrailingReturns history, double[] carry, int row) {
        double[] volatility = history.volatilities(row);
        double[][] sleeves = {carry, history.ranks(volatility, row), history.trends(volatility, row)};
        double[] total = new double[volatility.length];
        for (int s = 0; s < sleeves.length; s++) {
            sleeves[s] = TrailingReturns.weights(sleeves[s], volatility);
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

    /** Names of the sleeves and their shares of the risk, ascending by name. */
    static final Map<String, Double> RISK_BUDGETS =
            Names.sorted(Map.of("carry", 0.25, "csmom", 0.20, "reversal", 0.10, "tsmom", 0.30, "value", 0.15));

    /**
     * Positions of five sleeves as an allocator of risk budgets takes them, on the Fridays: each by itself, scaled to the same trailing
     * volatility, not cut to any bound; the columns of the returns are tickers of {@link Contract}.
     */
    static Map<String, Panel> riskUnits(Panel assetReturns) {
        TrailingReturns history = new TrailingReturns(assetReturns);
        double[] carry = carry(assetReturns.columns());
        List<Panel> positions = onFridays(assetReturns, RISK_BUDGETS.size(), row -> {
            double[] volatility = history.volatilities(row);
            return Stream.of(carry, history.ranks(volatility, row), history.against(volatility, row, REVERSAL_ROWS),
                    history.trends(volatility, row), history.against(volatility, row, VALUE_ROWS))
                    .map(views -> scaled(views, volatility, history, row)).toArray(double[][]::new);
        });
        Map<String, Panel> panels = new LinkedHashMap<>();
        RISK_BUDGETS.keySet().forEach(sleeve -> panels.put(sleeve, positions.get(panels.size())));
        return unmodifiableMap(panels);
    }

    private static double[] scaled(double[] views, double[] volatility, TrailingReturns history, int row) {
        double[] positions = TrailingReturns.weights(views, volatility);
        double gearing = TARGET / history.bookVolatility(positions, row);
        // Adding 0 turns -0 into 0, which files would show.
        Arrays.setAll(positions, c -> positions[c] * gearing + 0.0);
        return positions;
    }
}
