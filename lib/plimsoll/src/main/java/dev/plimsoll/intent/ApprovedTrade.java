package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A trade that passed the risk gate.
 *
 * @param key what it belongs to
 * @param delta signed units, not 0
 * @param price price of the symbol, above 0
 * @param limitPrice limit of the intents behind a limit order; missing for a market order
 * @param sourceIntents ids of the intents behind it; part of the client order ids
 */
public record ApprovedTrade(DecisionKey key, BigDecimal delta, BigDecimal price, Optional<BigDecimal> limitPrice,
        List<String> sourceIntents) {

    public ApprovedTrade {
        sourceIntents = List.copyOf(sourceIntents);
    }
}
