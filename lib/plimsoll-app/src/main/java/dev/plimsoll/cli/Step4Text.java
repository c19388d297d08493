package dev.plimsoll.cli;

import dev.plimsoll.Step4Report;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.measure.Performance;
import dev.plimsoll.walkforward.selection.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.selection.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.selection.CandidateResult;
import dev.plimsoll.walkforward.selection.Objective;
import dev.plimsoll.walkforward.selection.ObjectiveResult;
import dev.plimsoll.walkforward.selection.Promotion.Entry;
import dev.plimsoll.walkforward.selection.Promotion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A run of Step 4 for a person. */
final class Step4Text {

    private static final int BEST = 5;
    private static final List<String> FIGURES = List.of("score", "gates", "test equity", "a year", "max drawdown", "Calmar", "mean weight",
            "turnover");

    private Step4Text() {
    }

    /** The run and the best candidate of each objective. */
    static String of(Step4Report report) {
        List<List<String>> rows = new ArrayList<>();
        for (ObjectiveResult best : report.result().objectives()) {
            rows.add(row(best.objective().label(), best.config().name(), best.evaluation(), best.objective()));
        }
        return head(report) + "\n\n" + Table.of(columns("objective", "best candidate"), rows);
    }

    /** The run and the best candidates of one objective, the selected one first. */
    static String of(Step4Report report, Objective objective) {
        List<CandidateResult> ranked = report.result().candidates().stream().filter(c -> c.evaluation().isPresent())
                .sorted(Comparator.comparing((CandidateResult c) -> score(c, objective).robustPass())
                        .thenComparingDouble(c -> score(c, objective).score()).reversed()).limit(BEST).toList();
        List<List<String>> rows = new ArrayList<>();
        for (CandidateResult candidate : ranked) {
            rows.add(row(rows.isEmpty() ? "selected" : Integer.toString(rows.size() + 1), candidate.name(),
                    candidate.evaluation().orElseThrow(), objective));
        }
        return head(report) + "\n\nThe best for " + objective.label() + "\n" + Table.of(columns("rank", "candidate"), rows);
    }

    private static ObjectiveScore score(CandidateResult candidate, Objective objective) {
        return candidate.evaluation().orElseThrow().score(objective);
    }

    private static String head(Step4Report report) {
        Step4Result result = report.result();
        StringBuilder out = new StringBuilder(Documents.noteLines(report.notes()) + "Run " + report.id()
                + (report.recorded().alreadyStored() ? " was already stored" : " stored")
                + " in " + report.store() + "\n  content   " + report.recorded().contentSha256());
        out.append("\n  sleeves   ").append(result.pair().a().name()).append(" (weight w) and ").append(result.pair().b().name())
                .append(" (1 - w), ").append(result.pair().months().size()).append(" common months ").append(result.pair().months().first())
                .append(" to ").append(result.pair().months().last()).append("; test after ").append(result.split().month());
        for (RunDraft.Warning warning : report.warnings()) {
            out.append("\n  warning   ").append(warning.code()).append(": ").append(warning.message());
        }
        result.candidates().forEach(candidate -> candidate.error().ifPresent(error ->
                out.append("\n  failed    ").append(candidate.name()).append(": ").append(error.getMessage())));
        return out.toString();
    }

    private static List<String> columns(String first, String second) {
        List<String> columns = new ArrayList<>(List.of(first, second));
        columns.addAll(FIGURES);
        return columns;
    }

    private static List<String> row(String first, String name, CandidateEvaluation evaluation, Objective objective) {
        ObjectiveScore score = evaluation.score(objective);
        Performance test = evaluation.metrics().test();
        long failed = score.gates().stream().filter(gate -> !gate.passed()).count();
        return List.of(first, name, fixed("%.1f", score.score()), failed == 0 ? "pass" : failed + " fail", fixed("%.0f", test.endEquity()),
                percent(test.cagr()), percent(test.maxDrawdown()), fixed("%.2f", test.calmar()),
                fixed("%.2f", evaluation.metrics().averageWeightA()), fixed("%.3f", evaluation.metrics().averageTurnover()));
    }

    /** What was promoted, absolutely and as dynamic, and why. */
    static String promotion(Step4Report report) {
        Promotion promotion = report.result().promotion();
        return "Promoted  " + named(promotion.promoted()) + ", score " + fixed("%.1f", promotion.promoted().score())
                + "\nDynamic   " + promotion.dynamic().map(entry -> named(entry) + ", score " + fixed("%.1f", entry.dynamicScore()))
                        .orElse("none, so there is no final_dynamic")
                + "\n" + promotion.reason();
    }

    private static String named(Entry entry) {
        return entry.candidate() + " (" + entry.objective().label() + ")";
    }

    private static String percent(double share) {
        return fixed("%.1f %%", share * 100);
    }

    private static String fixed(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
