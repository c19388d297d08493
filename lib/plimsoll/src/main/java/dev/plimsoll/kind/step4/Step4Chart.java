package dev.plimsoll.kind.step4;

import static dev.plimsoll.chart.Plot.Pen.THICK;
import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.doc.Num.percent;
import static dev.plimsoll.doc.Num.plain;
import static dev.plimsoll.doc.Palette.QUIET_LINE;
import static dev.plimsoll.doc.Palette.SLEEVE_1;
import static dev.plimsoll.doc.Palette.SLEEVE_2;
import static java.util.stream.Collectors.joining;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.ChartStack;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.chart.Plot.Box;
import dev.plimsoll.chart.Plot.Pen;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Promotion.Gate;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the best candidate of an objective went: equity beside what no allocator would have made, weights and leverage, monthly profit. */
public final class Step4Chart {

    private static final int EQUITY_HEIGHT = 400;
    private static final int WEIGHT_HEIGHT = 300;
    private static final int PROFIT_HEIGHT = 300;
    private static final int VALUE_DIGITS = 8;
    private static final int GAP_DAYS = 3;
    private static final int LONGEST_NAME = 24;

    private final Step4Result result;
    private final ObjectiveResult best;
    private final List<PathMonth> months;
    private final LocalDate start;
    private final LocalDate end;

    private Step4Chart(Step4Result result, ObjectiveResult best) {
        this.result = result;
        this.best = best;
        this.months = best.evaluation().path().months();
        this.start = months.get(0).month().withDayOfMonth(1).minusDays(1);
        this.end = months.get(months.size() - 1).month();
    }

    /**
     * Draws it.
     *
     * @param result of the run
     * @param objective whose best candidate to show
     * @return chart {@code step4_portfolio_curve}
     */
    public static Chart of(Step4Result result, Objective objective) {
        return new Step4Chart(result, result.objective(objective)).draw();
    }

    private Chart draw() {
        return ChartStack.of("step4_portfolio_curve", "Step 4, objective " + best.objective().label() + ": " + best.config().name(),
                List.of(window("Test", best.evaluation().metrics().test(), result.split().month().plusDays(1), end),
                        window("All", best.evaluation().metrics().full(), months.get(0).month(), end), gates()),
                "Dashed vertical line: the train/test split; what is right of it no choice of rules has seen. Equity is after costs, "
                + "that of the benchmarks without.",
                List.of(equity(), weights(), profit()));
    }

    private String window(String name, Performance p, LocalDate from, LocalDate to) {
        return name + " " + month(from) + " to " + month(to) + ": equity " + money(result.config().startCapital()) + " to "
                + money(p.endEquity()) + ", " + percent(p.cagr()).typeset() + " a year, max drawdown " + percent(p.maxDrawdown()).typeset()
                + ", Calmar " + fixed(p.calmar(), 2).typeset() + ", " + percent(p.positiveMonthRate()).typeset() + " of "
                + p.months() + " months positive";
    }

    private static String month(LocalDate date) {
        return date.toString().substring(0, 7);
    }

    private String gates() {
        List<Gate> failed = best.score().gates().stream().filter(gate -> !gate.passed()).toList();
        return "Score " + fixed(best.score().score(), 1) + "; robustness: " + (failed.isEmpty() ? "passes every gate"
                : "does not pass " + failed.stream().map(Gate::name).collect(joining(", ")));
    }

    private static String money(double value) {
        return fixed(value, Math.abs(value) < 1000 ? 2 : 0).typeset();
    }

    private Chart equity() {
        Plot frame = frame("Equity", "equity (start = " + plain(result.config().startCapital(), 4) + ")", EQUITY_HEIGHT);
        DateIndex dates = ends();
        frame.line("half and half", dates, compounded(month -> 0.5 * month.returnA() + 0.5 * month.returnB()), Palette.SLEEVE_3,
                Pen.DOTTED);
        frame.line(a() + " alone", dates, compounded(PathMonth::returnA), SLEEVE_1, Pen.DASHED);
        frame.line(b() + " alone", dates, compounded(PathMonth::returnB), SLEEVE_2, Pen.DASH_DOT);
        frame.line("Step 4", dates, compounded(PathMonth::netReturn), QUIET_LINE, THICK);
        return frame.draw("equity", "");
    }

    private Chart weights() {
        Plot frame = frame("Weights and leverage", "weight (share), leverage (times)", WEIGHT_HEIGHT);
        DateIndex begins = ends().slice(0, months.size());
        List<Box> boxes = new ArrayList<>();
        for (int row = 0; row < months.size(); row++) {
            long from = begins.epochDay(row);
            long to = months.get(row).month().toEpochDay();
            double weight = months.get(row).weightA();
            boxes.add(new Box(from, to, 0, weight, SLEEVE_1));
            boxes.add(new Box(from, to, weight, 1, SLEEVE_2));
        }
        frame.boxes(boxes);
        frame.steps("leverage", begins, months.stream().mapToDouble(PathMonth::gross).toArray(), end, QUIET_LINE, THICK);
        frame.legendBox("weight of " + a(), SLEEVE_1);
        frame.legendBox("weight of " + b(), SLEEVE_2);
        return frame.draw("weights", "");
    }

    private Chart profit() {
        Plot frame = frame("Monthly profit", "profit (unit of capital)", PROFIT_HEIGHT);
        double[] equity = compounded(PathMonth::netReturn);
        List<Box> bars = new ArrayList<>();
        for (int row = 0; row < months.size(); row++) {
            double pnl = equity[row + 1] - equity[row];
            LocalDate last = months.get(row).month();
            bars.add(new Box(last.withDayOfMonth(1).toEpochDay() + GAP_DAYS, last.toEpochDay() - GAP_DAYS, Math.min(0, pnl),
                    Math.max(0, pnl), pnl < 0 ? SLEEVE_2 : SLEEVE_1));
        }
        frame.boxes(bars);
        frame.legendBox("gain", SLEEVE_1);
        frame.legendBox("loss", SLEEVE_2);
        return frame.draw("profit", "");
    }

    private Plot frame(String title, String unit, int height) {
        Plot frame = new Plot(title, unit, start, end, height);
        frame.valueRoom(VALUE_DIGITS);
        frame.divide(result.split().month());
        return frame;
    }

    /** The end of the month before the first, then of each month. */
    private DateIndex ends() {
        List<LocalDate> ends = new ArrayList<>(List.of(start));
        months.forEach(month -> ends.add(month.month()));
        return DateIndex.of(ends);
    }

    private double[] compounded(ToDoubleFunction<PathMonth> monthlyReturn) {
        double[] equity = new double[months.size() + 1];
        equity[0] = result.config().startCapital();
        for (int row = 0; row < months.size(); row++) {
            equity[row + 1] = equity[row] * (1 + monthlyReturn.applyAsDouble(months.get(row)));
        }
        return equity;
    }

    private String a() {
        return shortened(result.pair().a().name());
    }

    private String b() {
        return shortened(result.pair().b().name());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
