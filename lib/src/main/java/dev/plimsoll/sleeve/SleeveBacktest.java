package dev.plimsoll.sleeve;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.SimulatedBook;
import dev.plimsoll.portfolio.TrendUnitReturns;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs sleeves over rebalance dates: positions → overlays → combination with the last weights → execution.
 *
 * <p>Rebalance dates are all dates on which any sleeve has positions. On a date that a sleeve does not have, and in an asset it leaves
 * blank, its position is 0: nothing is carried over. The book has the assets of all sleeves on every date. The first rebalance has no
 * previous weights, hence no turnover constraint; later ones are held against the weights set at the one before.
 *
 * @param allocator constraints and projection
 * @param budgets share of the risk per sleeve
 * @param overlays by sleeve, applied in order; a sleeve without an entry has none
 * @param executionLag 0 = weights earn the return of their own date, and overlays know the rows before it; 1 = weights earn from the next
 *     row on, and overlays know their own date too
 * @param costBp cost in basis points of turnover, 0 or more
 */
public record SleeveBacktest(PortfolioSleeveAllocator allocator, RiskBudgets budgets, Map<String, List<Overlay>> overlays,
        int executionLag, double costBp) {

    /**
     * Sorts the overlays by sleeve and keeps copies that nobody can change.
     *
     * @param allocator see the record
     * @param budgets see the record
     * @param overlays see the record
     * @param executionLag see the record
     * @param costBp see the record
     */
    public SleeveBacktest {
        Map<String, List<Overlay>> copies = new LinkedHashMap<>();
        overlays.forEach((sleeve, list) -> copies.put(sleeve, List.copyOf(list)));
        overlays = Names.sorted(copies);
    }

    /**
     * A backtest without overlays and cost, whose weights earn from the next row on.
     *
     * @param allocator constraints and projection
     * @param budgets share of the risk per sleeve
     * @return the backtest
     */
    public static SleeveBacktest of(PortfolioSleeveAllocator allocator, RiskBudgets budgets) {
        return new SleeveBacktest(allocator, budgets, Map.of(), 1, 0);
    }

    /**
     * This backtest with other overlays of one sleeve.
     *
     * @param sleeve its name
     * @param list its overlays, in the order in which they apply
     * @return the changed backtest
     */
    public SleeveBacktest withOverlays(String sleeve, Overlay... list) {
        Map<String, List<Overlay>> changed = new LinkedHashMap<>(overlays);
        changed.put(sleeve, List.of(list));
        return new SleeveBacktest(allocator, budgets, changed, executionLag, costBp);
    }

    /**
     * This backtest with another execution.
     *
     * @param lag 0 or 1, see the record
     * @param bp cost in basis points of turnover
     * @return the changed backtest
     */
    public SleeveBacktest withExecution(int lag, double bp) {
        return new SleeveBacktest(allocator, budgets, overlays, lag, bp);
    }

    /**
     * Runs the sleeves.
     *
     * @param positions per sleeve one row per rebalance and one column per asset, in units of the sleeve's risk; missing = 0
     * @param assetReturns simple returns (0.01 = +1 %), one column per asset, missing where the asset has none
     * @return weights, returns, attribution and diagnostics
     * @throws DataException as {@link PortfolioSleeveAllocator#combine} and {@link dev.plimsoll.portfolio.ExecutionSimulation#simulate},
     *     when overlays name a sleeve without positions, or an overlay adds an asset
     * @throws UsageException when the lag is neither 0 nor 1, or the cost is negative or not a number
     */
    public SleeveBacktestResult run(Map<String, Panel> positions, Panel assetReturns) {
        check(positions);
        Map<String, Panel> sleeves = Names.sorted(positions);
        DateIndex dates = RebalancePanels.dates(sleeves.values());
        List<String> assets = RebalancePanels.assets(sleeves.values());
        Map<String, Panel> overlaid = new LinkedHashMap<>();
        sleeves.forEach((sleeve, panel) -> overlaid.put(sleeve, new OverlayChain(sleeve, assetReturns, executionLag)
                .apply(overlays.getOrDefault(sleeve, List.of()), RebalancePanels.filled(panel, dates, assets))));
        List<Combination> combinations = combine(overlaid, dates);
        Panel weights = RebalancePanels.of(dates, assets, k -> combinations.get(k).weights());
        SimulatedBook book = ExecutionSimulation.simulate(assetReturns, weights, executionLag, costBp);
        return new SleeveBacktestResult(overlaid, combinations, weights, book,
                SleeveAttribution.of(combinations, weights, assetReturns, executionLag, book),
                TrendUnitReturns.of(assetReturns, book.heldWeights(), TrendUnitReturns.Mode.SIGN),
                RebalanceDiagnostics.of(combinations, weights, budgets));
    }

    private void check(Map<String, Panel> positions) {
        if (positions.isEmpty()) {
            throw new DataException("There are no sleeves to backtest; give the positions of at least one sleeve.");
        }
        positions.keySet().forEach(budgets::budget);
        for (String sleeve : overlays.keySet()) {
            if (!positions.containsKey(sleeve)) {
                throw new DataException("Sleeve " + sleeve + " has overlays but no positions; the sleeves are "
                        + Names.sorted(positions).keySet() + ". Give its positions or drop its overlays.");
            }
        }
    }

    private List<Combination> combine(Map<String, Panel> sleeves, DateIndex dates) {
        List<Combination> combinations = new ArrayList<>(dates.size());
        Optional<AssetWeights> previous = Optional.empty();
        for (int k = 0; k < dates.size(); k++) {
            Map<String, AssetWeights> bySleeve = new LinkedHashMap<>();
            for (Map.Entry<String, Panel> sleeve : sleeves.entrySet()) {
                bySleeve.put(sleeve.getKey(), RebalancePanels.row(sleeve.getValue(), k));
            }
            Combination combination = allocator.combine(new SleevePositions(bySleeve), budgets, previous);
            previous = Optional.of(combination.weights());
            combinations.add(combination);
        }
        return combinations;
    }
}
