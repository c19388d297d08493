package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import java.util.ArrayList;
import java.util.List;

/** Regimes as the background of a plot: unbroken stretches, each to the day the next begins, the last one a day beyond its last row. */
public final class RegimeBands {

    private RegimeBands() {
    }

    /** Colours the background and names the colours after what the legend has already. */
    public static void addTo(Plot plot, RegimePath path) {
        plot.bands(of(path));
        for (Regime regime : Regime.values()) {
            plot.legendBox(regime.name(), colour(regime));
        }
    }

    public static List<Plot.Band> of(RegimePath path) {
        DateIndex dates = path.dates();
        List<Plot.Band> bands = new ArrayList<>();
        int start = 0;
        for (int row = 1; row <= dates.size(); row++) {
            boolean end = row == dates.size();
            if (end || path.regimes().get(row) != path.regimes().get(start)) {
                bands.add(new Plot.Band(dates.epochDay(start), end ? dates.epochDay(row - 1) + 1 : dates.epochDay(row),
                        colour(path.regimes().get(start))));
                start = row;
            }
        }
        return bands;
    }

    private static Palette colour(Regime regime) {
        return Palette.valueOf(regime.name());
    }
}
