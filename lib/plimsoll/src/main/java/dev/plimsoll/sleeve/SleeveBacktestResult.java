package dev.plimsoll.sleeve;

import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;
import static dev.plimsoll.timeseries.Statistics.sum;

import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.sleeve.Combination.SleeveContributions;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Names;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a book of sleeves would have held and earned. With the asset returns, {@code weights}, {@code book.returns()},
 * {@code book.equity()}, {@code trendUnitReturns} and {@code attribution.sleeves()} are the inputs of an allocator run.
 *
 * @param positions positions per sleeve after its overlays, on all rebalance dates, never missing; ascending by code point
 * @param combinations one per rebalance, in the order of the dates of {@code weights}
 * @param weights fractions of equity on the rebalance dates, negative = short, never missing
 * @param book returns with cost, equity and held weights
 * @param attribution where each day's log return comes from
 * @param trendUnitReturns sign of the previous row's held weight times the asset return
 * @param diagnostics one per rebalance
 */
public record SleeveBacktestResult(Map<String, Panel> positions, List<Combination> combinations, Panel weights, SimulatedBook book,
        SleeveAttribution attribution, Panel trendUnitReturns, List<RebalanceDiagnostics> diagnostics) {

    public SleeveBacktestResult {
        positions = Names.sorted(positions);
        combinations = List.copyOf(combinations);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * The rebalances at which an exact projection broke a constraint and the previous weights were held instead.
     *
     * @return dates, ascending
     */
    public List<LocalDate> notHeld() {
        return IntStream.range(0, combinations.size()).filter(k -> combinations.get(k).feasibility().notHeld().isPresent())
                .mapToObj(weights.dates()::date).toList();
    }

    /**
     * The returns of the sleeves in the form the allocator's state takes them: contribution of each sleeve to the book's log return.
     *
     * @return the sleeves of the {@link #attribution}
     */
    public Panel sleeveReturns() {
        return attribution.sleeves();
    }

    /**
     * The figures of one rebalance. Fractions of equity unless said otherwise.
     *
     * @param date the rebalance
     * @param gross Σ |weight|
     * @param net Σ weight, negative when short on balance
     * @param turnover Σ |weight − previous weight|, the first counted from 0
     * @param positions number of assets held, above 1e-6 in size
     * @param budgetUtilisation sum of the budgets of the sleeves that hold anything, fraction of the risk, 0 to 1
     * @param projectionDistance Euclidean distance from the unconstrained total to the weights, 0 when not projected
     */
    public record RebalanceDiagnostics(LocalDate date, double gross, double net, double turnover, int positions, double budgetUtilisation,
            double projectionDistance) {

        static List<RebalanceDiagnostics> of(List<Combination> combinations, Panel weights, RiskBudgets budgets) {
            double[] turnover = ExecutionSimulation.turnover(weights);
            List<RebalanceDiagnostics> diagnostics = new ArrayList<>(turnover.length);
            for (int k = 0; k < turnover.length; k++) {
                Combination combination = combinations.get(k);
                AssetWeights held = combination.weights();
                diagnostics.add(new RebalanceDiagnostics(weights.dates().date(k), held.gross(), held.net(), turnover[k], held.countHeld(),
                        used(combination.contributions(), budgets), combination.feasibility().distance()));
            }
            return diagnostics;
        }

        private static double used(SleeveContributions contributions, RiskBudgets budgets) {
            double sum = 0;
            for (int s = 0; s < contributions.sleeves().size(); s++) {
                sum += contributions.ofSleeve(s).gross() > 0 ? budgets.budget(contributions.sleeves().get(s)) : 0;
            }
            return sum;
        }
    }

    /**
     * Where the log return of each day comes from. With c(s) the held contribution of sleeve s to each asset, w the held weights, r the
     * simple asset returns and R the simple return of the book,
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

        static SleeveAttribution of(List<Combination> combinations, Panel weights, Panel assetReturns, int executionLag,
                SimulatedBook book) {
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
            Arrays.setAll(cost, row -> total[row] - free[row]);
            DateIndex days = assetReturns.dates();
            return new SleeveAttribution(Panel.of(days, names, sleeves), Series.of(days, projection), Series.of(days, cost),
                    Series.of(days, total));
        }

        private static double[] logReturns(Panel assetReturns, int executionLag, Panel weights) {
            return logs(ExecutionSimulation.returns(assetReturns, weights, executionLag, 0, LOG));
        }

        private static double[] logs(Series returns) {
            return Arrays.stream(returns.toArray()).map(StrictMath::log1p).toArray();
        }
    }
}
