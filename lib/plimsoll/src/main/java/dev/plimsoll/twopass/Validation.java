package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.doc.Num.percent;
import static dev.plimsoll.error.PlainText.count;
import static dev.plimsoll.twopass.Bounds.above;
import static dev.plimsoll.twopass.Bounds.atLeast;
import static dev.plimsoll.twopass.Bounds.atMost;
import static dev.plimsoll.twopass.Bounds.below;
import static dev.plimsoll.twopass.Bounds.plain;
import static dev.plimsoll.twopass.Bounds.points;
import static dev.plimsoll.twopass.Verdict.CAUTION;
import static dev.plimsoll.twopass.Verdict.FAIL;
import static dev.plimsoll.twopass.Verdict.PASS;
import static java.util.Comparator.naturalOrder;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.twopass.TwoPassComparison.Pass;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import dev.plimsoll.twopass.ValidationConfig.NamedWindow;
import dev.plimsoll.twopass.ValidationConfig.Returns;
import dev.plimsoll.twopass.ValidationConfig.Transitions;
import dev.plimsoll.twopass.ValidationResult.Answer;
import dev.plimsoll.twopass.ValidationResult.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Stage 6.5: asks the four questions of a two-pass audit. Each finding gets the verdict its own metric gives, an answer the worst of its
 * findings, the whole the worst of its answers.
 *
 * <p>Computed metrics within 1e-12 of a bound count as on it; daily and applied scalars are compared as they are.
 */
public record Validation(TwoPassComparison comparison, ValidationConfig config) {

    /** How the finding of a named stress window is called, before the window's name. */
    static final String STRESS_WINDOW = "stress ";

    /** Note of a window without a state row. */
    static final String NOT_COVERED = "NOT COVERED";

    private static final String FRACTION = "fraction";
    private static final String SHARE = "share";

    /**
     * Validates.
     *
     * @param comparison the two-pass audit
     * @param config bounds and windows
     * @return four answers and the overall verdict
     */
    public static ValidationResult of(TwoPassComparison comparison, ValidationConfig config) {
        Validation validation = new Validation(comparison, config);
        List<Answer> answers = List.of(validation.drawdown(), validation.returns(), validation.transitions(), validation.stress());
        Verdict overall = answers.stream().map(Answer::verdict).max(naturalOrder()).orElse(PASS);
        return new ValidationResult(comparison.baseline().runId(), comparison.scaled().runId(), answers, overall);
    }

    private PerformanceMetrics baseline() {
        return comparison.baseline().metrics();
    }

    private PerformanceMetrics scaled() {
        return comparison.scaled().metrics();
    }

    private Answer drawdown() {
        double pass = config.drawdown().improvementPass();
        double improvement = comparison.delta().maxDrawdown();
        return answer(1, "Is the drawdown reduced?", List.of(
                least("max_drawdown_improvement", improvement, FRACTION, pass, 0, below(improvement, 0)
                        ? "worse by " + points(-improvement, 0) : "milder by " + points(improvement, 0, pass)),
                period("worst_month_change", "the worst month", comparison.delta().worstMonth()),
                period("worst_quarter_change", "the worst quarter", comparison.delta().worstQuarter())),
                List.of("baseline " + deepest(comparison.baseline()), "scaled " + deepest(comparison.scaled()),
                        "worst month: baseline " + words(baseline().worstMonth()) + ", scaled " + words(scaled().worstMonth()),
                        "worst quarter: baseline " + words(baseline().worstQuarter()) + ", scaled " + words(scaled().worstQuarter())));
    }

    private static Finding period(String name, String what, double change) {
        boolean worse = below(change, 0);
        return finding(name, change, FRACTION, "PASS >= 0, else CAUTION", worse ? CAUTION : PASS,
                what + (worse ? " became worse by " + points(-change, 0) : " did not become worse"));
    }

    private static String words(PeriodReturn period) {
        return percent(period.value()) + " (" + period.date() + ")";
    }

