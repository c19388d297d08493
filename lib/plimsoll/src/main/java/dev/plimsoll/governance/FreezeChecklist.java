package dev.plimsoll.governance;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.error.PlainText.count;
import static dev.plimsoll.twopass.Bounds.above;
import static dev.plimsoll.twopass.Bounds.atLeast;
import static dev.plimsoll.twopass.Bounds.below;
import static dev.plimsoll.twopass.Bounds.plain;
import static dev.plimsoll.twopass.Bounds.points;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.ValidationConfig.Canonical;
import dev.plimsoll.twopass.ValidationResult;
import dev.plimsoll.twopass.Verdict;
import dev.plimsoll.twopass.WindowCheck;
import java.util.List;

/**
 * What must hold before a run may become production: the six conditions of the freeze document, and the frozen version, which
 * governance asks for besides. A CAUTION may be accepted with a reason, a FAIL never.
 *
 * @param items one per condition, in the order of {@link Condition}
 */
public record FreezeChecklist(List<Item> items) implements Describable {

    /** The conditions; the names are stored. */
    public enum Condition {
        /** Both passes cover the canonical window. */
        CANONICAL_WINDOW,
        /** Stage 6.5 was done: PASS, or CAUTION accepted with a reason. */
        STAGE_6_5,
        /** The drawdown is reduced by the PASS bound of question 1; by less, but at all, with an accepted caution. */
        DRAWDOWN_IMPROVED,
        /** Fewer changes of regime a year than the PASS bound of question 3. */
        STICKINESS,
        /** At least one named stress window is covered, and every covered one was flagged. */
        STRESS_FLAGGED,
        /** A person signed the validation off. */
        SIGN_OFF,
        /** The run is of the frozen version v1.0, not of a research version. */
        FROZEN_VERSION
    }

    /**
     * One condition.
     *
     * @param condition which
     * @param holds whether it does
     * @param figure what was found, and against which bound, in words
     */
    public record Item(Condition condition, boolean holds, String figure) {
    }

    public FreezeChecklist {
        items = List.copyOf(items);
    }

    /**
     * Goes through the list.
     *
     * @param comparison the two-pass audit
     * @param validation its validation
     * @param config bounds and windows
     * @param signedOff whether a sign-off of this validation is recorded
     * @param frozenVersion whether state, regime and risk of both passes are v1.0
     * @param cautionAccepted whether a reason was given for accepting a CAUTION
     * @return what holds and what does not
     * @throws dev.plimsoll.error.UsageException when the validation is of another pair of runs
     */
    public static FreezeChecklist of(TwoPassComparison comparison, ValidationResult validation, ValidationConfig config,
            boolean signedOff, boolean frozenVersion, boolean cautionAccepted) {
        validation.requireOf(comparison);
        return new FreezeChecklist(List.of(canonicalWindow(comparison, config.canonical()), stage65(validation, cautionAccepted),
                drawdown(comparison, config.drawdown().improvementPass(), cautionAccepted),
                stickiness(comparison, config.transitions().perYearPass()), stress(WindowCheck.ofStress(comparison, config)),
                new Item(Condition.SIGN_OFF, signedOff, signedOff ? "signed off" : "no sign-off recorded"),
                new Item(Condition.FROZEN_VERSION, frozenVersion, frozenVersion ? "v1.0" : "a research version")));
    }

    private static Item canonicalWindow(TwoPassComparison comparison, Canonical window) {
        DateIndex dates = comparison.baseline().equity().dates();
        boolean holds = !dates.isEmpty() && window.coveredBy(dates.first(), dates.last());
        return new Item(Condition.CANONICAL_WINDOW, holds, "equity over " + dates + ", canonical " + window.from() + ".." + window.to()
                + " with up to " + count(window.slackDays(), "day") + " missing at either end");
    }

    private static Item stage65(ValidationResult validation, boolean cautionAccepted) {
        String figure = switch (validation.overall()) {
            case PASS -> "PASS";
            case CAUTION -> cautionAccepted ? "CAUTION, accepted" : "CAUTION, not accepted";
            case FAIL -> "FAIL, which cannot be accepted";
        };
        return new Item(Condition.STAGE_6_5, validation.overall() == Verdict.PASS
                || validation.overall() == Verdict.CAUTION && cautionAccepted, figure);
    }

    private static Item drawdown(TwoPassComparison comparison, double bound, boolean cautionAccepted) {
        double improvement = comparison.delta().maxDrawdown();
        boolean full = atLeast(improvement, bound);
        boolean some = above(improvement, 0);
        return new Item(Condition.DRAWDOWN_IMPROVED, full || some && cautionAccepted,
                points(improvement, 0, bound) + ", at least " + points(bound) + " wanted"
                        + (!full && some ? cautionAccepted ? ", accepted" : ", less needs an accepted caution" : ""));
    }

    private static Item stickiness(TwoPassComparison comparison, double bound) {
        return new Item(Condition.STICKINESS, below(comparison.transitionsPerYear(), bound),
                fixed(comparison.transitionsPerYear(), 1) + " changes a year, fewer than " + plain(bound) + " wanted");
    }

    private static Item stress(List<WindowCheck> windows) {
        List<WindowCheck> covered = windows.stream().filter(WindowCheck::covered).toList();
        List<String> open = windows.stream().filter(check -> !check.covered()).map(check -> check.window().name()).toList();
        List<String> missed = covered.stream().filter(check -> !check.flagged()).map(check -> check.window().name()).toList();
        String figure = covered.isEmpty() ? "no stress window covered"
                : covered.size() - missed.size() + " of " + covered.size() + " covered windows flagged"
                        + (missed.isEmpty() ? "" : ", not " + String.join(", ", missed))
                        + (covered.size() == windows.size() ? "" : "; " + WindowCheck.coverage(windows.size(), open));
        return new Item(Condition.STRESS_FLAGGED, !covered.isEmpty() && missed.isEmpty(), figure);
    }

    @Override
    public Doc describe() {
        return Doc.of("").with(items.stream().map(item -> new Block.Verdict(
                Tag.of(item.holds(), "holds", "FAILS"), item.condition() + ": " + item.figure())).toList());
    }

    /**
     * Whether the run may be promoted.
     *
     * @return true when every condition holds
     */
    public boolean holds() {
        return items.stream().allMatch(Item::holds);
    }

    /**
     * What stands in the way.
     *
     * @return the conditions that do not hold, in order
     */
    public List<Item> failing() {
        return items.stream().filter(item -> !item.holds()).toList();
    }
}
