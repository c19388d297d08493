package dev.plimsoll.kind.sleeves;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;

/** What each sleeve added: its daily contributions, cumulated. */
public final class SleeveChart {

    static final Plot.Pen[] PENS = {Plot.Pen.THICK, Plot.Pen.DASHED, Plot.Pen.DASH_DOT,
        Plot.Pen.THIN, Plot.Pen.DOTTED};

    private SleeveChart() {
    }

    /**
     * Draws it.
     *
     * @param sleeveReturns one column per sleeve, daily contributions, decimal; a missing value adds nothing
     * @param first first day to show
     * @param last last day to show
     * @return chart {@code sleeves}
     */
    public static Chart of(Panel sleeveReturns, LocalDate first, LocalDate last) {
        Plot frame = new Plot("Contribution of each sleeve", "cumulated contribution (points)", first, last);
        if (sleeveReturns.columns().size() > 3) {
            frame.legendAtRight();
        }
        int from = sleeveReturns.dates().rowAtOrAfter(first.toEpochDay());
        int to = sleeveReturns.dates().rowAtOrBefore(last.toEpochDay()) + 1;
        for (int column = 0; column < sleeveReturns.columns().size() && from < to; column++) {
            double[] sum = new double[to - from];
            double total = 0;
            for (int row = from; row < to; row++) {
                double value = sleeveReturns.value(row, column);
                total += Double.isNaN(value) ? 0 : value * 100;
                sum[row - from] = total;
            }
            frame.line(sleeveReturns.columns().get(column), sleeveReturns.dates().slice(from, to), sum,
                    Palette.SLEEVES.get(column % Palette.SLEEVES.size()), PENS[column % PENS.length]);
        }
        frame.include(0);
        return frame.draw("sleeves", "Sum of each sleeve's daily contributions since the first day shown, in percentage points, "
                + "not compounded, before the allocator.");
    }
}
