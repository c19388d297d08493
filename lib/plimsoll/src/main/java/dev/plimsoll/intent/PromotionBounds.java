package dev.plimsoll.intent;

import java.math.BigDecimal;

/**
 * Bounds a candidate strategy is judged by.
 *
 * @param maxConcentrationRise most by which the concentration of strategy risk may rise, itself allowed; 0.05 when nothing is said
 * @param stress the market in which its trades must still be within limits
 */
public record PromotionBounds(BigDecimal maxConcentrationRise, StressScenario stress) {

    private static final PromotionBounds STANDARD = new PromotionBounds(new BigDecimal("0.05"), StressScenario.standard());

    /**
     * Checks the bound.
     *
     * @throws dev.plimsoll.error.DataException when it is not in [0, 1]
     */
    public PromotionBounds {
        ConfigChecks.share("promotion.max_concentration_rise", maxConcentrationRise);
    }

    /**
     * What holds when nothing is said.
     *
     * @return 0.05 and the standard stress scenario
     */
    public static PromotionBounds standard() {
        return STANDARD;
    }
}
