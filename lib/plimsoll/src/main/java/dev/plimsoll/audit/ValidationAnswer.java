package dev.plimsoll.audit;

import java.util.List;

/**
 * Answer to one of the four Stage 6.5 questions.
 *
 * @param number 1 to 4
 * @param question the question in words
 * @param verdict the worst of its findings
 * @param findings figures with their bounds
 * @param evidence rows that show it, one line each: dates and values
 */
public record ValidationAnswer(int number, String question, Verdict verdict, List<Finding> findings, List<String> evidence) {

    public ValidationAnswer {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
    }
}
