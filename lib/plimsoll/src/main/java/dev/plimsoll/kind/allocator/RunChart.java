package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.Series;

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
        double start = equity.value(0);
        String unit = start == 1 ? "equity (start = 1)" : "equity (start = " + Num.plain(start, 4) + ")";
        Plot frame = new Plot("Equity and regimes", unit, equity.dates().first(), equity.dates().last());
        frame.line("equity", equity.dates(), equity.toArray(), Palette.STRONG_LINE, Plot.Pen.THICK);
        RegimeBands.addTo(frame, regime);
        return frame.draw("run", "Line: the book as it was given. Background: the regime of each day; plain where there is no "
                + "state yet.");
    }
}
