package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An open position.
 *
 * @param symbol what is held
 * @param qty units, negative = short, 0 = flat
 * @param marketValue money, of the sign of the quantity; used only where the symbol has no price; missing = 0
 */
public record Position(String symbol, BigDecimal qty, Optional<BigDecimal> marketValue) {
}
