package dev.plimsoll.walkforward.selection;

import dev.plimsoll.walkforward.candidate.Family;
import dev.plimsoll.walkforward.measure.CandidateMetrics;
import dev.plimsoll.walkforward.measure.Performance;
import dev.plimsoll.walkforward.selection.Gate.Bound;
import java.util.List;

/**
 * How one objective's best candidate stands in the promotion.
 *
 * @param objective the objective
 * @param candidate name of its best candidate
 * @param drawdown the test drawdown against the cap of the promotion; passing it is being eligible
 * @param score promotion score, higher is better
 * @param fixedWeight whether the candidate is of the static family, which is never dynamic
 * @param activity turnover and average weight against what a dynamic candidate needs
 * @param dynamicScore score among the dynamic candidates, higher is better
 */
public record PromotionEntry(Objective objective, String candidate, Gate drawdown, double score, boolean fixedWeight, List<Gate> activity,
        double dynamicScore) {

    private static final double MIN_TURNOVER = 0.02;
    private static final double MIN_WEIGHT = 0.08;
    private static final double MAX_WEIGHT = 0.92;

    public PromotionEntry {
        activity = List.copyOf(activity);
    }

    /**
     * Whether the test drawdown allows a promotion.
     *
     * @return true when at or below the cap
     */
    public boolean eligible() {
        return drawdown.passed();
    }

    /**
     * Whether the candidate truly allocates: not static, moving, and using both sleeves.
     *
     * @return true when it may be promoted as dynamic
     */
    public boolean dynamic() {
        return !fixedWeight && activity.stream().allMatch(Gate::passed);
    }

    /**
     * Judges the best candidate of an objective.
     *
     * @param best the candidate
     * @param drawdownCap largest test drawdown that may be promoted
     * @return its standing
     */
    public static PromotionEntry of(ObjectiveResult best, double drawdownCap) {
        CandidateMetrics metrics = best.evaluation().metrics();
        return new PromotionEntry(best.objective(), best.config().name(),
                new Gate("test_max_drawdown", metrics.test().maxDrawdown(), Bound.AT_MOST, drawdownCap), score(metrics),
                best.config().family() == Family.STATIC, List.of(
                        new Gate("avg_turnover_abs", metrics.averageTurnover(), Bound.AT_LEAST, MIN_TURNOVER),
                        new Gate("avg_weight_min", metrics.averageWeightA(), Bound.AT_LEAST, MIN_WEIGHT),
                        new Gate("avg_weight_max", metrics.averageWeightA(), Bound.AT_MOST, MAX_WEIGHT)),
                dynamicScore(metrics));
    }

    private static double score(CandidateMetrics metrics) {
        Performance test = metrics.test();
        return 0.70 * test.endEquity() + 175 * test.calmar() + 1.5 * test.averageMonthlyPnl() - 300 * test.maxDrawdown()
                + 120 * metrics.diversity() + 60 * metrics.activity() + 30 * metrics.spread() + 0.6 * metrics.tail();
    }

    private static double dynamicScore(CandidateMetrics metrics) {
        Performance test = metrics.test();
        return 0.45 * test.endEquity() + 165 * test.calmar() + 1.2 * test.averageMonthlyPnl() - 340 * test.maxDrawdown()
                + 130 * metrics.diversity() + 80 * metrics.activity();
    }
}
