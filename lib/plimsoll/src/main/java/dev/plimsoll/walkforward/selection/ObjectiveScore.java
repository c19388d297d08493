package dev.plimsoll.walkforward.selection;

import dev.plimsoll.walkforward.measure.CandidateMetrics;
import dev.plimsoll.walkforward.selection.Gate.Bound;
import java.util.List;

/**
 * What one candidate is worth to one objective.
 *
 * @param objective the objective
 * @param score higher is better
 * @param gates the robustness gates, in a fixed order
 */
public record ObjectiveScore(Objective objective, double score, List<Gate> gates) {

    private static final double FULL_DRAWDOWN_FACTOR = 1.35;
    private static final double MIN_P10 = -25;
    private static final double MAX_CALMAR_GAP = 2;

    public ObjectiveScore {
        gates = List.copyOf(gates);
    }

    /**
     * Whether every gate is passed.
     *
     * @return true for a robust candidate
     */
    public boolean robustPass() {
        return gates.stream().allMatch(Gate::passed);
    }

    /**
     * Scores a candidate.
     *
     * @param objective the objective
     * @param metrics the candidate's figures
     * @param drawdownCap largest test drawdown that passes; the full path may have 1.35 times that
     * @return score and gates
     */
    public static ObjectiveScore of(Objective objective, CandidateMetrics metrics, double drawdownCap) {
        return new ObjectiveScore(objective, objective.score(metrics), List.of(
                new Gate("test_max_drawdown", metrics.test().maxDrawdown(), Bound.AT_MOST, drawdownCap),
                new Gate("full_max_drawdown", metrics.full().maxDrawdown(), Bound.AT_MOST, FULL_DRAWDOWN_FACTOR * drawdownCap),
                new Gate("test_avg_monthly_pnl", metrics.test().averageMonthlyPnl(), Bound.ABOVE, 0),
                new Gate("stress_1_25_avg_monthly_pnl", metrics.stressAverageMonthlyPnl(), Bound.ABOVE, 0),
                new Gate("bootstrap_p10_avg_monthly_pnl", metrics.bootstrapP10AverageMonthlyPnl(), Bound.ABOVE, MIN_P10),
                new Gate("train_test_calmar_gap_abs", metrics.calmarGap(), Bound.AT_MOST, MAX_CALMAR_GAP)));
    }
}
