package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A recent execution of a strategy. Decides nothing: it is what the strategy's metric {@link Metric#PNL_CONTRIBUTION} is computed from.
 * Checked by the {@link AllocationRequest} it is part of, which knows where it stands.
 *
 * @param strategyId the strategy, with or without an intent in the request
 * @param symbol what was traded; the request's market has a price of it
 * @param side bought or sold
 * @param qty units, above 0
 * @param price price of the execution, in account currency per unit, above 0
 * @param fillTs when it was executed
 */
public record Fill(String strategyId, String symbol, Side side, BigDecimal qty, BigDecimal price, Instant fillTs) {

    /** The same fill under other spellings of its names. */
    Fill named(String strategy, String traded) {
        return new Fill(strategy, traded, side, qty, price, fillTs);
    }

    /** What it has gained since, in account currency: exact, below 0 for a loss. */
    BigDecimal gain(BigDecimal mark) {
        return (side == Side.BUY ? qty : qty.negate()).multiply(mark.subtract(price));
    }
}
