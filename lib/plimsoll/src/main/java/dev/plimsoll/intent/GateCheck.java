package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One figure that a gate of the risk gate chain looked at.
 *
 * @param gate the gate
 * @param key the decision it was checked for; missing = the book that results from all approved decisions
 * @param subject symbol or strategy the figure belongs to; missing = the whole book
 * @param passed whether it holds, or no longer holds but is not made worse
 * @param value the figure after the decision; missing = cannot be known, for want of a price
 * @param limit the bound, itself allowed; missing = none is configured
 */
public record GateCheck(Gate gate, Optional<DecisionKey> key, Optional<String> subject, boolean passed, Optional<BigDecimal> value,
        Optional<BigDecimal> limit) {

    /**
     * Room that is left.
     *
     * @return limit - value, negative beyond the limit; empty without either
     */
    public Optional<BigDecimal> slack() {
        return value.isEmpty() ? Optional.empty() : limit.map(bound -> bound.subtract(value.get()));
    }
}
