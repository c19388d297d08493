package dev.plimsoll.twopass;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.kind.allocator.RegimeBands;
import java.time.LocalDate;

/** Equity of both passes over the regimes of the first. */
public final class EquityChart {

    private EquityChart() {
    }

    /**
     * Draws it.
     *
     * @param comparison both passes and the regimes
     * @return chart {@code equity}
     */
    public static Chart of(TwoPassComparison comparison) {
        PassFigures baseline = comparison.baseline();
        PassFigures scaled = comparison.scaled();
        double start = baseline.equity().size() == 0 ? 1 : baseline.equity().value(0);
        String unit = start == 1 ? "equity (start = 1)" : "equity (start = " + Num.plain(start, 4) + ")";
        Plot frame = new Plot("Equity with and without the allocator", unit, first(comparison), last(comparison));
        frame.line("baseline", baseline.equity().dates(), baseline.equity().toArray(), Palette.QUIET_LINE, Plot.Pen.DASHED);
        frame.line("scaled", scaled.equity().dates(), scaled.equity().toArray(), Palette.STRONG_LINE, Plot.Pen.THICK);
        RegimeBands.addTo(frame, comparison.regime());
        return frame.draw("equity", "Dashed: the book as it is (baseline). Solid: the same book times the applied scalars (scaled). "
                + "Background: the baseline's regime of each day; plain where there is no state yet.");
    }

    static LocalDate first(TwoPassComparison comparison) {
        LocalDate a = comparison.baseline().metrics().start();
        LocalDate b = comparison.scaled().metrics().start();
        return a.isBefore(b) ? a : b;
    }

    static LocalDate last(TwoPassComparison comparison) {
        LocalDate a = comparison.baseline().metrics().end();
        LocalDate b = comparison.scaled().metrics().end();
        return a.isAfter(b) ? a : b;
    }
}
