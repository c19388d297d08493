package dev.plimsoll.intent;

import java.util.List;

/**
 * Whether a candidate strategy is admitted.
 *
 * @param checks one per {@link PromotionGate}, in its order
 */
public record PromotionDecision(List<PromotionCheck> checks) {

    public PromotionDecision {
        checks = List.copyOf(checks);
    }

    /**
     * Whether every gate holds.
     *
     * @return true when it is admitted
     */
    public boolean admitted() {
        return checks.stream().allMatch(PromotionCheck::passed);
    }
}
