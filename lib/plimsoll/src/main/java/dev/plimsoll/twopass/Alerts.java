package dev.plimsoll.twopass;

import dev.plimsoll.error.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Holds an audit against the bounds beyond which somebody must be told. */
public final class Alerts {

    private Alerts() {
    }

    /**
     * The alerts of an audit.
     *
     * @param comparison the two-pass audit
     * @param validation its validation, whose evidence the alerts carry
     * @param config bounds and windows
     * @return in the order of {@link Alert.Code}, stress windows in the order of the config; none when all is well
     * @throws UsageException when the validation is of another pair of runs
     */
    public static List<Alert> of(TwoPassComparison comparison, ValidationResult validation, ValidationConfig config) {
        samePair(comparison, validation);
        List<Alert> alerts = new ArrayList<>();
        double improvement = comparison.delta().maxDrawdown();
        if (Figures.below(improvement, 0)) {
            alerts.add(new Alert(Alert.Code.DRAWDOWN_WORSE, "The scaled book's maximum drawdown is " + Figures.points(-improvement, 0)
                    + " worse than the baseline's.", evidence(validation, 1)));
        }
        if (Figures.above(comparison.transitionsPerYear(), config.alerts().transitionsPerYear())) {
            alerts.add(new Alert(Alert.Code.TOO_MANY_TRANSITIONS, "The regime changes " + Figures.fixed(comparison.transitionsPerYear(), 1)
                    + " times a year; more than " + Figures.plain(config.alerts().transitionsPerYear()) + " is thrashing.",
                    evidence(validation, 3)));
        }
        for (WindowCheck check : Validation.stressWindows(comparison, config)) {
            if (check.covered() && !check.flagged()) {
                alerts.add(new Alert(Alert.Code.STRESS_NOT_FLAGGED, "The stress window " + check.window()
                        + " was not flagged: no daily scalar below " + Figures.plain(config.stress().deriskBelow())
                        + " and no top event in it.", List.of(check.words())));
            }
        }
        ScalarUsage usage = Validation.usage(comparison);
        if (Figures.below(usage.mean(), config.alerts().meanScalar())) {
            alerts.add(new Alert(Alert.Code.MEAN_SCALAR_LOW, "The mean applied scalar is " + Figures.fixed(usage.mean(), 4) + ", below "
                    + Figures.plain(config.alerts().meanScalar()) + ": more is taken away than intended.", evidence(validation, 2)));
        }
        return alerts;
    }

    public static void samePair(TwoPassComparison comparison, ValidationResult validation) {
        if (!validation.baselineRunId().equals(comparison.baseline().runId())
                || !validation.scaledRunId().equals(comparison.scaled().runId())) {
            throw new UsageException("The validation is of " + validation.baselineRunId() + " and " + validation.scaledRunId()
                    + ", the comparison of " + comparison.baseline().runId() + " and " + comparison.scaled().runId()
                    + "; give the validation of this comparison.");
        }
    }

    private static List<String> evidence(ValidationResult validation, int question) {
        return validation.answers().get(question - 1).evidence();
    }
}
