package dev.plimsoll.audit;

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
}
