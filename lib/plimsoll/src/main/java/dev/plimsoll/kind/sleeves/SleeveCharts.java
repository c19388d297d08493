package dev.plimsoll.kind.sleeves;

import static dev.plimsoll.chart.Plot.Pen.DASHED;
import static dev.plimsoll.chart.Plot.Pen.DOTTED;
import static dev.plimsoll.chart.Plot.Pen.THICK;
import static dev.plimsoll.doc.Palette.MUTED;
import static dev.plimsoll.doc.Palette.QUIET_LINE;
import static dev.plimsoll.doc.Palette.SLEEVES;
import static java.lang.Double.isNaN;
import static java.util.stream.IntStream.range;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.chart.Plot.Pen;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;

/** What each sleeve put into a book, and what it got out of it. */
public final class SleeveCharts {

    private static final Pen[] PENS = {THICK, DASHED, Pen.DASH_DOT, Pen.THIN, DOTTED};
    private static final int ROW_OF_NAMES = 3;

    private SleeveCharts() {
    }

    /**
     * What each sleeve added: its daily contributions, cumulated.
     *
     * @param sleeveReturns one column per sleeve, daily contributions, decimal; a missing value adds nothing
     * @param first first day to show
     * @param last last day to show
     * @return chart {@code sleeves}
     */
    public static Chart contributions(Panel sleeveReturns, LocalDate first, LocalDate last) {
        Plot plot = new Plot("Contribution of each sleeve", "cumulated contribution (points)", first, last);
        if (sleeveReturns.width() > ROW_OF_NAMES) {
            plot.legendAtRight();
        }
        int from = sleeveReturns.dates().rowAtOrAfter(first.toEpochDay());
        int to = sleeveReturns.dates().rowAtOrBefore(last.toEpochDay()) + 1;
        if (from < to) {
            addSleeves(plot, sleeveReturns, from, to);
        }
        plot.include(0);
        return plot.draw("sleeves", "Sum of each sleeve's daily contributions since the first day shown, in percentage points, "
                + "not compounded, before the allocator.");
    }

    private static void addSleeves(Plot plot, Panel sleeves, int from, int to) {
        for (int c = 0; c < sleeves.width(); c++) {
            plot.line(sleeves.columns().get(c), sleeves.dates().slice(from, to), cumulated(sleeves.column(c), from, to), colour(c), pen(c));
        }
    }

    private static double[] cumulated(double[] values, int from, int to) {
        double[] sum = new double[to - from];
        double total = 0;
        for (int row = from; row < to; row++) {
            total += isNaN(values[row]) ? 0 : values[row] * 100;
            sum[row - from] = total;
        }
        return sum;
    }

    private static Palette colour(int sleeve) {
        return SLEEVES.get(sleeve % SLEEVES.size());
    }

    private static Pen pen(int sleeve) {
        return PENS[sleeve % PENS.length];
    }

    /**
     * The charts of a backtest.
     *
     * @param result of a backtest
     * @param constraints it was run under
     * @return charts {@code sleeve-contributions} and {@code sleeve-attribution}
     */
    public static List<Chart> of(SleeveBacktestResult result, AllocationConstraints constraints) {
        return List.of(exposure(result, constraints), attribution(result.attribution(), result.weights().dates().first()));
    }

    /** By calendar quarter, so that hundreds of rebalances can be read. */
    private static Chart exposure(SleeveBacktestResult result, AllocationConstraints constraints) {
        DateIndex dates = result.weights().dates();
        int[] starts = range(0, dates.size()).filter(row -> row == 0 || quarter(dates.date(row)) != quarter(dates.date(row - 1))).toArray();
        DateIndex quarters = DateIndex.of(Arrays.stream(starts).mapToObj(dates::date).toList());
        LocalDate end = result.book().returns().dates().last();
        Plot plot = new Plot("Contribution of each sleeve to the book", "gross exposure (% of equity)", quarters.first(), end);
        plot.legendAtRight();
        List<String> sleeves = List.copyOf(result.positions().keySet());
        for (int s = 0; s < sleeves.size(); s++) {
            String sleeve = sleeves.get(s);
            double[] gross = result.combinations().stream().mapToDouble(c -> gross(c, sleeve)).toArray();
            plot.steps(sleeve, quarters, means(gross, starts), end, colour(s), pen(s));
        }
        double[] book = result.diagnostics().stream().mapToDouble(d -> d.gross() * 100).toArray();
        plot.steps("book", quarters, means(book, starts), end, QUIET_LINE, THICK);
        double cap = constraints.grossCap() * 100;
        boolean near = Arrays.stream(book).anyMatch(gross -> gross > cap / 2);
        if (near) {
            plot.line("gross cap", DateIndex.of(List.of(quarters.first(), end)), new double[] {cap, cap}, MUTED, DOTTED);
        }
        plot.include(0);
        return plot.draw("sleeve-contributions", "Means of each quarter's rebalances. Coloured: sum of the absolute contributions of each "
                + "sleeve (budget times position, before projection). Dark: gross exposure of the book after netting and projection"
                + (near ? ", under its cap (dotted)." : "."));
    }

    private static int quarter(LocalDate date) {
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static double[] means(double[] values, int[] starts) {
        return range(0, starts.length).mapToDouble(q -> Arrays.stream(values, starts[q],
                q + 1 < starts.length ? starts[q + 1] : values.length).average().orElse(Double.NaN)).toArray();
    }

    private static double gross(Combination combination, String sleeve) {
        int s = combination.sleeves().indexOf(sleeve);
        return s < 0 ? 0 : combination.contributions().ofSleeve(s).gross() * 100;
    }

    private static Chart attribution(SleeveAttribution attribution, LocalDate first) {
        DateIndex days = attribution.total().dates();
        Plot plot = new Plot("Where the log return came from", "cumulated log return (%)", first, days.last());
        plot.legendAtRight();
        int from = days.rowAtOrAfter(first.toEpochDay());
        DateIndex shown = days.slice(from, days.size());
        addSleeves(plot, attribution.sleeves(), from, days.size());
        plot.line("projection", shown, cumulated(attribution.projection().toArray(), from, days.size()), MUTED, DASHED);
        plot.line("cost", shown, cumulated(attribution.cost().toArray(), from, days.size()), MUTED, DOTTED);
        plot.line("book", shown, cumulated(attribution.total().toArray(), from, days.size()), QUIET_LINE, THICK);
        plot.include(0);
        return plot.draw("sleeve-attribution", "Cumulated log return of the book and its parts: each sleeve, what the projection "
                + "changed, and cost. The parts sum to the book on every day.");
    }
}
