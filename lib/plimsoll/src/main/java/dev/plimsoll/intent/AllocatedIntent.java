package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the allocator left of a net intent.
 *
 * @param net the net intent
 * @param qty unsigned units, a whole multiple of the lot; 0 when rejected
 * @param price price of the symbol; missing = none
 * @param reasons why it is not what was asked, in the order in which it was found
 * @param strategies unsigned units of each strategy of the net intent, in its order, adding up to the quantity; 0 for a strategy that
 *     pushed the other way
 * @param added money each of them adds to positions, in the same order
 */
public record AllocatedIntent(NetIntent net, BigDecimal qty, Optional<BigDecimal> price, List<ReasonCode> reasons,
        List<BigDecimal> strategies, List<BigDecimal> added) {

    public AllocatedIntent {
        reasons = List.copyOf(reasons);
        strategies = List.copyOf(strategies);
        added = List.copyOf(added);
    }

    /** The quantity with the net's sign. */
    BigDecimal delta() {
        return net.netQty().signum() < 0 ? qty.negate() : qty;
    }
}
