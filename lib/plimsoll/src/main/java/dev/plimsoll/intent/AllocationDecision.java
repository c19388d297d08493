package dev.plimsoll.intent;

import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;

import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.timeseries.Labelled;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of one net intent, and why.
 *
 * @param key symbol, timeframe, order type, time in force
 * @param netQty what the strategies want together: signed units, 0 when buys and sells cancel
 * @param conflict whether there were buys and sells
 * @param allocatedQty what the allocator left of it, unsigned units; at most |netQty|
 * @param approvedQty what the risk gate let pass of that: all or nothing, unsigned units
 * @param orderedQty what went into order intents, unsigned units; less than approved only where the slices allowed cannot hold it
 * @param price the symbol's price, by which all notionals are counted; missing = none
 * @param reasons why it is not what was asked, in the order in which it was found; each once
 * @param sourceIntents ids of the intents, sorted by strategy, event time, side, symbol, quantity, id
 * @param strategies what each strategy asked for and got, by id in code-point order
 */
public record AllocationDecision(DecisionKey key, BigDecimal netQty, boolean conflict, BigDecimal allocatedQty, BigDecimal approvedQty,
        BigDecimal orderedQty, Optional<BigDecimal> price, List<ReasonCode> reasons, List<String> sourceIntents,
        List<StrategyShare> strategies) {

    /**
     * One strategy's part in a decision.
     *
     * @param strategyId the strategy
     * @param requestedQty what it asked for, signed units; all of them add up to the net quantity
     * @param approvedQty what it got, signed units; all of them add up to {@link AllocationDecision#targetDeltaQty()}; 0 for a strategy
     *     that wanted the other direction, as its wish was met by crossing
     */
    public record StrategyShare(String strategyId, BigDecimal requestedQty, BigDecimal approvedQty) {
    }

    public AllocationDecision {
        reasons = List.copyOf(reasons);
        sourceIntents = List.copyOf(sourceIntents);
        strategies = List.copyOf(strategies);
    }

    /**
     * Direction of the net intent.
     *
     * @return buy or sell; empty when buys and sells cancel
     */
    public Optional<Side> side() {
        return netQty.signum() == 0 ? Optional.empty() : Optional.of(netQty.signum() > 0 ? Side.BUY : Side.SELL);
    }

    /**
     * What was asked for.
     *
     * @return unsigned units
     */
    public BigDecimal requestedQty() {
        return netQty.abs();
    }

    /**
     * What to trade in the end: the approved quantity with its sign.
     *
     * @return signed units; 0 when rejected
     */
    public BigDecimal targetDeltaQty() {
        return netQty.signum() < 0 ? approvedQty.negate() : approvedQty;
    }

    /**
     * What was asked for, in money.
     *
     * @return unsigned; empty without a price
     */
    public Optional<BigDecimal> requestedNotional() {
        return price.map(requestedQty()::multiply);
    }

    /**
     * What was approved, in money.
     *
     * @return unsigned; empty without a price
     */
    public Optional<BigDecimal> approvedNotional() {
        return price.map(approvedQty::multiply);
    }

    /**
     * Approved, clipped or rejected. By rules 1 rounding down to whole lots alone leaves no code and is no clip.
     *
     * @return rejected when nothing was approved, clipped when a code says that part was taken, else approved
     */
    public Status status() {
        if (approvedQty.signum() == 0) {
            return Status.REJECTED;
        }
        return reasons.stream().anyMatch(reason -> reason.isClip() || reason.isReject()) ? Status.CLIPPED : Status.APPROVED;
    }

    /** What became of a net intent. */
    public enum Status implements Labelled {
        /** All of it that is tradable in whole lots: no cap clipped it. */
        APPROVED,
        /** Part of it: at least one cap clipped it. */
        CLIPPED,
        /** Nothing of it. */
        REJECTED
    }

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

        private static final Comparator<DecisionKey> ORDER = Comparator.comparing(DecisionKey::symbol, CODE_POINT_ORDER)
                .thenComparing(DecisionKey::timeframe, CODE_POINT_ORDER)
                .thenComparing(key -> key.orderType.label()).thenComparing(key -> key.timeInForce.label());

        @Override
        public int compareTo(DecisionKey other) {
            return ORDER.compare(this, other);
        }
    }
}
