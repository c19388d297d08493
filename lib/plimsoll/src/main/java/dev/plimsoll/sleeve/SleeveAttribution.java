package dev.plimsoll.sleeve;

import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.SimulatedBook;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the log return of each day comes from. With c(s) the held contribution of sleeve s to each asset, w the held weights, r the simple
 * asset returns and R the simple return of the book,
 *
 * <pre>  sleeve s    Σ over assets of c(s) · ln(1 + r)
 *  projection  Σ over assets of (w − Σ c) · ln(1 + r)      what the constraints changed
 *  cost        ln(1 + R) − ln(1 + R without cost)          0 or less
 *  total       ln(1 + R) = Σ sleeves + projection + cost</pre>
 *
 * All on the dates of the asset returns, 0.01 = 1 %, 0 before the first rebalance, never missing.
 *
 * @param sleeves one column per sleeve with positions
 * @param projection part of the constraints
 * @param cost part of the trading cost
 * @param total log return of the book
 */
public record SleeveAttribution(Panel sleeves, Series projection, Series cost, Series total) {

    /**
     * What each part added to the log return of the whole backtest.
     *
     * @return {@code sleeve:NAME} of each sleeve, {@code projection}, {@code cost} and {@code total}, 0.01 = 1 %
     */
    public Map<String, Double> totals() {
        Map<String, Double> totals = new LinkedHashMap<>();
        for (int s = 0; s < sleeves.width(); s++) {
            totals.put("sleeve:" + sleeves.columns().get(s), sum(sleeves.column(s)));
        }
        totals.put("projection", sum(projection.toArray()));
        totals.put("cost", sum(cost.toArray()));
        totals.put("total", sum(total.toArray()));
        return totals;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static SleeveAttribution of(List<Combination> combinations, Panel weights, Panel assetReturns, int executionLag, SimulatedBook book) {
        DateIndex rebalances = weights.dates();
        List<String> assets = weights.columns();
        List<String> names = combinations.get(0).sleeves();
        double[][] sleeves = new double[names.size()][];
        for (int s = 0; s < sleeves.length; s++) {
            int sleeve = s;
            sleeves[s] = logReturns(assetReturns, executionLag,
                    RebalancePanels.of(rebalances, assets, k -> combinations.get(k).contributions().ofSleeve(sleeve)));
        }
        double[] projection = logReturns(assetReturns, executionLag,
                RebalancePanels.of(rebalances, assets, k -> combinations.get(k).moved()));
        double[] free = logReturns(assetReturns, executionLag, weights);
        double[] total = logs(book.returns());
        double[] cost = new double[total.length];
        for (int row = 0; row < cost.length; row++) {
            cost[row] = total[row] - free[row];
        }
        DateIndex days = assetReturns.dates();
        return new SleeveAttribution(Panel.of(days, names, sleeves), Series.of(days, projection), Series.of(days, cost),
                Series.of(days, total));
    }

    private static double[] logReturns(Panel assetReturns, int executionLag, Panel weights) {
        return logs(ExecutionSimulation.returns(assetReturns, weights, executionLag, 0));
    }

    private static double[] logs(Series returns) {
        double[] logs = returns.toArray();
        for (int row = 0; row < logs.length; row++) {
            logs[row] = StrictMath.log1p(logs[row]);
        }
        return logs;
    }
}
