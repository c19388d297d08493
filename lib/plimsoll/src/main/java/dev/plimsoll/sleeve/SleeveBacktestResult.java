package dev.plimsoll.sleeve;

import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        List<LocalDate> dates = new ArrayList<>();
        for (int k = 0; k < combinations.size(); k++) {
            if (combinations.get(k).feasibility().notHeld().isPresent()) {
                dates.add(weights.dates().date(k));
            }
        }
        return List.copyOf(dates);
    }

    /**
     * The returns of the sleeves in the form the allocator's state takes them: contribution of each sleeve to the book's log return.
     *
     * @return the sleeves of the {@link #attribution}
     */
    public Panel sleeveReturns() {
        return attribution.sleeves();
    }
}
