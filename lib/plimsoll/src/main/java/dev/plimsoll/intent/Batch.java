package dev.plimsoll.intent;

import dev.plimsoll.intent.Book.Prices;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import java.math.BigDecimal;
import java.util.Optional;

/** What all stages of one allocation look at: the request, how to allocate, what the regime makes of it, and the prices that hold. */
record Batch(AllocationRequest request, AllocationConfig config, RegimeMultipliers multipliers, Prices prices) {

    static Batch of(AllocationRequest request, AllocationConfig config) {
        return new Batch(request, config, config.regime().multipliers(request.regime()), new Prices(request));
    }

    /**
     * The most a position may be worth in this regime: the symbol's limit times both multipliers. Multipliers above 1 do not lift the
     * limit itself, which the risk gate holds, and from rules 2 on do not make up for the other one; while the allocator is switched off
     * none of them applies.
     */
    Optional<BigDecimal> symbolCapacity() {
        return config.limits().symbolLimit(request.account())
                .map(limit -> config.enabled() ? limit.min(limit.multiply(config.ofLimit(multipliers.budget()))
                        .multiply(config.ofLimit(multipliers.capacity()))) : limit);
    }
}
