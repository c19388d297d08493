package dev.plimsoll.twopass;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.kind.allocator.RegimeBands;
import dev.plimsoll.timeseries.Series;

/** Drawdown of both passes: how far equity is below its highest so far. */
public final class DrawdownChart {

    private DrawdownChart() {
    }

    /**
     * Draws it.
     *
     * @param comparison both passes and the regimes
     * @return chart {@code drawdown}
     */
    public static Chart of(TwoPassComparison comparison) {
        Plot frame = new Plot("Drawdown with and without the allocator", "drawdown (%)", EquityChart.first(comparison),
                EquityChart.last(comparison));
        Series baseline = comparison.baseline().equity();
        Series scaled = comparison.scaled().equity();
        frame.line("baseline", baseline.dates(), percentBelowPeak(baseline), Palette.QUIET_LINE, Plot.Pen.DASHED);
        frame.line("scaled", scaled.dates(), percentBelowPeak(scaled), Palette.STRONG_LINE, Plot.Pen.THICK);
        frame.include(0);
        RegimeBands.addTo(frame, comparison.regime());
        return frame.draw("drawdown", "Equity below its highest value so far, in percent of that value; 0 is a new high. "
                + "Dashed: baseline. Solid: scaled. Background: the baseline's regime.");
    }

    private static double[] percentBelowPeak(Series equity) {
        double[] values = equity.toArray();
        double peak = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                peak = Math.max(peak, values[row]);
                values[row] = (values[row] / peak - 1) * 100;
            }
        }
        return values;
    }
}
