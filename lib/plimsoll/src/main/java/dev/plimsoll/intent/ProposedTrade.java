package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A trade that somebody wants to make; the risk gate need not know who sized it.
 *
 * @param key what it belongs to
 * @param delta signed units, not 0
 * @param lowestPrice lowest price the intents behind it were made at; missing = none is known
 * @param highestPrice highest such price
 * @param shares whose it is, adding up to |delta|
 */
public record ProposedTrade(DecisionKey key, BigDecimal delta, Optional<BigDecimal> lowestPrice, Optional<BigDecimal> highestPrice,
        List<Share> shares) {

    /**
     * A strategy's part.
     *
     * @param strategyId the strategy
     * @param qty unsigned units
     */
    public record Share(String strategyId, BigDecimal qty) {
    }

    public ProposedTrade {
        shares = List.copyOf(shares);
    }
}
