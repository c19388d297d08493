package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import java.math.BigDecimal;

/**
 * How approved decisions become orders: section {@code execution} of the configuration.
 *
 * @param limitOffsetSpreads how far a limit price goes towards the other side of the market, in spreads, times the urgency of the time in
 *     force; 0.5 = from the middle to the other side's quote
 * @param marketWhenSpreadBelowBps a market intent stays a market order only while the spread is below this, basis points
 * @param maxSlices most orders a decision is cut into, 1 or more
 */
public record ExecutionRules(BigDecimal limitOffsetSpreads, BigDecimal marketWhenSpreadBelowBps, int maxSlices) {

    /**
     * Checks ranges.
     *
     * @throws DataException naming the key of a value out of range
     */
    public ExecutionRules {
        ConfigChecks.atLeastZero("execution.limit_offset_spreads", limitOffsetSpreads);
        ConfigChecks.atLeastZero("execution.market_when_spread_below_bps", marketWhenSpreadBelowBps);
        if (maxSlices < 1) {
            throw new DataException("execution.max_slices: found " + maxSlices + ", expected 1 or more.");
        }
    }
}
