package dev.plimsoll.sleeve;

import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;
import static dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules.FIRST;
import static dev.plimsoll.sleeve.RebalancePanels.spread;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.portfolio.TrendUnitReturns;
import dev.plimsoll.sleeve.Overlay.SleeveHistory;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Labelled;
import dev.plimsoll.timeseries.Names;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs sleeves over rebalance dates: positions → overlays → combination with the last weights → execution.
 *
 * <p>Rebalance dates are all dates on which any sleeve has positions. On a date that a sleeve does not have, and in an asset it leaves
 * blank, its position stays as it is; a 0 is an exit ({@link MissingDates} may say otherwise). The book has the assets of all sleeves on
 * every date. The first rebalance has no previous weights, hence no turnover constraint; later ones are held against the weights set at the
 * one before. An exact projection that ends outside a constraint by more than 1e-9 is not held: the previous weights are, scaled into the
 * constraints.
 *
 * @param allocator constraints and projection
 * @param budgets share of the risk per sleeve
 * @param overlays by sleeve, applied in order; a sleeve without an entry has none
 * @param executionLag 0 = weights earn the return of their own date, and overlays know the rows before it; 1 = weights earn from the next
 *     row on, and overlays know their own date too
 * @param costBp cost in basis points of turnover, 0 or more
 * @param missingDates what a sleeve holds where it says nothing
 * @param allowInfeasible whether weights of an exact projection are held that break a constraint; always so under the first rules
 */
