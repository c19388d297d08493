package dev.plimsoll.sample;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Five sleeves as an allocator of risk budgets takes them: each by itself, scaled to the same trailing volatility, not cut to any bound.
 * Positions of a Friday are computed from the returns up to and including that Friday.
 */
final class RiskUnitSleeves {

    /** Names of the sleeves and their shares of the risk, ascending by name. */
    static final Map<String, Double> BUDGETS = budgets();

    /** Trailing volatility of each sleeve, decimal per year of 252 rows. */
    private static final double TARGET = 0.10;

    private RiskUnitSleeves() {
    }

    private static Map<String, Double> budgets() {
        Map<String, Double> budgets = new LinkedHashMap<>();
        budgets.put("carry", 0.25);
        budgets.put("csmom", 0.20);
        budgets.put("reversal", 0.10);
        budgets.put("tsmom", 0.30);
        budgets.put("value", 0.15);
        return Collections.unmodifiableMap(budgets);
    }

    /** Positions per sleeve on the Fridays; the columns of the returns are tickers of {@link Contract}. */
    static Map<String, Panel> positions(Panel assetReturns) {
        TrailingReturns history = new TrailingReturns(assetReturns);
        double[] carry = SleeveViews.carry(assetReturns.columns());
        List<Integer> rows = Sleeves.rebalanceRows(assetReturns.dates());
        double[][][] positions = new double[BUDGETS.size()][assetReturns.width()][rows.size()];
        for (int k = 0; k < rows.size(); k++) {
            int row = rows.get(k);
            double[] volatility = history.volatilities(row);
            double[][] views = {carry, SleeveViews.ranks(history, volatility, row), SleeveViews.reversals(history, volatility, row),
                SleeveViews.trends(history, volatility, row), SleeveViews.values(history, volatility, row)};
            for (int s = 0; s < views.length; s++) {
                double[] scaled = scaled(views[s], volatility, history, row);
                for (int c = 0; c < scaled.length; c++) {
                    positions[s][c][k] = scaled[c];
                }
            }
        }
        DateIndex fridays = DateIndex.of(rows.stream().map(assetReturns.dates()::date).toList());
        Map<String, Panel> panels = new LinkedHashMap<>();
        for (String sleeve : BUDGETS.keySet()) {
            panels.put(sleeve, Panel.of(fridays, assetReturns.columns(), positions[panels.size()]));
        }
        return Collections.unmodifiableMap(panels);
    }

    private static double[] scaled(double[] views, double[] volatility, TrailingReturns history, int row) {
        double[] positions = new double[views.length];
        for (int c = 0; c < positions.length; c++) {
            positions[c] = volatility[c] > 0 ? views[c] / volatility[c] : 0;
        }
        double gearing = TARGET / history.bookVolatility(positions, row);
        for (int c = 0; c < positions.length; c++) {
            // Adding 0 turns -0 into 0, which files would show.
            positions[c] = positions[c] * gearing + 0.0;
        }
        return positions;
    }
}
