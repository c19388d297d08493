package dev.plimsoll.audit;

import dev.plimsoll.report.Shown;
import dev.plimsoll.report.ValidationTable;
import dev.plimsoll.report.View;
import java.util.List;

/**
 * The Stage 6.5 validation: four questions and the overall verdict, FAIL if any fails, else CAUTION if any cautions, else PASS.
 *
 * @param baselineRunId pass 1
 * @param scaledRunId pass 2
 * @param answers the four answers in order
 * @param overall the worst verdict
 */
public record ValidationResult(String baselineRunId, String scaledRunId, List<ValidationAnswer> answers, Verdict overall)
        implements Shown {

    /**
     * Copies the list.
     *
     * @param baselineRunId see the record
     * @param scaledRunId see the record
     * @param answers see the record
     * @param overall see the record
     */
    public ValidationResult {
        answers = List.copyOf(answers);
    }

    @Override
    public View view() {
        return View.of("Validation of " + scaledRunId, ValidationTable.answers(answers, overall), ValidationTable.findings(answers));
    }

    /** The four questions with the figures, for JShell. */
    @Override
    public String toString() {
        return view().text();
    }
}
