package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One order to send: an approved decision, or a slice of it.
 *
 * @param clientOrderId {@code pl-} and 32 hexadecimal digits, a hash of request time, decision and slice: the same decision always has the
 *     same id, so sending it twice can be noticed
 * @param key the decision
 * @param side buy or sell
 * @param qty units, above 0
 * @param orderType market or limit; need not be the intents' own
 * @param limitPrice money per unit, above 0; only for limit orders
 * @param timeInForce how long it stands
 * @param slice 1 to slices
 * @param slices how many orders the decision was cut into
 */
public record OrderIntent(String clientOrderId, DecisionKey key, Side side, BigDecimal qty, OrderType orderType,
        Optional<BigDecimal> limitPrice, TimeInForce timeInForce, int slice, int slices) {
}
