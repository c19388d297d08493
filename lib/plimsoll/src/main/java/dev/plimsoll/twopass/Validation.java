package dev.plimsoll.twopass;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.portfolio.PerformanceMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Stage 6.5: asks the four questions of a two-pass audit. Each finding gets the verdict its own figure gives, an answer the worst of
 * its findings, the whole the worst of its answers.
 *
 * <p>Computed figures within 1e-12 of a bound count as on it; daily and applied scalars are compared as they are.
 */
public final class Validation {

    /** How the finding of a named stress window is called, before the window's name. */
    static final String STRESS_WINDOW = "stress ";

    /** Note of a window without a state row. */
    static final String NOT_COVERED = "NOT COVERED";

    private static final String FRACTION = "fraction";
    private static final String SHARE = "share";

    private final TwoPassComparison comparison;
    private final ValidationConfig config;

    private Validation(TwoPassComparison comparison, ValidationConfig config) {
        this.comparison = comparison;
        this.config = config;
    }

    /**
     * Validates.
     *
     * @param comparison the two-pass audit
     * @param config bounds and windows
     * @return four answers and the overall verdict
     * @throws dev.plimsoll.error.DataException when a figure of the comparison is not a finite number
     */
    public static ValidationResult of(TwoPassComparison comparison, ValidationConfig config) {
        Validation validation = new Validation(comparison, config);
        List<ValidationAnswer> answers = List.of(validation.drawdown(), validation.returns(), validation.transitions(),
                validation.stress());
        Verdict overall = answers.stream().map(ValidationAnswer::verdict).reduce(Verdict.PASS, Verdict::worst);
        return new ValidationResult(comparison.baseline().runId(), comparison.scaled().runId(), answers, overall);
    }

    private ValidationAnswer drawdown() {
        double pass = config.drawdown().improvementPass();
        double improvement = Figures.present("max_drawdown", comparison.delta().maxDrawdown());
        Verdict verdict = Figures.atLeast(improvement, pass) ? Verdict.PASS
                : Figures.atLeast(improvement, 0) ? Verdict.CAUTION : Verdict.FAIL;
        List<Finding> findings = List.of(
                finding("max_drawdown_improvement", improvement, FRACTION, "PASS >= " + Figures.plain(pass) + ", CAUTION >= 0", verdict,
                        verdict == Verdict.FAIL ? "worse by " + Figures.points(-improvement, 0)
                                : "milder by " + Figures.points(improvement, 0, pass)),
                period("worst_month_change", "the worst month", comparison.delta().worstMonth()),
                period("worst_quarter_change", "the worst quarter", comparison.delta().worstQuarter()));
        return answer(1, "Is the drawdown reduced?", findings, List.of(
                "baseline " + Drawdowns.words(comparison.baseline()),
                "scaled " + Drawdowns.words(comparison.scaled()),
                "worst month: baseline " + words(comparison.baseline().metrics().worstMonth()) + ", scaled "
                        + words(comparison.scaled().metrics().worstMonth()),
                "worst quarter: baseline " + words(comparison.baseline().metrics().worstQuarter()) + ", scaled "
                        + words(comparison.scaled().metrics().worstQuarter())));
    }

    private static Finding period(String name, String what, double change) {
        boolean worse = Figures.below(Figures.present(name, change), 0);
        return finding(name, change, FRACTION, "PASS >= 0, else CAUTION", worse ? Verdict.CAUTION : Verdict.PASS,
                what + (worse ? " became worse by " + Figures.points(-change, 0) : " did not become worse"));
    }

    private static String words(PerformanceMetrics.PeriodReturn period) {
        return Figures.percent(period.value()) + " (" + period.date() + ")";
    }

