package dev.plimsoll.twopass;

import static dev.plimsoll.chart.Plot.Pen.THICK;
import static dev.plimsoll.doc.Palette.QUIET_LINE;
import static dev.plimsoll.doc.Palette.STRONG_LINE;
import static java.lang.Double.isNaN;

import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.chart.Plot.Pen;
import dev.plimsoll.kind.allocator.RunChart;
import dev.plimsoll.kind.sleeves.SleeveCharts;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/** Both passes of a two-pass audit over the regimes of the first. */
final class TwoPassCharts {

    private final TwoPassComparison comparison;
    private final LocalDate first;
    private final LocalDate last;

    TwoPassCharts(TwoPassComparison comparison) {
        this.comparison = comparison;
        this.first = Collections.min(List.of(comparison.baseline().metrics().start(), comparison.scaled().metrics().start()));
        this.last = Collections.max(List.of(comparison.baseline().metrics().end(), comparison.scaled().metrics().end()));
    }

    Chart equity() {
        Series baseline = comparison.baseline().equity();
        Plot plot = new Plot("Equity with and without the allocator", RunChart.unit(baseline), first, last);
        both(plot, baseline.toArray(), comparison.scaled().equity().toArray());
        RunChart.addRegimes(plot, comparison.regime());
        return plot.draw("equity", "Dashed: the book as it is (baseline). Solid: the same book times the applied scalars (scaled). "
                + "Background: the baseline's regime of each day; plain where there is no state yet.");
    }

    /** How far equity is below its highest so far. */
    Chart drawdown() {
        Plot plot = new Plot("Drawdown with and without the allocator", "drawdown (%)", first, last);
        both(plot, percentBelowPeak(comparison.baseline().equity()), percentBelowPeak(comparison.scaled().equity()));
        plot.include(0);
        RunChart.addRegimes(plot, comparison.regime());
        return plot.draw("drawdown", "Equity below its highest value so far, in percent of that value; 0 is a new high. "
                + "Dashed: baseline. Solid: scaled. Background: the baseline's regime.");
    }

    private void both(Plot plot, double[] baseline, double[] scaled) {
        plot.line("baseline", comparison.baseline().equity().dates(), baseline, QUIET_LINE, Pen.DASHED);
        plot.line("scaled", comparison.scaled().equity().dates(), scaled, STRONG_LINE, THICK);
    }

    private static double[] percentBelowPeak(Series equity) {
        double[] values = equity.toArray();
        double peak = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < values.length; row++) {
            if (!isNaN(values[row])) {
                peak = Math.max(peak, values[row]);
                values[row] = (values[row] / peak - 1) * 100;
            }
        }
        return values;
    }

    /** The daily scalar, and the scalar in force since the last rebalance. */
    Chart scalar() {
        Plot plot = new Plot("Share of exposure the allocator permits", "scalar (share of exposure)", first, last);
        RiskPath risk = comparison.risk();
        plot.line("daily scalar", risk.dates(), risk.scalars().toArray(), QUIET_LINE, Pen.THIN);
        List<AppliedScalar> applied = comparison.applied().rebalances();
        plot.steps("applied at rebalances", DateIndex.of(applied.stream().map(AppliedScalar::date).toList()),
                applied.stream().mapToDouble(AppliedScalar::applied).toArray(), last, STRONG_LINE, THICK);
        plot.include(0);
        plot.include(1);
        RunChart.addRegimes(plot, comparison.regime());
        return plot.draw("scalar", "Thin: the scalar known at each day's close. Thick: the scalar in force, which changes at a rebalance "
                + "and is that of the rebalance before. 1 is full size. Background: the baseline's regime.");
    }

    Chart sleeves(Panel returns) {
        return SleeveCharts.contributions(returns, first, last);
    }
}