public record SleeveBacktest(PortfolioSleeveAllocator allocator, RiskBudgets budgets, Map<String, List<Overlay>> overlays,
        int executionLag, double costBp, MissingDates missingDates, boolean allowInfeasible) {

    public SleeveBacktest {
        Map<String, List<Overlay>> copies = new LinkedHashMap<>();
        overlays.forEach((sleeve, list) -> copies.put(sleeve, List.copyOf(list)));
        overlays = Names.sorted(copies);
        allowInfeasible = allowInfeasible || allocator.rules() == FIRST;
    }

    /**
     * A backtest without overlays and cost, whose weights earn from the next row on and whose positions hold until changed.
     *
     * @param allocator constraints and projection
     * @param budgets share of the risk per sleeve
     * @return the backtest
     */
    public static SleeveBacktest of(PortfolioSleeveAllocator allocator, RiskBudgets budgets) {
        return new SleeveBacktest(allocator, budgets, Map.of(), 1, 0, MissingDates.HOLD, false);
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
        return new SleeveBacktest(allocator, budgets, changed, executionLag, costBp, missingDates, allowInfeasible);
    }

    /**
     * Runs the sleeves.
     *
     * @param positions per sleeve one row per rebalance and one column per asset, in units of the sleeve's risk; missing = as
     *     {@code missingDates} says
     * @param assetReturns simple returns (0.01 = +1 %), one column per asset, missing where the asset has none
     * @return weights, returns, attribution and diagnostics
     * @throws DataException as {@link PortfolioSleeveAllocator#combine} and {@link dev.plimsoll.portfolio.ExecutionSimulation#simulate},
     *     when overlays or missing dates name a sleeve without positions, or an overlay adds an asset
     * @throws UsageException when the lag is neither 0 nor 1, or the cost is negative or not a number
     */
    public SleeveBacktestResult run(Map<String, Panel> positions, Panel assetReturns) {
        check(positions);
        Map<String, Panel> sleeves = Names.sorted(positions);
        DateIndex dates = RebalancePanels.dates(sleeves.values());
        List<String> assets = RebalancePanels.assets(sleeves.values());
        Map<String, Panel> overlaid = new LinkedHashMap<>();
        sleeves.forEach((sleeve, panel) -> {
            boolean holds = missingDates.of(sleeve) == MissingDates.Rule.HOLD;
            overlaid.put(sleeve, new OverlayChain(sleeve, assetReturns, executionLag, holds ? panel.dates() : dates)
                    .apply(overlays.getOrDefault(sleeve, List.of()), spread(panel, dates, assets, holds)));
        });
        List<Combination> combinations = combine(overlaid, dates);
        Panel weights = RebalancePanels.of(dates, assets, k -> combinations.get(k).weights());
        SimulatedBook book = ExecutionSimulation.simulate(assetReturns, weights, executionLag, costBp, LOG);
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
        require(positions, overlays.keySet(), "overlays", "drop its overlays");
        require(positions, missingDates.bySleeve().keySet(), "a rule for missing dates", "drop its rule");
    }

    private static void require(Map<String, Panel> positions, Set<String> named, String what, String remedy) {
        for (String sleeve : named) {
            if (!positions.containsKey(sleeve)) {
                throw new DataException("Sleeve " + sleeve + " has " + what + " but no positions; the sleeves are "
                        + Names.sorted(positions).keySet() + ". Give its positions or " + remedy + ".");
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
            if (!allowInfeasible && allocator.projection() == Projection.EXACT && !combination.feasibility().feasible()) {
                combination = combination.holding(previous, allocator.constraints());
            }
            previous = Optional.of(combination.weights());
            combinations.add(combination);
        }
        return combinations;
    }

    /**
     * What a sleeve holds on a rebalance date on which it has no row, and in an asset it leaves blank.
     *
     * @param rule of every sleeve without one of its own
     * @param bySleeve rules of single sleeves where the others hold, ascending by code point; empty where all are flat
     */
    public record MissingDates(Rule rule, Map<String, Rule> bySleeve) {

        /** All sleeves hold. */
        public static final MissingDates HOLD = new MissingDates(Rule.HOLD, Map.of());
        /** All sleeves are flat. */
        public static final MissingDates FLAT = new MissingDates(Rule.FLAT, Map.of());

        /** What to do with a position that is not said. */
        public enum Rule implements Labelled {
            /** The last position stays; only a 0 is an exit. Before the first one it is 0. */
            HOLD,
            /** The position is 0. */
            FLAT
        }

        /**
         * Sorts the sleeves, leaves out those that do as all do, and keeps a copy that nobody can change.
         *
         * @param bySleeve see the record; in any order
         * @throws UsageException when all sleeves are flat and some are to hold
         */
        public MissingDates {
            Map<String, Rule> others = new LinkedHashMap<>(bySleeve);
            others.values().removeIf(rule::equals);
            if (rule == Rule.FLAT && !others.isEmpty()) {
                throw new UsageException("All sleeves are flat on missing dates, but " + others.keySet() + " are to hold; "
                        + "name the flat ones instead.");
            }
            bySleeve = Names.sorted(others);
        }

        /**
         * The rule of a sleeve.
         *
         * @param sleeve its name
         * @return its own, else that of all
         */
        public Rule of(String sleeve) {
            return bySleeve.getOrDefault(sleeve, rule);
        }
    }

    /**
     * Applies the overlays of a sleeve, each to all its rebalances before the next. An overlay sees what the positions it receives have
     * earned so far; as the simulation earns nothing from a position before its time, that holds nothing of later rebalances. Between the
     * sleeve's own rebalances its scaled positions stay, so that another sleeve's calendar changes nothing in it.
     */
    record OverlayChain(String sleeve, Panel assetReturns, int executionLag, DateIndex own) {

        Panel apply(List<Overlay> overlays, Panel positions) {
            Panel scaled = positions;
            for (Overlay overlay : overlays) {
                scaled = apply(overlay, scaled);
            }
            return scaled;
        }

        private Panel apply(Overlay overlay, Panel positions) {
            Series returns = ExecutionSimulation.returns(assetReturns, positions, executionLag, 0, LOG);
            int firstHeld = firstHeld(positions);
            DateIndex dates = positions.dates();
            AssetWeights[] scaledRows = new AssetWeights[dates.size()];
            return RebalancePanels.of(dates, positions.columns(), k -> {
                if (own.rowOf(dates.epochDay(k)) < 0) {
                    scaledRows[k] = k == 0 ? RebalancePanels.row(positions, k) : scaledRows[k - 1];
                    return scaledRows[k];
                }
                int rows = firstEarned(dates, k);
                SleeveHistory history = new SleeveHistory(sleeve, dates.date(k), assetReturns, returns, Math.min(firstHeld, rows), rows);
                AssetWeights scaled = overlay.apply(history, RebalancePanels.row(positions, k));
                for (String asset : scaled.assets()) {
                    if (positions.indexOf(asset) < 0) {
                        throw new DataException("An overlay of sleeve " + sleeve + " on " + dates.date(k) + " adds the asset " + asset
                                + "; expected only " + positions.columns() + ". Give the sleeve a position of 0 in it first.");
                    }
                }
                scaledRows[k] = AssetWeights.computed(positions.columns(), scaled.on(positions.columns()));
                return scaledRows[k];
            });
        }

        /** The first row that the positions of a rebalance can earn. */
        private int firstEarned(DateIndex dates, int rebalance) {
            return assetReturns.dates().rowAtOrAfter(dates.epochDay(rebalance) + executionLag);
        }

        private int firstHeld(Panel positions) {
            for (int k = 0; k < positions.rows(); k++) {
                if (RebalancePanels.row(positions, k).gross() > 0) {
                    return firstEarned(positions.dates(), k);
                }
            }
            return assetReturns.rows();
        }
    }
}
