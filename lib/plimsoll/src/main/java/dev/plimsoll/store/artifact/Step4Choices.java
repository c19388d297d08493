package dev.plimsoll.store.artifact;

import dev.plimsoll.walkforward.CandidateMetrics;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.Promotion.Entry;
import dev.plimsoll.walkforward.Promotion.Gate;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Step4Result;
import java.util.stream.Collectors;

/** What a run of Step 4 chose and why, as artifacts. */
public final class Step4Choices {

    private Step4Choices() {
    }

    /**
     * Scores of the candidates, and which were selected.
     *
     * @param result of the run
     * @return kind step4_score
     */
    public static Artifact scores(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.SCORE);
        result.candidates().forEach(candidate -> candidate.evaluation().ifPresent(evaluation -> {
            for (ObjectiveScore score : evaluation.scores()) {
                ObjectiveResult best = result.objective(score.objective());
                rows.add(score.objective().label(), candidate.name(), score.score(), score.robustPass(),
                        best.config().name().equals(candidate.name()));
            }
        }));
        return rows.artifact();
    }

    /**
     * Gates of the candidates.
     *
     * @param result of the run
     * @return kind step4_gate
     */
    public static Artifact gates(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.GATE);
        result.candidates().forEach(candidate -> candidate.evaluation().ifPresent(evaluation -> {
            for (ObjectiveScore score : evaluation.scores()) {
                for (Gate gate : score.gates()) {
                    rows.add(score.objective().label(), candidate.name(), gate.name(), gate.value(), gate.bound().label(), gate.limit(),
                            gate.slack(), gate.passed());
                }
            }
        }));
        return rows.artifact();
    }

    /**
     * The promotion.
     *
     * @param result of the run
     * @return kind step4_promotion
     */
    public static Artifact promotion(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.PROMOTION);
        Promotion promotion = result.promotion();
        for (Entry entry : promotion.entries()) {
            ObjectiveResult best = result.objective(entry.objective());
            CandidateMetrics metrics = best.evaluation().metrics();
            rows.add(entry.objective().label(), entry.candidate(), best.drawdownCap(), entry.drawdown().value(), entry.drawdown().limit(),
                    entry.eligible(), entry.score(), entry.dynamic(), notDynamicBecause(entry), metrics.averageTurnover(),
                    metrics.averageWeightA(), entry.dynamicScore(), entry.equals(promotion.promoted()),
                    promotion.dynamic().filter(entry::equals).isPresent());
        }
        return rows.artifact();
    }

    /**
     * What a candidate lacks to be dynamic.
     *
     * @param entry how it stands in the promotion
     * @return static, or the names of the figures beyond their limits; null when it is dynamic
     */
    public static String notDynamicBecause(Entry entry) {
        if (entry.dynamic()) {
            return null;
        }
        return entry.fixedWeight() ? "static"
                : entry.activity().stream().filter(gate -> !gate.passed()).map(Gate::name).collect(Collectors.joining(", "));
    }
}