    private ValidationAnswer returns() {
        ValidationConfig.Returns bounds = config.returns();
        double cagrLoss = -Figures.present("cagr", comparison.delta().cagr()) + 0.0;
        double sharpeLoss = -Figures.present("sharpe", comparison.delta().sharpe()) + 0.0;
        double mean = Figures.present("mean_scalar", usage().mean());
        double normal = normalShare(comparison);
        return answer(2, "Are the returns preserved?", List.of(
                finding("cagr_loss", cagrLoss, FRACTION,
                        "PASS < " + Figures.plain(bounds.cagrLossPass()) + ", CAUTION <= " + Figures.plain(bounds.cagrLossFail()),
                        Figures.below(cagrLoss, bounds.cagrLossPass()) ? Verdict.PASS
                                : Figures.atMost(cagrLoss, bounds.cagrLossFail()) ? Verdict.CAUTION : Verdict.FAIL,
                        Figures.above(cagrLoss, 0)
                                ? "lost " + Figures.points(cagrLoss, 0, bounds.cagrLossPass(), bounds.cagrLossFail()) + " a year"
                                : "gained " + Figures.points(-cagrLoss + 0.0, 0) + " a year"),
                finding("mean_applied_scalar", mean, SHARE,
                        "PASS >= " + Figures.plain(bounds.meanScalarPass()) + ", CAUTION >= " + Figures.plain(bounds.meanScalarFail()),
                        Figures.atLeast(mean, bounds.meanScalarPass()) ? Verdict.PASS
                                : Figures.atLeast(mean, bounds.meanScalarFail()) ? Verdict.CAUTION : Verdict.FAIL,
                        Figures.above(mean, bounds.meanScalarIdle())
                                ? "above " + Figures.plain(bounds.meanScalarIdle()) + ": the allocator is barely active" : ""),
                finding("sharpe_loss", sharpeLoss, "ratio", "PASS <= " + Figures.plain(bounds.sharpeLossPass()) + ", else CAUTION",
                        Figures.atMost(sharpeLoss, bounds.sharpeLossPass()) ? Verdict.PASS : Verdict.CAUTION, ""),
                finding("normal_days", normal, SHARE, "CAUTION < " + Figures.plain(bounds.normalShareCaution()) + ", else PASS",
                        Figures.below(normal, bounds.normalShareCaution()) ? Verdict.CAUTION : Verdict.PASS,
                        (Figures.below(normal, bounds.normalShareLow()) ? "below the usual "
                                : Figures.above(normal, bounds.normalShareHigh()) ? "above the usual " : "within the usual ")
                                + Figures.plain(bounds.normalShareLow()) + " to " + Figures.plain(bounds.normalShareHigh()))),
                List.of("CAGR: baseline " + Figures.percent(comparison.baseline().metrics().cagr()) + ", scaled "
                                + Figures.percent(comparison.scaled().metrics().cagr()),
                        "Sharpe: baseline " + Figures.fixed(comparison.baseline().metrics().sharpe(), 4) + ", scaled "
                                + Figures.fixed(comparison.scaled().metrics().sharpe(), 4),
                        "applied scalars: " + usage().rebalances() + " rebalances, " + Figures.percent(usage().shareScaled())
                                + " scaled, min " + Figures.fixed(usage().min(), 6) + ", median " + Figures.fixed(usage().p50(), 6),
                        "days per regime: " + comparison.regime().meta().dayCounts()));
    }

    private ScalarUsage usage() {
        return usage(comparison);
    }

    public static ScalarUsage usage(TwoPassComparison comparison) {
        return comparison.scaled().usage().orElseGet(() -> ScalarUsage.of(comparison.applied()));
    }

    public static double normalShare(TwoPassComparison comparison) {
        int normal = comparison.regime().meta().dayCounts().getOrDefault(Regime.NORMAL, 0);
        return (double) normal / comparison.regime().dates().size();
    }

