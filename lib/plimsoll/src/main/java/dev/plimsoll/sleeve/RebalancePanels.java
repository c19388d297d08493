package dev.plimsoll.sleeve;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Names;
import dev.plimsoll.timeseries.Panel;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Goes between panels, one row per rebalance, and weights of one rebalance. */
final class RebalancePanels {

    private RebalancePanels() {
    }

    /** All days that any of the panels has. */
    static DateIndex dates(Collection<Panel> panels) {
        return DateIndex.ofEpochDays(panels.stream().flatMapToLong(panel -> LongStream.of(panel.dates().epochDays())).sorted().distinct()
                .toArray());
    }

    /** All columns that any of the panels has, ascending. */
    static List<String> assets(Collection<Panel> panels) {
        List<String> assets = List.of();
        for (Panel panel : panels) {
            assets = Names.union(assets, panel.columns());
        }
        return assets;
    }

    /** The panel on these days and assets, 0 where it has no value. */
    static Panel filled(Panel panel, DateIndex dates, List<String> assets) {
        Panel spread = panel.reindex(dates).select(assets);
        return of(dates, assets, row -> {
            double[] values = new double[assets.size()];
            for (int c = 0; c < values.length; c++) {
                double value = spread.value(row, c);
                values[c] = Double.isNaN(value) ? 0 : value;
            }
            return AssetWeights.computed(assets, values);
        });
    }

    /** The panel on these days and assets, where it has no value the one before it, 0 before the first. */
    static Panel held(Panel panel, DateIndex dates, List<String> assets) {
        Panel spread = panel.reindex(dates).select(assets);
        double[] last = new double[assets.size()];
        return of(dates, assets, row -> {
            for (int c = 0; c < last.length; c++) {
                double value = spread.value(row, c);
                last[c] = Double.isNaN(value) ? last[c] : value;
            }
            return AssetWeights.computed(assets, last.clone());
        });
    }

    /** One row per day, asked for in their order. */
    static Panel of(DateIndex dates, List<String> assets, IntFunction<AssetWeights> rows) {
        double[][] values = new double[assets.size()][dates.size()];
        for (int row = 0; row < dates.size(); row++) {
            AssetWeights weights = rows.apply(row);
            for (int c = 0; c < values.length; c++) {
                values[c][row] = weights.value(c);
            }
        }
        return Panel.of(dates, assets, values);
    }

    /** The weights of one day. */
    static AssetWeights row(Panel panel, int row) {
        return AssetWeights.computed(panel.columns(), panel.row(row));
    }
}
