package dev.plimsoll.cli;

import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.timeseries.Panel;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each sleeve, the projection and the cost added to the log return of the whole backtest. */
final class SleeveTotals {

    private SleeveTotals() {
    }

    static Map<String, Double> of(SleeveAttribution attribution) {
        Map<String, Double> totals = new LinkedHashMap<>();
        Panel sleeves = attribution.sleeves();
        for (int c = 0; c < sleeves.width(); c++) {
            totals.put("sleeve:" + sleeves.columns().get(c), sum(sleeves.column(c)));
        }
        totals.put("projection", sum(attribution.projection().toArray()));
        totals.put("cost", sum(attribution.cost().toArray()));
        totals.put("total", sum(attribution.total().toArray()));
        return totals;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
