package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ZERO;
import static java.util.Optional.empty;

import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.NetIntent.StrategyQuantity;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stage 1: nets the intents of all strategies by symbol, timeframe, order type and time in force. Within a group intents are sorted by
 * strategy, event time, side (buys first), symbol, quantity and, so that ties have an order too, id.
 */
public final class IntentAggregator {

    /** Strategy by strategy, then by age. */
    private static final Comparator<TradeIntent> ORDER = Comparator.comparing(TradeIntent::strategyId, CODE_POINT_ORDER)
            .thenComparing(TradeIntent::eventTs).thenComparing(TradeIntent::side)
            .thenComparing(TradeIntent::qty).thenComparing(TradeIntent::intentId, CODE_POINT_ORDER);

    private IntentAggregator() {
    }

    /**
     * Nets intents.
     *
     * @param intents in any order
     * @return one net intent per group, those that cancel included, in the order of {@link DecisionKey}
     */
    public static List<NetIntent> net(List<TradeIntent> intents) {
        return net(intents, intents);
    }

    /** Of some intents of all, each of which may say what correlation group its symbol is of. */
    static List<NetIntent> net(List<TradeIntent> intents, List<TradeIntent> all) {
        Map<String, String> correlationGroups = new HashMap<>();
        all.forEach(intent -> intent.correlationGroup().ifPresent(group -> correlationGroups.putIfAbsent(intent.symbol(), group)));
        Map<DecisionKey, List<TradeIntent>> groups = new HashMap<>();
        for (TradeIntent intent : intents) {
            groups.computeIfAbsent(new DecisionKey(intent.symbol(), intent.timeframe(), intent.orderType(), intent.timeInForce()),
                    key -> new ArrayList<>(1)).add(intent);
        }
        return groups.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(group -> net(group.getKey(), group.getValue(),
                Optional.ofNullable(correlationGroups.get(group.getKey().symbol())))).toList();
    }

    private static NetIntent net(DecisionKey key, List<TradeIntent> intents, Optional<String> correlationGroup) {
        intents.sort(ORDER);
        List<StrategyQuantity> strategies = new ArrayList<>(intents.size());
        BigDecimal net = ZERO;
        for (int from = 0, to = 0; from < intents.size(); from = to) {
            String strategyId = intents.get(from).strategyId();
            while (to < intents.size() && intents.get(to).strategyId().equals(strategyId)) {
                to++;
            }
            strategies.add(strategy(strategyId, intents.subList(from, to)));
            net = net.add(strategies.get(strategies.size() - 1).qty());
        }
        List<BigDecimal> prices = intents.stream().flatMap(intent -> intent.price().stream()).filter(price -> price.signum() > 0).toList();
        return new NetIntent(key, net, intents.stream().map(TradeIntent::side).distinct().count() > 1, strategies,
                intents.stream().map(TradeIntent::intentId).toList(), correlationGroup, prices.stream().reduce(BigDecimal::min),
                prices.stream().reduce(BigDecimal::max), limitPrice(key, intents, net.signum()));
    }

    private static StrategyQuantity strategy(String strategyId, List<TradeIntent> intents) {
        BigDecimal qty = ZERO;
        BigDecimal pricedQty = ZERO;
        BigDecimal notional = ZERO;
        for (TradeIntent intent : intents) {
            qty = qty.add(intent.signedQty());
            BigDecimal price = intent.price().orElse(ZERO);
            if (price.signum() > 0) {
                pricedQty = pricedQty.add(intent.qty());
                notional = notional.add(intent.qty().multiply(price));
            }
        }
        TradeIntent first = intents.get(0);
        Optional<BigDecimal> average = pricedQty.signum() == 0 ? empty()
                : intents.size() == 1 ? first.price() : Optional.of(divide(notional, pricedQty));
        return new StrategyQuantity(strategyId, first.strategyFamily(), qty, average);
    }

    private static Optional<BigDecimal> limitPrice(DecisionKey key, List<TradeIntent> group, int direction) {
        if (key.orderType() != OrderType.LIMIT || direction == 0) {
            return empty();
        }
        Side side = direction > 0 ? Side.BUY : Side.SELL;
        return group.stream().filter(intent -> intent.side() == side).map(intent -> intent.price().orElseThrow())
                .reduce(side == Side.BUY ? BigDecimal::min : BigDecimal::max);
    }
}
