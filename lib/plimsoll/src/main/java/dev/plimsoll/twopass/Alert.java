package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.twopass.Bounds.above;
import static dev.plimsoll.twopass.Bounds.below;
import static dev.plimsoll.twopass.Bounds.plain;
import static dev.plimsoll.twopass.Bounds.points;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Cell.Tone;
import dev.plimsoll.error.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that asks for a person, and for research into a second version.
 *
 * @param code which of the four it is
 * @param message one sentence: what was found and which bound it broke
 * @param evidence rows that show it, one line each: dates and values
 */
public record Alert(Code code, String message, List<String> evidence) {

    /** The four reasons for an alert; the names are stored. */
    public enum Code {
        /** The scaled book's drawdown is worse than the baseline's: the allocator is counterproductive. */
        DRAWDOWN_WORSE,
        /** Too many changes of regime a year, 30 unless configured. */
        TOO_MANY_TRANSITIONS,
        /** A named stress window that the run covers was not flagged; one alert per window. */
        STRESS_NOT_FLAGGED,
        /** The mean applied scalar is too low, below 0.85 unless configured: too much is taken away. */
        MEAN_SCALAR_LOW
    }

    public Alert {
        evidence = List.copyOf(evidence);
    }

    /**
     * The alerts of an audit.
     *
     * @param comparison the two-pass audit
     * @param validation its validation, whose evidence the alerts carry
     * @param config bounds and windows
     * @return in the order of {@link Code}, stress windows in the order of the config; none when all is well
     * @throws UsageException when the validation is of another pair of runs
     */
    public static List<Alert> all(TwoPassComparison comparison, ValidationResult validation, ValidationConfig config) {
        validation.requireOf(comparison);
        List<Alert> alerts = new ArrayList<>();
        double improvement = comparison.delta().maxDrawdown();
        if (below(improvement, 0)) {
            alerts.add(new Alert(Code.DRAWDOWN_WORSE, "The scaled book's maximum drawdown is " + points(-improvement, 0)
                    + " worse than the baseline's.", validation.evidence(1)));
        }
        double transitions = config.alerts().transitionsPerYear();
        if (above(comparison.transitionsPerYear(), transitions)) {
            alerts.add(new Alert(Code.TOO_MANY_TRANSITIONS, "The regime changes " + fixed(comparison.transitionsPerYear(), 1)
                    + " times a year; more than " + plain(transitions) + " is thrashing.", validation.evidence(3)));
        }
        for (WindowCheck check : WindowCheck.ofStress(comparison, config)) {
            if (check.covered() && !check.flagged()) {
                alerts.add(new Alert(Code.STRESS_NOT_FLAGGED, "The stress window " + check.window()
                        + " was not flagged: no daily scalar below " + plain(config.stress().deriskBelow())
                        + " and no top event in it.", List.of(check.words())));
            }
        }
        double mean = comparison.usage().mean();
        if (below(mean, config.alerts().meanScalar())) {
            alerts.add(new Alert(Code.MEAN_SCALAR_LOW, "The mean applied scalar is " + fixed(mean, 4) + ", below "
                    + plain(config.alerts().meanScalar()) + ": more is taken away than intended.", validation.evidence(2)));
        }
        return alerts;
    }

    /**
     * The alert without its evidence.
     *
     * @return code and message, marked as an alert
     */
    public Block.Verdict headline() {
        return new Block.Verdict(new Tag("ALERT", Tone.FAIL), code + ": " + message);
    }
}
