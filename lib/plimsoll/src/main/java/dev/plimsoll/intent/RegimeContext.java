package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The market regime that holds.
 *
 * @param label its label, in any case and with blanks around; missing or blank = the configured default regime
 * @param confidence how sure, 0 to 1; missing = not doubted
 */
public record RegimeContext(Optional<String> label, Optional<BigDecimal> confidence) {

    private static final RegimeContext NONE = new RegimeContext(Optional.empty(), Optional.empty());

    /**
     * Nothing said.
     *
     * @return a context that leads to the default regime
     */
    public static RegimeContext none() {
        return NONE;
    }
}
