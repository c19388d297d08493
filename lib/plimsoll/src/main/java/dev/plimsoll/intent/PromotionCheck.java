package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

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
