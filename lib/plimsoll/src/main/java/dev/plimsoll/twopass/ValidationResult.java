package dev.plimsoll.twopass;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Stage 6.5 validation: four questions and the overall verdict, FAIL if any fails, else CAUTION if any cautions, else PASS.
 *
 * @param baselineRunId pass 1
 * @param scaledRunId pass 2
 * @param answers the four answers in order
 * @param overall the worst verdict
 */
public record ValidationResult(String baselineRunId, String scaledRunId, List<ValidationAnswer> answers, Verdict overall)
        implements Describable {

    public ValidationResult {
        answers = List.copyOf(answers);
    }

    /**
     * How many of the named stress windows the data reach, where they do not reach all of them.
     *
     * @return such as 1 of 2 windows covered, not 2022; empty when all are covered
     */
    public Optional<String> stressCoverage() {
        List<Finding> windows = answers.stream().flatMap(answer -> answer.findings().stream())
                .filter(finding -> finding.name().startsWith(Validation.STRESS_WINDOW)).toList();
        List<String> open = windows.stream().filter(finding -> finding.note().equals(Validation.NOT_COVERED))
                .map(finding -> finding.name().substring(Validation.STRESS_WINDOW.length())).toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(WindowCheck.coverage(windows.size(), open));
    }

    @Override
    public Doc describe() {
        return Doc.of("Validation of " + scaledRunId, headline()).with(answers.stream().map(ValidationAnswer::describe).toList());
    }

    /**
     * The verdicts without the metrics behind them.
     *
     * @return a document without a title: overall, then each question
     */
    public Doc verdicts() {
        List<Block> blocks = new ArrayList<>(List.of(headline()));
        answers.forEach(answer -> blocks.add(answer.headline()));
        stressCoverage().ifPresent(words -> blocks.add(new Block.Text("Named stress: " + words + ".")));
        return new Doc("", blocks);
    }

    private Block.Verdict headline() {
        return new Block.Verdict(overall.tag(), "Stage 6.5 validation");
    }

    /** The four questions with the metrics, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }
}