    /** The maximum drawdown and its days, which the metrics give without dates. */
    private static String deepest(Pass pass) {
        Series equity = pass.equity();
        double peak = Double.NEGATIVE_INFINITY;
        LocalDate peakOn = null;
        double deepest = 0;
        String where = "";
        for (int row = 0; row < equity.size(); row++) {
            double value = equity.value(row);
            if (value > peak) {
                peak = value;
                peakOn = equity.dates().date(row);
            }
            if (value / peak - 1 < deepest) {
                deepest = value / peak - 1;
                where = " on " + equity.dates().date(row) + " from the peak of " + peakOn;
            }
        }
        return "max drawdown " + percent(pass.metrics().maxDrawdown()) + where;
    }

    private Answer returns() {
        Returns bounds = config.returns();
        double cagrLoss = -comparison.delta().cagr() + 0.0;
        double sharpeLoss = -comparison.delta().sharpe() + 0.0;
        ScalarUsage usage = comparison.usage();
        double normal = comparison.normalShare();
        return answer(2, "Are the returns preserved?", List.of(
                lower("cagr_loss", cagrLoss, FRACTION, bounds.cagrLossPass(), bounds.cagrLossFail(), above(cagrLoss, 0)
                                ? "lost " + points(cagrLoss, 0, bounds.cagrLossPass(), bounds.cagrLossFail()) + " a year"
                                : "gained " + points(-cagrLoss + 0.0, 0) + " a year"),
                least("mean_applied_scalar", usage.mean(), SHARE, bounds.meanScalarPass(), bounds.meanScalarFail(),
                        above(usage.mean(), bounds.meanScalarIdle())
                                ? "above " + plain(bounds.meanScalarIdle()) + ": the allocator is barely active" : ""),
                finding("sharpe_loss", sharpeLoss, "ratio", "PASS <= " + plain(bounds.sharpeLossPass()) + ", else CAUTION",
                        atMost(sharpeLoss, bounds.sharpeLossPass()) ? PASS : CAUTION, ""),
                finding("normal_days", normal, SHARE, "CAUTION < " + plain(bounds.normalShareCaution()) + ", else PASS",
                        below(normal, bounds.normalShareCaution()) ? CAUTION : PASS,
                        (below(normal, bounds.normalShareLow()) ? "below the usual "
                                : above(normal, bounds.normalShareHigh()) ? "above the usual " : "within the usual ")
                                + plain(bounds.normalShareLow()) + " to " + plain(bounds.normalShareHigh()))),
                List.of("CAGR: baseline " + percent(baseline().cagr()) + ", scaled " + percent(scaled().cagr()),
                        "Sharpe: baseline " + fixed(baseline().sharpe(), 4) + ", scaled " + fixed(scaled().sharpe(), 4),
                        "applied scalars: " + usage.rebalances() + " rebalances, " + percent(usage.shareScaled()) + " scaled, min "
                                + fixed(usage.min(), 6) + ", median " + fixed(usage.p50(), 6),
                        "days per regime: " + comparison.regime().meta().dayCounts()));
    }

    private Answer transitions() {
        Transitions bounds = config.transitions();
        double perYear = comparison.transitionsPerYear();
        List<Whipsaw> whipsaws = Whipsaw.all(comparison.regime(), bounds.thrashingRows());
        List<String> evidence = new ArrayList<>();
        evidence.add(count(comparison.transitions(), "change") + " of regime over "
                + comparison.regime().dates().first() + ".." + comparison.regime().dates().last());
        whipsaws.forEach(whipsaw -> evidence.add("thrashing: " + whipsaw));
        return answer(3, "Are transitions sparse?", List.of(
                lower("transitions_per_year", perYear, "per year", bounds.perYearPass(), bounds.perYearFail(), ""),
                finding("thrashing_episodes", whipsaws.size(), "episodes", "PASS 0, else CAUTION",
                        whipsaws.isEmpty() ? PASS : CAUTION,
                        "a regime left and back within " + count(bounds.thrashingRows(), "row"))), evidence);
    }

