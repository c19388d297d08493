package dev.plimsoll.kind.allocator;

import static dev.plimsoll.doc.Num.plain;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.chart.Plot.Band;
import dev.plimsoll.chart.Plot.Pen;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.List;

/** The equity of one run over its regimes. */
public final class RunChart {

    private RunChart() {
    }

    /**
     * Draws it.
     *
     * @param equity of the book as it was given
     * @param regime the regime of each day
     * @return chart {@code run}
     */
    public static Chart of(Series equity, RegimePath regime) {
        Plot plot = new Plot("Equity and regimes", unit(equity), equity.dates().first(), equity.dates().last());
        plot.line("equity", equity.dates(), equity.toArray(), Palette.STRONG_LINE, Pen.THICK);
        addRegimes(plot, regime);
        return plot.draw("run", "Line: the book as it was given. Background: the regime of each day; plain where there is no "
                + "state yet.");
    }

    /** What an axis of equity says of its unit. */
    public static String unit(Series equity) {
        return "equity (start = " + plain(equity.size() == 0 ? 1 : equity.value(0), 4) + ")";
    }

    /**
     * Regimes as the background of a plot: unbroken stretches, each to the day the next begins, the last one a day beyond its last row.
     * Names their colours after what the legend has already.
     */
    public static void addRegimes(Plot plot, RegimePath path) {
        plot.bands(bands(path));
        for (Regime regime : Regime.values()) {
            plot.legendBox(regime.name(), colour(regime));
        }
    }

    public static List<Band> bands(RegimePath path) {
        DateIndex dates = path.dates();
        return stretches(path).stream().map(stretch -> new Band(dates.epochDay(stretch.first()), stretch.end() == dates.size()
                ? dates.epochDay(stretch.end() - 1) + 1 : dates.epochDay(stretch.end()), colour(stretch.regime()))).toList();
    }

    /** Unbroken rows of one regime, from the first up to but not including the end. */
    record Stretch(Regime regime, int first, int end) {
    }

    static List<Stretch> stretches(RegimePath path) {
        List<Regime> regimes = path.regimes();
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (int row = 1; row <= regimes.size(); row++) {
            if (row == regimes.size() || regimes.get(row) != regimes.get(first)) {
                stretches.add(new Stretch(regimes.get(first), first, row));
                first = row;
            }
        }
        return stretches;
    }

    private static Palette colour(Regime regime) {
        return Palette.valueOf(regime.name());
    }
}
