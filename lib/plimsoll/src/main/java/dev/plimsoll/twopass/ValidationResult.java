package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.plain;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Items;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Stage 6.5 validation: four questions and the overall verdict, FAIL if any fails, else CAUTION if any cautions, else PASS.
 *
 * @param baselineRunId pass 1
 * @param scaledRunId pass 2
 * @param answers the four answers in order
 * @param overall the worst verdict
 */
public record ValidationResult(String baselineRunId, String scaledRunId, List<Answer> answers, Verdict overall) implements Describable {

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
        return Doc.of("Validation of " + scaledRunId, headline()).with(answers.stream().map(Answer::describe).toList());
    }

    /**
     * The verdicts without the metrics behind them.
     *
     * @return a document without a title: overall, then each question
     */
    public Doc verdicts() {
        List<Block> blocks = new ArrayList<>(List.of(headline()));
        answers.forEach(answer -> blocks.add(answer.headline()));
        stressCoverage().ifPresent(words -> blocks.add(new Text("Named stress: " + words + ".")));
        return new Doc("", blocks);
    }

    /** Refuses a validation of another pair of runs. */
    public void requireOf(TwoPassComparison comparison) {
        if (!baselineRunId.equals(comparison.baseline().runId()) || !scaledRunId.equals(comparison.scaled().runId())) {
            throw new UsageException("The validation is of " + baselineRunId + " and " + scaledRunId + ", the comparison of "
                    + comparison.baseline().runId() + " and " + comparison.scaled().runId() + "; give the validation of this comparison.");
        }
    }

    List<String> evidence(int question) {
        return answers.get(question - 1).evidence();
    }

    private Block.Verdict headline() {
        return new Block.Verdict(overall.tag(), "Stage 6.5 validation");
    }

    /** The four questions with the metrics, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }

    /**
     * Answer to one of the four Stage 6.5 questions.
     *
     * @param number 1 to 4
     * @param question the question in words
     * @param verdict the worst of its findings
     * @param findings metrics with their bounds
     * @param evidence rows that show it, one line each: dates and values
     */
    public record Answer(int number, String question, Verdict verdict, List<Finding> findings, List<String> evidence)
            implements Describable {

        private static final int DECIMALS = 4;

        public Answer {
            findings = List.copyOf(findings);
            evidence = List.copyOf(evidence);
        }

        @Override
        public Doc describe() {
            Doc doc = Doc.of("", headline(), Table.of(List.of("Verdict", "Metric", "Value", "Bounds", "Note"), findings.stream()
                    .map(finding -> List.of(finding.verdict().tag(), finding.name().replace('_', ' '), plain(finding.value(), DECIMALS)
                            .unit(finding.unit().isBlank() ? "" : " " + finding.unit()), finding.bounds(), finding.effect())).toList()));
            return evidence.isEmpty() ? doc : doc.with(new Items(evidence));
        }

        /** Question and verdict in one line. */
        Block.Verdict headline() {
            return new Block.Verdict(verdict.tag(), number + ". " + question);
        }
    }

    /**
     * One metric of a validation answer, held against its bounds. Value and bounds are in the same unit, and are decimal fractions for
     * {@code points} and {@code share}: a value of 0.0098 points is 0.98 percentage points.
     *
     * @param name what was measured, such as cagr_loss
     * @param value the metric, empty where there is none (a window not covered)
     * @param unit its unit, such as fraction (0.01 = one percentage point), per year, share, days
     * @param bounds the bounds in words, such as {@code PASS < 0.01, CAUTION <= 0.02}
     * @param verdict what this metric alone gives
     * @param note what a reader should know besides, may be empty
     */
    public record Finding(String name, OptionalDouble value, String unit, String bounds, Verdict verdict, String note) {

        private static final Pattern PASS_BOUND = Pattern.compile("PASS [<>]=? ([0-9.]+)(,.*)?");

        /**
         * The note as a page shows it: an effect in points has its PASS bound in points beside it, such as lost 0.997 points a year, limit
         * 1.00.
         *
         * @return the note; without the bound where the metric is no effect in points, a gain, or the bound is 0
         */
        public String effect() {
            Matcher bound = PASS_BOUND.matcher(bounds);
            if (!note.contains(" points") || note.startsWith("gained") || !bound.matches() || new BigDecimal(bound.group(1))
                    .signum() == 0) {
                return note;
            }
            BigDecimal limit = new BigDecimal(bound.group(1)).movePointRight(2).stripTrailingZeros();
            return note + ", limit " + limit.setScale(Math.max(2, limit.scale())).toPlainString();
        }
    }
}
