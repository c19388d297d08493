package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param requested signed units each strategy wants, by strategy id in code-point order
 * @param strategies approved signed units of each strategy, adding up to {@link #targetDeltaQty()}; a strategy that wanted the other
 *     direction has 0, as its wish was met by crossing
 */
public record AllocationDecision(DecisionKey key, BigDecimal netQty, boolean conflict, BigDecimal allocatedQty, BigDecimal approvedQty,
        BigDecimal orderedQty, Optional<BigDecimal> price, List<ReasonCode> reasons, List<String> sourceIntents,
        Map<String, BigDecimal> requested, Map<String, BigDecimal> strategies) {

    /**
     * Copies lists and maps, keeping their order.
     *
     * @param key see the record
     * @param netQty see the record
     * @param conflict see the record
     * @param allocatedQty see the record
     * @param approvedQty see the record
     * @param orderedQty see the record
     * @param price see the record
     * @param reasons see the record
     * @param sourceIntents see the record
     * @param requested see the record
     * @param strategies see the record
     */
    public AllocationDecision {
        reasons = List.copyOf(reasons);
        sourceIntents = List.copyOf(sourceIntents);
        requested = Collections.unmodifiableMap(new LinkedHashMap<>(requested));
        strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
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
     * Approved, clipped or rejected. Rounding down to whole lots alone is no clip: a request can never be filled but in lots.
     *
     * @return rejected when nothing was approved, clipped when a cap clipped it, else approved
     */
    public DecisionStatus status() {
        if (approvedQty.signum() == 0) {
            return DecisionStatus.REJECTED;
        }
        return reasons.stream().anyMatch(ReasonCode::isClip) ? DecisionStatus.CLIPPED : DecisionStatus.APPROVED;
    }
}
