package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ZERO;

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

    /** Within one strategy and symbol. */
    private static final Comparator<TradeIntent> ORDER = Comparator.comparing(TradeIntent::eventTs).thenComparing(TradeIntent::side)
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
        Map<String, Optional<String>> correlationGroups = new HashMap<>();
        Map<String, List<TradeIntent>> byStrategy = new HashMap<>();
        for (TradeIntent intent : intents) {
            byStrategy.computeIfAbsent(intent.strategyId(), id -> new ArrayList<>()).add(intent);
            if (intent.correlationGroup().isPresent()) {
                correlationGroups.putIfAbsent(intent.symbol(), intent.correlationGroup());
            }
        }
        // Strategy by strategy in order, so that every group has its strategies in order without being sorted itself.
        Map<String, List<Group>> bySymbol = new HashMap<>();
        byStrategy.keySet().stream().sorted(CODE_POINT_ORDER).forEach(strategy -> {
            for (TradeIntent intent : byStrategy.get(strategy)) {
                group(bySymbol.computeIfAbsent(intent.symbol(), symbol -> new ArrayList<>(1)), intent).add(strategy, intent);
            }
        });
        return bySymbol.values().stream().flatMap(List::stream).sorted(Comparator.comparing(Group::key))
                .map(group -> net(group, correlationGroups.getOrDefault(group.key().symbol(), Optional.empty()))).toList();
    }

    private record StrategyIntents(String strategyId, List<TradeIntent> intents) {
    }

    private record Group(DecisionKey key, List<StrategyIntents> strategies) {

        void add(String strategyId, TradeIntent intent) {
            if (strategies.isEmpty() || !strategies.get(strategies.size() - 1).strategyId().equals(strategyId)) {
                strategies.add(new StrategyIntents(strategyId, new ArrayList<>(1)));
            }
            strategies.get(strategies.size() - 1).intents().add(intent);
        }
    }

    /** The group of an intent among those of its symbol, of which there is rarely more than one. */
    private static Group group(List<Group> ofSymbol, TradeIntent intent) {
        for (Group group : ofSymbol) {
            DecisionKey key = group.key();
            if (key.orderType() == intent.orderType() && key.timeInForce() == intent.timeInForce()
                    && key.timeframe().equals(intent.timeframe())) {
                return group;
            }
        }
        Group created = new Group(new DecisionKey(intent.symbol(), intent.timeframe(), intent.orderType(), intent.timeInForce()),
                new ArrayList<>());
        ofSymbol.add(created);
        return created;
    }

    private static NetIntent net(Group group, Optional<String> correlationGroup) {
        List<StrategyQuantity> strategies = new ArrayList<>(group.strategies().size());
        List<TradeIntent> intents = new ArrayList<>(group.strategies().size());
        BigDecimal net = ZERO;
        for (StrategyIntents of : group.strategies()) {
            of.intents().sort(ORDER);
            intents.addAll(of.intents());
            StrategyQuantity strategy = strategy(of.strategyId(), of.intents());
            strategies.add(strategy);
            net = net.add(strategy.qty());
        }
        List<String> ids = new ArrayList<>(intents.size());
        BigDecimal lowest = null;
        BigDecimal highest = null;
        boolean buys = false;
        boolean sells = false;
        for (TradeIntent intent : intents) {
            ids.add(intent.intentId());
            buys |= intent.side() == Side.BUY;
            sells |= intent.side() == Side.SELL;
            BigDecimal price = intent.price().orElse(ZERO);
            if (price.signum() > 0) {
                lowest = lowest == null ? price : lowest.min(price);
                highest = highest == null ? price : highest.max(price);
            }
        }
        return new NetIntent(group.key(), net, buys && sells, strategies, ids, correlationGroup, Optional.ofNullable(lowest),
                Optional.ofNullable(highest), limitPrice(group.key(), intents, net.signum()));
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
        Optional<BigDecimal> average = pricedQty.signum() == 0 ? Optional.empty()
                : intents.size() == 1 ? first.price() : Optional.of(divide(notional, pricedQty));
        return new StrategyQuantity(strategyId, first.strategyFamily(), qty, average);
    }

    private static Optional<BigDecimal> limitPrice(DecisionKey key, List<TradeIntent> group, int direction) {
        if (key.orderType() != OrderType.LIMIT || direction == 0) {
            return Optional.empty();
        }
        Side side = direction > 0 ? Side.BUY : Side.SELL;
        return group.stream().filter(intent -> intent.side() == side).map(intent -> intent.price().orElseThrow())
                .reduce(side == Side.BUY ? BigDecimal::min : BigDecimal::max);
    }
}