    private ValidationAnswer transitions() {
        ValidationConfig.Transitions bounds = config.transitions();
        double perYear = Figures.present("transitions_per_year", comparison.transitionsPerYear());
        List<ThrashingEpisode> thrashing = ThrashingEpisode.all(comparison.regime(), bounds.thrashingRows());
        List<String> evidence = new ArrayList<>();
        evidence.add(Figures.count(comparison.transitions(), "change", "changes") + " of regime over "
                + comparison.regime().dates().first() + ".." + comparison.regime().dates().last());
        thrashing.forEach(episode -> evidence.add("thrashing: " + episode));
        return answer(3, "Are transitions sparse?", List.of(
                finding("transitions_per_year", perYear, "per year",
                        "PASS < " + Figures.plain(bounds.perYearPass()) + ", CAUTION <= " + Figures.plain(bounds.perYearFail()),
                        Figures.below(perYear, bounds.perYearPass()) ? Verdict.PASS
                                : Figures.atMost(perYear, bounds.perYearFail()) ? Verdict.CAUTION : Verdict.FAIL, ""),
                finding("thrashing_episodes", thrashing.size(), "episodes", "PASS 0, else CAUTION",
                        thrashing.isEmpty() ? Verdict.PASS : Verdict.CAUTION,
                        "a regime left and back within " + Figures.count(bounds.thrashingRows(), "row", "rows"))), evidence);
    }

    private ValidationAnswer stress() {
        List<WindowCheck> windows = stressWindows(comparison, config);
        long covered = windows.stream().filter(WindowCheck::covered).count();
        long flagged = windows.stream().filter(WindowCheck::flagged).count();
        // What a covered window that was missed, and one that was not covered, mean depends on the others.
        Verdict missed = flagged > 0 ? Verdict.CAUTION : Verdict.FAIL;
        Verdict notCovered = covered > 0 ? Verdict.PASS : Verdict.CAUTION;
        List<Finding> findings = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        findings.add(new Finding("stress_windows_flagged", covered == 0 ? OptionalDouble.empty() : OptionalDouble.of(flagged), "windows",
                "PASS all covered, CAUTION some, FAIL none", covered == 0 ? notCovered : flagged == covered ? Verdict.PASS : missed,
                covered == 0 ? "not testable: no stress window is covered by the run" : flagged + " of " + covered + " covered, "
                        + windows.size() + " named"));
        for (WindowCheck check : windows) {
            findings.add(new Finding(STRESS_WINDOW + check.window().name(), check.lowest(), SHARE,
                    "flagged: daily scalar < " + Figures.plain(config.stress().deriskBelow()) + " or a top event",
                    !check.covered() ? notCovered : check.flagged() ? Verdict.PASS : missed,
                    !check.covered() ? NOT_COVERED : check.flagged() ? "flagged" : "not flagged"));
            evidence.add(check.words());
            check.events().forEach(event -> evidence.add("top event in " + check.window().name() + ": " + words(event)));
        }
        for (NamedWindow window : config.stress().calm()) {
            WindowCheck check = WindowCheck.of(window, comparison, config.stress().deriskBelow());
            findings.add(new Finding("calm " + window.name(), check.lowest(), SHARE,
                    "CAUTION: daily scalar < " + Figures.plain(config.stress().deriskBelow()),
                    check.daysBelow() > 0 ? Verdict.CAUTION : Verdict.PASS,
                    !check.covered() ? NOT_COVERED : check.daysBelow() > 0
                            ? "de-risked on " + Figures.count(check.daysBelow(), "day", "days") : ""));
            evidence.add("calm " + check.words());
        }
        return answer(4, "Is known stress flagged?", findings, evidence);
    }

    public static List<WindowCheck> stressWindows(TwoPassComparison comparison, ValidationConfig config) {
        return config.stress().windows().stream()
                .map(window -> WindowCheck.of(window, comparison, config.stress().deriskBelow())).toList();
    }

    public static String words(DeriskEvent event) {
        return event.date() + " applied " + Figures.fixed(event.depth(), 6) + ", " + event.start() + ".." + event.end() + ", "
                + event.regime().map(Regime::name).orElse("no regime") + ", " + event.reason();
    }

    private static Finding finding(String name, double value, String unit, String bounds, Verdict verdict, String note) {
        return new Finding(name, OptionalDouble.of(value), unit, bounds, verdict, note);
    }

    private static ValidationAnswer answer(int number, String question, List<Finding> findings, List<String> evidence) {
        Verdict verdict = findings.stream().map(Finding::verdict).reduce(Verdict.PASS, Verdict::worst);
        return new ValidationAnswer(number, question, verdict, findings, evidence);
    }
}
