package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known about the market of one symbol. A figure that a configured cap needs and that is missing leaves that cap no room: what
 * cannot be checked is not traded.
 *
 * @param symbol the symbol
 * @param price money per unit; missing or 0 = none
 * @param spreadBps difference between ask and bid, basis points of the price
 * @param volatility of returns, annualised decimal fraction (0.25 = 25 %)
 * @param advNotional average traded notional a day, money
 */
public record MarketQuote(String symbol, Optional<BigDecimal> price, Optional<BigDecimal> spreadBps, Optional<BigDecimal> volatility,
        Optional<BigDecimal> advNotional) {
}
