package dev.plimsoll.intent;

import java.util.Locale;

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
