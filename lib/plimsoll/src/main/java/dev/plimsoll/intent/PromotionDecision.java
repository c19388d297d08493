package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /**
     * One gate of a promotion with its figures.
     *
     * @param gate the gate
     * @param passed whether it holds
     * @param without the figure without the candidate; missing where there is no such figure
     * @param with the figure with it; missing where it cannot be known, which does not pass
     * @param limit what the figure, or for the concentration its rise, is held against; missing = no limit is configured
     * @param subject symbol with the worst figure under stress; missing otherwise
     */
    public record PromotionCheck(PromotionGate gate, boolean passed, Optional<BigDecimal> without, Optional<BigDecimal> with,
            Optional<BigDecimal> limit, Optional<String> subject) {
    }

    /** What a candidate strategy must pass to be admitted, in the order of checking. */
    public enum PromotionGate {
        /** The portfolio's Sharpe ratio does not fall. */
        SHARPE,
        /** The portfolio's Calmar ratio does not fall. */
        CALMAR,
        /** One of the two rises: the larger of both rises is above 0. */
        IMPROVEMENT,
        /** The concentration of strategy risk rises by no more than the bound. */
        CONCENTRATION,
        /** In the stress scenario the approved trades keep within the participation cap. */
        STRESS_PARTICIPATION,
        /** In the stress scenario they keep within the slippage budget. */
        STRESS_SLIPPAGE;

        /**
         * As documents and the store write it.
         *
         * @return lower-case name
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
