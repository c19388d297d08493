package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What one strategy wants to trade. Checked by the {@link AllocationRequest} it is part of, which knows where it stands.
 *
 * @param intentId id, unique within the request
 * @param strategyId the strategy; a strategy belongs to one family throughout a request
 * @param strategyFamily family for budgets and tilts; missing = none
 * @param symbol what to trade
 * @param side buy or sell
 * @param qty units, above 0
 * @param price price the strategy saw, its limit for a limit order; missing or 0 = none, which a limit order may not have
 * @param confidence the strategy's own, 0 to 1; carried along, sizes nothing
 * @param horizon how long the strategy means to hold, its own text; carried along
 * @param timeframe bars the strategy looks at, its own text; part of the grouping
 * @param eventTs when the strategy decided
 * @param orderType how to trade; part of the grouping
 * @param timeInForce how long; part of the grouping
 * @param correlationGroup group whose budget the symbol shares; missing = as in other intents of the symbol, else none
 */
public record TradeIntent(String intentId, String strategyId, Optional<String> strategyFamily, String symbol, Side side, BigDecimal qty,
        Optional<BigDecimal> price, Optional<BigDecimal> confidence, Optional<String> horizon, String timeframe, Instant eventTs,
        OrderType orderType, TimeInForce timeInForce, Optional<String> correlationGroup) {

    /** The same intent under other spellings of its names. */
    TradeIntent named(String strategy, Optional<String> family, String traded, Optional<String> group) {
        return new TradeIntent(intentId, strategy, family, traded, side, qty, price, confidence, horizon, timeframe, eventTs, orderType,
                timeInForce, group);
    }

    BigDecimal signedQty() {
        return side == Side.BUY ? qty : qty.negate();
    }
}