    private Answer stress() {
        List<WindowCheck> windows = WindowCheck.ofStress(comparison, config);
        long covered = windows.stream().filter(WindowCheck::covered).count();
        long flagged = windows.stream().filter(WindowCheck::flagged).count();
        // What a covered window that was missed, and one that was not covered, mean depends on the others.
        Verdict missed = flagged > 0 ? CAUTION : FAIL;
        Verdict notCovered = covered > 0 ? PASS : CAUTION;
        String below = "daily scalar < " + plain(config.stress().deriskBelow());
        List<Finding> findings = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        findings.add(new Finding("stress_windows_flagged", covered == 0 ? OptionalDouble.empty() : OptionalDouble.of(flagged), "windows",
                "PASS all covered, CAUTION some, FAIL none", covered == 0 ? notCovered : flagged == covered ? PASS : missed,
                covered == 0 ? "not testable: no stress window is covered by the run" : flagged + " of " + covered + " covered, "
                        + windows.size() + " named"));
        for (WindowCheck check : windows) {
            findings.add(new Finding(STRESS_WINDOW + check.window().name(), check.lowest(), SHARE, "flagged: " + below + " or a top event",
                    !check.covered() ? notCovered : check.flagged() ? PASS : missed,
                    !check.covered() ? NOT_COVERED : check.flagged() ? "flagged" : "not flagged"));
            evidence.add(check.words());
            check.events().forEach(event -> evidence.add("top event in " + check.window().name() + ": " + event));
        }
        for (NamedWindow window : config.stress().calm()) {
            WindowCheck check = WindowCheck.of(window, comparison, config.stress().deriskBelow());
            findings.add(new Finding("calm " + window.name(), check.lowest(), SHARE, "CAUTION: " + below,
                    check.daysBelow() > 0 ? CAUTION : PASS,
                    !check.covered() ? NOT_COVERED : check.daysBelow() > 0
                            ? "de-risked on " + count(check.daysBelow(), "day") : ""));
            evidence.add("calm " + check.words());
        }
        return answer(4, "Is known stress flagged?", findings, evidence);
    }

    private static Verdict graded(boolean passes, boolean isTolerable) {
        return passes ? PASS : isTolerable ? CAUTION : FAIL;
    }

    private static Finding lower(String name, double value, String unit, double pass, double fail, String note) {
        return finding(name, value, unit, "PASS < " + plain(pass) + ", CAUTION <= " + plain(fail),
                graded(below(value, pass), atMost(value, fail)), note);
    }

    private static Finding least(String name, double value, String unit, double pass, double fail, String note) {
        return finding(name, value, unit, "PASS >= " + plain(pass) + ", CAUTION >= " + plain(fail),
                graded(atLeast(value, pass), atLeast(value, fail)), note);
    }

    private static Finding finding(String name, double value, String unit, String bounds, Verdict verdict, String note) {
        return new Finding(name, OptionalDouble.of(value), unit, bounds, verdict, note);
    }

    private static Answer answer(int number, String question, List<Finding> findings, List<String> evidence) {
        Verdict verdict = findings.stream().map(Finding::verdict).max(naturalOrder()).orElse(PASS);
        return new Answer(number, question, verdict, findings, evidence);
    }

    /**
     * A regime that was left and came back within a few rows, directly or by way of others: the walk could not make up its mind.
     *
     * @param regime the regime left and entered again
     * @param left first day out of it
     * @param back first day in it again
     * @param rows row of {@code back} less row of {@code left}, 1 or more
     */
    public record Whipsaw(Regime regime, LocalDate left, LocalDate back, int rows) {

        /**
         * All whipsaws of a path.
         *
         * @param path one regime per day
         * @param maxRows longest absence that still counts, in rows, included; 5 unless configured
         * @return in order of {@code left}
         */
        public static List<Whipsaw> all(RegimePath path, int maxRows) {
            List<Regime> regimes = path.regimes();
            List<Whipsaw> whipsaws = new ArrayList<>();
            for (int out = 1; out < regimes.size(); out++) {
                Regime left = regimes.get(out - 1);
                if (regimes.get(out) == left) {
                    continue;
                }
                int absence = regimes.subList(out, Math.min(regimes.size(), out + maxRows + 1)).indexOf(left);
                if (absence > 0) {
                    whipsaws.add(new Whipsaw(left, path.dates().date(out), path.dates().date(out + absence), absence));
                }
            }
            return whipsaws;
        }

        @Override
        public String toString() {
            return regime + " left " + left + ", back " + back + " after " + count(rows, "row");
        }
    }
}
