package dev.plimsoll.intent;

import dev.plimsoll.timeseries.Labelled;
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

    /** Direction of an intent or an order. */
    public enum Side implements Labelled {
        /** Adds to the position: positive quantities. */
        BUY,
        /** Takes from the position, beyond zero into a short one: negative quantities. */
        SELL
    }

    /** How an order meets the market. */
    public enum OrderType implements Labelled {
        /** At once, at whatever price there is. */
        MARKET,
        /** At the limit price or better. */
        LIMIT
    }

    /** How long an order stands, and thereby how urgent it is. */
    public enum TimeInForce implements Labelled {
        /** Until the end of the session. */
        DAY(1),
        /** Until it is filled or cancelled: can wait, so it offers nothing beyond the price. */
        GTC(0),
        /** Now, the rest is cancelled. */
        IOC(2),
        /** Now and whole, or not at all. */
        FOK(2),
        /** In the opening auction. */
        OPG(2),
        /** In the closing auction. */
        CLS(2);

        private final int urgency;

        TimeInForce(int urgency) {
            this.urgency = urgency;
        }

        /**
         * How many times the configured offset a limit price goes towards the other side of the market.
         *
         * @return 0 for an order that can wait, 1 for one of the day, 2 for one that is filled now or never
         */
        public int urgency() {
            return urgency;
        }
    }
}
