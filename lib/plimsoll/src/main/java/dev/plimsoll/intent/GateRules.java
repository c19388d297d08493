package dev.plimsoll.intent;

import java.math.BigDecimal;

/**
 * Rules of the risk gate beside the limits: section {@code gate} of the configuration.
 *
 * @param priceBandPct largest |intent price / market price − 1|, itself allowed
 * @param allowShorts whether positions below 0 may be opened or enlarged
 */
public record GateRules(BigDecimal priceBandPct, boolean allowShorts) {

    /**
     * Checks the band.
     *
     * @throws dev.plimsoll.error.DataException when it is below 0
     */
    public GateRules {
        ConfigChecks.atLeastZero("gate.price_band_pct", priceBandPct);
    }
}
