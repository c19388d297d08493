package dev.plimsoll.intent;

import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.timeseries.Panel;
import java.util.Comparator;

/**
 * What intents are netted by, and the order in which net intents are processed: symbol and timeframe by Unicode code point, then order
 * type and time in force by their labels.
 *
 * @param symbol what to trade
 * @param timeframe bars the strategies look at
 * @param orderType how to trade
 * @param timeInForce how long the order stands
 */
public record DecisionKey(String symbol, String timeframe, OrderType orderType, TimeInForce timeInForce)
        implements Comparable<DecisionKey> {

    private static final Comparator<DecisionKey> ORDER = Comparator.comparing(DecisionKey::symbol, Panel.CODE_POINT_ORDER)
            .thenComparing(DecisionKey::timeframe, Panel.CODE_POINT_ORDER)
            .thenComparing(key -> key.orderType.text()).thenComparing(key -> key.timeInForce.text());

    @Override
    public int compareTo(DecisionKey other) {
        return ORDER.compare(this, other);
    }
}
