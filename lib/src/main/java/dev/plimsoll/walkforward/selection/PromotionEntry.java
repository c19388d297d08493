package dev.plimsoll.walkforward.selection;

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

    /**
     * Copies the gates.
     *
     * @param objective see the record
     * @param candidate see the record
     * @param drawdown see the record
     * @param score see the record
     * @param fixedWeight see the record
     * @param activity see the record
     * @param dynamicScore see the record
     */
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
}
