package dev.plimsoll.kind.sleeves;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.List;

/** What each sleeve put into a book, and what it got out of it. */
public final class SleeveBacktestCharts {

    private SleeveBacktestCharts() {
    }

    /**
     * Draws them.
     *
     * @param result of a backtest
     * @param constraints it was run under
     * @return charts {@code sleeve-contributions} and {@code sleeve-attribution}
     */
    public static List<Chart> of(SleeveBacktestResult result, AllocationConstraints constraints) {
        return List.of(contributions(result, constraints), attribution(result.attribution(), result.weights().dates().first()));
    }

    private static Chart contributions(SleeveBacktestResult result, AllocationConstraints constraints) {
        Quarters quarters = Quarters.of(result.weights().dates());
        LocalDate end = result.book().returns().dates().last();
        Plot frame = new Plot("Contribution of each sleeve to the book", "gross exposure (% of equity)",
                quarters.starts().first(), end);
        frame.legendAtRight();
        List<Combination> combinations = result.combinations();
        List<String> sleeves = List.copyOf(result.positions().keySet());
        for (int s = 0; s < sleeves.size(); s++) {
            String sleeve = sleeves.get(s);
            double[] gross = quarters.means(combinations.stream().mapToDouble(c -> gross(c, sleeve)).toArray());
            frame.steps(sleeve, quarters.starts(), gross, end, Palette.SLEEVES.get(s % Palette.SLEEVES.size()),
                    SleeveChart.PENS[s % SleeveChart.PENS.length]);
        }
        double[] book = quarters.means(result.diagnostics().stream().mapToDouble(d -> d.gross() * 100).toArray());
        frame.steps("book", quarters.starts(), book, end, Palette.QUIET_LINE, Plot.Pen.THICK);
        double cap = constraints.grossCap() * 100;
        boolean near = result.diagnostics().stream().anyMatch(d -> d.gross() * 100 > cap / 2);
        if (near) {
            frame.line("gross cap", DateIndex.of(List.of(quarters.starts().first(), end)), new double[] {cap, cap}, Palette.MUTED,
                    Plot.Pen.DOTTED);
        }
        frame.include(0);
        return frame.draw("sleeve-contributions", "Means of each quarter's rebalances. Coloured: sum of the absolute contributions of each "
                + "sleeve (budget times position, before projection). Dark: gross exposure of the book after netting and projection"
                + (near ? ", under its cap (dotted)." : "."));
    }

    private static double gross(Combination combination, String sleeve) {
        int s = combination.sleeves().indexOf(sleeve);
        return s < 0 ? 0 : combination.contributions().ofSleeve(s).gross() * 100;
    }

    private static Chart attribution(SleeveAttribution attribution, LocalDate first) {
        DateIndex days = attribution.total().dates();
        Plot frame = new Plot("Where the log return came from", "cumulated log return (%)", first, days.last());
        frame.legendAtRight();
        int from = days.rowAtOrAfter(first.toEpochDay());
        Panel sleeves = attribution.sleeves();
        for (int c = 0; c < sleeves.width(); c++) {
            frame.line(sleeves.columns().get(c), days.slice(from, days.size()), cumulated(sleeves.column(c), from),
                    Palette.SLEEVES.get(c % Palette.SLEEVES.size()), SleeveChart.PENS[c % SleeveChart.PENS.length]);
        }
        frame.line("projection", days.slice(from, days.size()), cumulated(attribution.projection().toArray(), from), Palette.MUTED,
                Plot.Pen.DASHED);
        frame.line("cost", days.slice(from, days.size()), cumulated(attribution.cost().toArray(), from), Palette.MUTED,
                Plot.Pen.DOTTED);
        frame.line("book", days.slice(from, days.size()), cumulated(attribution.total().toArray(), from), Palette.QUIET_LINE,
                Plot.Pen.THICK);
        frame.include(0);
        return frame.draw("sleeve-attribution", "Cumulated log return of the book and its parts: each sleeve, what the projection "
                + "changed, and cost. The parts sum to the book on every day.");
    }

    private static double[] cumulated(double[] values, int from) {
        double[] sum = new double[values.length - from];
        double total = 0;
        for (int row = from; row < values.length; row++) {
            total += values[row] * 100;
            sum[row - from] = total;
        }
        return sum;
    }
}
