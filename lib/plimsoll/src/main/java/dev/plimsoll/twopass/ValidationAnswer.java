package dev.plimsoll.twopass;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Answer to one of the four Stage 6.5 questions.
 *
 * @param number 1 to 4
 * @param question the question in words
 * @param verdict the worst of its findings
 * @param findings metrics with their bounds
 * @param evidence rows that show it, one line each: dates and values
 */
public record ValidationAnswer(int number, String question, Verdict verdict, List<Finding> findings, List<String> evidence)
        implements Describable {

    private static final int DECIMALS = 4;

    public ValidationAnswer {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(List.of(finding.verdict().tag(), finding.name().replace('_', ' '),
                    Num.plain(finding.value(), DECIMALS).unit(finding.unit().isBlank() ? "" : " " + finding.unit()), finding.bounds(),
                    finding.effect()));
        }
        Doc doc = Doc.of("", headline(), Table.of(List.of("Verdict", "Metric", "Value", "Bounds", "Note"), rows));
        return evidence.isEmpty() ? doc : doc.with(new Block.Items(evidence));
    }

    /** Question and verdict in one line. */
    Block.Verdict headline() {
        return new Block.Verdict(verdict.tag(), number + ". " + question);
    }
}
