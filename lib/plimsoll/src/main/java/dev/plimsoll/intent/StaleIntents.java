package dev.plimsoll.intent;

import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_REJECT_STALE_INTENT;

import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.Book.Prices;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Intents that are too old, apart from the others: they are neither netted nor asked for a price. A group of none but them is rejected, in
 * another one the decision says that some were left out.
 *
 * @param fresh the request without them
 * @param stale net intents of those alone
 */
record StaleIntents(AllocationRequest fresh, List<NetIntent> stale) {

    private static final int NANO_DIGITS = 9;

    static StaleIntents of(AllocationRequest request, AllocationConfig config) {
        Optional<BigDecimal> most = config.enabled() ? config.maxIntentAge() : Optional.empty();
        List<TradeIntent> old = new ArrayList<>();
        List<TradeIntent> young = new ArrayList<>();
        if (most.isPresent()) {
            request.intents().forEach(intent -> (age(request, intent).compareTo(most.get()) > 0 ? old : young).add(intent));
        }
        if (old.isEmpty()) {
            return new StaleIntents(request, List.of());
        }
        return new StaleIntents(new AllocationRequest(request.asOf(), request.account(), request.positions(), young, request.market(),
                request.regime(), request.killSwitch(), request.provenance(), request.fills()), IntentAggregator.net(old));
    }

    private static BigDecimal age(AllocationRequest request, TradeIntent intent) {
        Duration age = Duration.between(intent.eventTs(), request.asOf());
        return BigDecimal.valueOf(age.getSeconds()).add(BigDecimal.valueOf(age.getNano(), NANO_DIGITS));
    }

    /** What was left of the fresh ones, told of stale ones in their group, and groups of none but stale ones; in order. */
    List<AllocatedIntent> joined(List<AllocatedIntent> allocated, Prices prices) {
        if (stale.isEmpty()) {
            return allocated;
        }
        Map<DecisionKey, AllocatedIntent> joined = new TreeMap<>();
        allocated.forEach(trade -> joined.put(trade.key(), trade));
        for (NetIntent net : stale) {
            joined.merge(net.key(), AllocationPass.rejected(net, prices.of(net.key().symbol()), List.of(ALLOCATOR_REJECT_STALE_INTENT)),
                    (trade, old) -> new AllocatedIntent(trade.net(), trade.qty(), trade.price(),
                            Stream.concat(trade.reasons().stream(), old.reasons().stream()).toList(), trade.strategies(), trade.added()));
        }
        return List.copyOf(joined.values());
    }
}
