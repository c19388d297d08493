package dev.plimsoll.audit;

import java.util.List;

/**
 * The Stage 6.5 validation: four questions and the overall verdict, FAIL if any fails, else CAUTION if any cautions, else PASS.
 *
 * @param baselineRunId pass 1
 * @param scaledRunId pass 2
 * @param answers the four answers in order
 * @param overall the worst verdict
 */
public record ValidationResult(String baselineRunId, String scaledRunId, List<ValidationAnswer> answers, Verdict overall) {

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
}
