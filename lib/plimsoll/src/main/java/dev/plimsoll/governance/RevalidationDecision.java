package dev.plimsoll.governance;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.Finding;
import dev.plimsoll.twopass.ValidationAnswer;
import dev.plimsoll.twopass.ValidationResult;
import dev.plimsoll.twopass.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a quarterly revalidation comes to: any alert or a FAIL asks for a review towards v2, everything else keeps v1.
 *
 * @param outcome the decision
 * @param reasons the failed questions and the alerts behind a review; empty when v1 is kept
 */
public record RevalidationDecision(Outcome outcome, List<String> reasons) {

    /** The two decisions; the names are stored. */
    public enum Outcome {
        /** The frozen version stays. */
        KEEP_V1,
        /** A person must look, and research into a second version is warranted. */
        REVIEW_V2
    }

    public RevalidationDecision {
        reasons = List.copyOf(reasons);
    }

    /**
     * Decides.
     *
     * @param validation the validation of the quarter
     * @param alerts its alerts
     * @return REVIEW_V2 when there is any alert or any FAIL, else KEEP_V1
     */
    public static RevalidationDecision of(ValidationResult validation, List<Alert> alerts) {
        List<String> reasons = new ArrayList<>();
        for (ValidationAnswer answer : validation.answers()) {
            for (Finding finding : answer.findings()) {
                if (finding.verdict() == Verdict.FAIL) {
                    reasons.add("FAIL in question " + answer.number() + ": " + finding.name()
                            + (finding.note().isEmpty() ? "" : ", " + finding.note()) + " (" + finding.bounds() + ")");
                }
            }
        }
        if (reasons.isEmpty() && validation.overall() == Verdict.FAIL) {
            reasons.add("FAIL overall");
        }
        alerts.forEach(alert -> reasons.add("Alert " + alert.code() + ": " + alert.message()));
        return new RevalidationDecision(reasons.isEmpty() ? Outcome.KEEP_V1 : Outcome.REVIEW_V2, reasons);
    }

    /**
     * The decision and its reasons.
     *
     * @param toDate whether it is one on the quarter so far, which is not recorded as the quarter's
     * @return a section without a title
     */
    public Doc section(boolean toDate) {
        Cell.Tag tag = new Cell.Tag(outcome.name(), outcome == Outcome.KEEP_V1 ? Cell.Tone.PASS : Cell.Tone.FAIL);
        Doc doc = Doc.of("", new Block.Verdict(tag, toDate ? "decision so far, not recorded as the quarter's" : "decision"));
        return reasons.isEmpty() ? doc : doc.with(new Block.Items(reasons));
    }
}
