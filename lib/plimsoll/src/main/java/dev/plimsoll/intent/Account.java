package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The account that trades, in its own currency. Each figure may be below zero: a lost account is a fact, not an error.
 *
 * @param equity value of the account; needed when a cap is a percentage of it; at 0 or below such a cap leaves no room
 * @param cash cash, for information
 * @param buyingPower notional that may still be bought or sold short; missing = not checked
 */
public record Account(Optional<BigDecimal> equity, Optional<BigDecimal> cash, Optional<BigDecimal> buyingPower) {
}
