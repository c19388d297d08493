package dev.plimsoll.report;

import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import java.util.List;

/** The daily risk scalar, and the scalar in force since the last rebalance. */
public final class ScalarChart {

    private ScalarChart() {
    }

    /**
     * Draws it.
     *
     * @param comparison daily scalars, applied scalars and the regimes
     * @return chart {@code scalar}
     */
    public static Chart of(TwoPassComparison comparison) {
        Plot frame = new Plot("Share of exposure the allocator permits", "scalar (share of exposure)",
                EquityChart.first(comparison), EquityChart.last(comparison));
        RiskPath risk = comparison.risk();
        frame.line("daily scalar", risk.dates(), risk.scalars().toArray(), Palette.QUIET_LINE, Plot.Pen.THIN);
        List<AppliedScalar> applied = comparison.applied().rebalances();
        frame.steps("applied at rebalances", DateIndex.of(applied.stream().map(AppliedScalar::date).toList()),
                applied.stream().mapToDouble(AppliedScalar::applied).toArray(), EquityChart.last(comparison), Palette.STRONG_LINE,
                Plot.Pen.THICK);
        frame.include(0);
        frame.include(1);
        RegimeBands.addTo(frame, comparison.regime());
        return frame.draw("scalar", "Thin: the scalar known at each day's close. Thick: the scalar in force, which changes at a rebalance "
                + "and is that of the rebalance before. 1 is full size. Background: the baseline's regime.");
    }
}
