package dev.plimsoll.intent;

import static java.math.BigDecimal.ZERO;

import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What all strategies together want of one symbol, timeframe, order type and time in force.
 *
 * @param key what was netted
 * @param netQty buys less sells, signed units
 * @param conflict whether there were buys and sells
 * @param strategies what each strategy wants, by id in code-point order
 * @param sourceIntents ids of the intents, sorted by strategy, event time, side, symbol, quantity, id
 * @param correlationGroup group of the symbol; missing = none
 * @param lowestPrice lowest price above 0 of the intents; missing = none has one
 * @param highestPrice highest such price
 * @param limitPrice for a limit order the price that keeps within every limit of the intents on the net's side: the lowest for a buy, the
 *     highest for a sell; missing for a market order or when buys and sells cancel
 */
public record NetIntent(DecisionKey key, BigDecimal netQty, boolean conflict, List<StrategyQuantity> strategies,
        List<String> sourceIntents, Optional<String> correlationGroup, Optional<BigDecimal> lowestPrice,
        Optional<BigDecimal> highestPrice, Optional<BigDecimal> limitPrice) {

    /**
     * What one strategy wants.
     *
     * @param strategyId the strategy
     * @param family its family; missing = none
     * @param qty its buys less its sells, signed units
     * @param averagePrice average price of its intents by quantity, of those that have one above 0; missing = none has
     */
    public record StrategyQuantity(String strategyId, Optional<String> family, BigDecimal qty, Optional<BigDecimal> averagePrice) {
    }

    public NetIntent {
        strategies = List.copyOf(strategies);
        sourceIntents = List.copyOf(sourceIntents);
    }

    /** Unsigned units of each strategy that pushes in the net's direction, 0 for the others; in the order of the strategies. */
    List<BigDecimal> pushes() {
        return strategies.stream().map(StrategyQuantity::qty).map(qty -> qty.signum() == netQty.signum() ? qty.abs() : ZERO).toList();
    }
}
