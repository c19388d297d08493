package dev.plimsoll.kind.step4;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.doc.Num.percent;
import static java.util.Comparator.comparing;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Cell.Tone;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.run.RunResult;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run of Step 4 gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param result everything computed
 * @param warnings what the inputs gave rise to
 * @param store the store's file
 * @param notes what was interpreted in the files
 */
public record Step4Report(Recorded recorded, Step4Result result, List<Warning> warnings, Path store, List<Note> notes)
        implements RunResult {

    private static final int BEST = 5;

    public Step4Report {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * How the best candidate of an objective went.
     *
     * @param objective any
     * @return equity with benchmarks, weights and leverage, monthly profit
     */
    public Chart chart(Objective objective) {
        return Step4Chart.of(result, objective);
    }

    /**
     * Writes the files of all objectives and of the promotion.
     *
     * @param folder made when it is not there; files of the same names are replaced
     * @return the files written
     */
    public List<Path> write(Path folder) {
        return new Step4Outputs(this).writeAll(folder);
    }

    /**
     * Writes the files of one objective.
     *
     * @param objective any
     * @param folder made when it is not there; files of the same names are replaced
     * @return the files written
     */
    public List<Path> write(Objective objective, Path folder) {
        return new Step4Outputs(this).write(objective, folder);
    }

    /** The run, the best candidate of each objective, and what was promoted. */
    @Override
    public Doc describe() {
        List<List<Object>> rows = result.objectives().stream()
                .map(best -> row(best.objective().label(), best.config().name(), best.evaluation(), best.objective())).toList();
        Promotion promotion = result.promotion();
        return run().with(table("The best candidate of each objective, test months", "objective", rows),
                Facts.of("promoted", named(promotion.promoted(), promotion.promoted().score()),
                        "dynamic", promotion.dynamic().map(entry -> named(entry, entry.dynamicScore()))
                                .orElse("none, so there is no final_dynamic"),
                        "reason", promotion.reason()),
                chart(promotion.promoted().objective()));
    }

    /** The run and the best candidates of one objective, the selected one first. */
    public Doc describe(Objective objective) {
        List<List<Object>> rows = new ArrayList<>();
        result.candidates().stream().filter(candidate -> candidate.evaluation().isPresent())
                .sorted(comparing((CandidateResult c) -> score(c, objective).robustPass())
                        .thenComparingDouble(c -> score(c, objective).score()).reversed())
                .limit(BEST).forEach(candidate -> rows.add(row(rows.isEmpty() ? "selected" : Integer.toString(rows.size() + 1),
                        candidate.name(), candidate.evaluation().orElseThrow(), objective)));
        return run().with(table("The best for " + objective.label() + ", test months", "rank", rows), chart(objective));
    }

    private static ObjectiveScore score(CandidateResult candidate, Objective objective) {
        return candidate.evaluation().orElseThrow().score(objective);
    }

    private Doc run() {
        SleevePair pair = result.pair();
        List<Block> failed = result.candidates().stream().flatMap(candidate -> candidate.error().stream().<Block>map(error ->
                new Verdict(new Tag("Failed", Tone.FAIL), candidate.name() + ": " + error.getMessage()))).toList();
        return head().with(failed).with(Facts.of(
                "content", new Mono(recorded.contentSha256()),
                "sleeves", pair.a().name() + " (weight w) and " + pair.b().name() + " (1 - w)",
                "months", pair.months().size() + " common, " + pair.months().first() + " to " + pair.months().last() + "; test after "
                        + result.split().month()));
    }

    private static Table table(String title, String first, List<List<Object>> rows) {
        return Table.of(title, Column.all(first, "candidate", "score", "gates", "equity", "CAGR", "max drawdown", "Calmar", "mean weight",
                "turnover"), rows);
    }

    private static List<Object> row(String first, String name, CandidateEvaluation evaluation, Objective objective) {
        ObjectiveScore score = evaluation.score(objective);
        Performance test = evaluation.metrics().test();
        long failed = score.gates().stream().filter(gate -> !gate.passed()).count();
        return List.of(first, name, fixed(score.score(), 1),
                Tag.of(failed == 0, "pass", failed + " fail"),
                fixed(test.endEquity(), 0), percent(test.cagr(), 1), percent(test.maxDrawdown(), 1),
                fixed(test.calmar(), 2), fixed(evaluation.metrics().averageWeightA(), 2),
                fixed(evaluation.metrics().averageTurnover(), 3));
    }

    private static String named(Promotion.Entry entry, double score) {
        return entry.candidate() + " (" + entry.objective().label() + "), score " + fixed(score, 1);
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return "run " + id() + " (step4): " + result.pair().a().name() + " and " + result.pair().b().name() + ", promoted "
                + result.promotion().promoted().candidate() + " of the objective " + result.promotion().promoted().objective().label();
    }
}
