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

    /** All days that any of the panels has. */
    static DateIndex dates(Collection<Panel> panels) {
        return DateIndex.ofEpochDays(panels.stream().flatMapToLong(panel -> LongStream.of(panel.dates().epochDays())).sorted().distinct()
                .toArray());
    }

    /** All columns that any of the panels has, ascending. */
    static List<String> assets(Collection<Panel> panels) {
        return panels.stream().map(Panel::columns).reduce(List.of(), Names::union);
    }

    /** The panel on these days and assets, where it has no value 0 or, if it holds, the one before it, 0 before the first. */
    static Panel spread(Panel panel, DateIndex dates, List<String> assets, boolean holds) {
        Panel sparse = panel.reindex(dates).select(assets);
        double[] last = new double[assets.size()];
        return of(dates, assets, row -> {
            for (int c = 0; c < last.length; c++) {
                double value = sparse.value(row, c);
                last[c] = !Double.isNaN(value) ? value : holds ? last[c] : 0;
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
