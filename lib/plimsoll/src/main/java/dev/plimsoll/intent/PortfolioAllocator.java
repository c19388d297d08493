package dev.plimsoll.intent;

import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.intent.Sizing.Cap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stage 2: what of each net intent may be traded. Net intents are taken in the order of {@link DecisionKey}; the caps of {@link Cap} apply
 * in their order, each leaving its code, and what they share is drawn first come, first served. Quantities are whole lots throughout,
 * but for a close.
 *
 * <p>Where the rules leave room:
 * <ul>
 * <li>A trade against the position first reduces it; only the rest increases exposure. Exposure caps and budgets look at the increase
 *     alone; participation, slippage and turnover at the whole trade.</li>
 * <li>Regime multipliers above 1 do not lift symbol capacity and gross exposure beyond the limit itself, as the risk gate would reject
 *     there what was approved here, nor participation. They do lift budgets.</li>
 * <li>Family tilts act on budgets of families and of their strategies, not on limits of the book.</li>
 * <li>Strategies that push the other way are met by crossing: they draw no budget and have no share in the trade. The increase is
 *     divided among the others in proportion to their quantities; each draws from its own and its family's budget, the largest first.
 *     One without budget does not block the others.</li>
 * <li>Several net intents of one symbol share its participation and slippage.</li>
 * <li>A figure that a cap needs and the market lacks leaves no room.</li>
 * <li>Concentration is a share of the book that results from the whole batch: against the book as it grows, the first trade of an empty
 *     book would be all of it. The largest level that fits is found, then the batch is sized again below it.</li>
 * <li>Rounding down to lots leaves a code of its own. A trade that closes a position is not rounded below it: it may be whole lots or
 *     exactly the position. A fractional symbol without a lot of its own has lots of 0.000001.</li>
 * </ul>
 */
final class PortfolioAllocator {

    /** The first level is exact, the next leave room for lots; should trades of one symbol upset even those, nothing is increased. */
    private static final int ROUNDS = 4;

    private PortfolioAllocator() {
    }

    /**
     * Sizes net intents.
     *
     * @param intents net intents in the order of {@link DecisionKey}
     * @param request account, positions and market
     * @param config how to allocate; when it is switched off, net intents pass through whole
     * @param multipliers what the regime makes of budgets and capacities
     * @return one result per net intent, in their order
     */
    static List<AllocatedIntent> allocate(List<NetIntent> intents, AllocationRequest request, AllocationConfig config,
            RegimeMultipliers multipliers, Prices prices) {
        if (!config.enabled()) {
            return passedThrough(intents, request, prices);
        }
        Optional<BigDecimal> share = config.limits().maxConcentrationPctGross();
        Optional<BigDecimal> level = Optional.empty();
        for (int round = 1;; round++) {
            AllocationPass pass = new AllocationPass(request, config, multipliers, prices, level);
            List<AllocatedIntent> allocated = pass.run(intents);
            if (share.isEmpty() || round > ROUNDS) {
                return allocated;
            }
            Concentration concentration = new Concentration(allocated, new Book(request, prices), pass.book(), prices, config,
                    share.get());
            if (concentration.holds()) {
                return allocated;
            }
            level = Optional.of(round == ROUNDS ? BigDecimal.ZERO : concentration.level(round > 1));
        }
    }

    private static List<AllocatedIntent> passedThrough(List<NetIntent> intents, AllocationRequest request, Prices prices) {
        Book book = new Book(request, prices);
        List<AllocatedIntent> passed = new ArrayList<>();
        for (NetIntent net : intents) {
            String symbol = net.key().symbol();
            Optional<BigDecimal> price = prices.of(symbol);
            BigDecimal qty = net.netQty().abs();
            if (qty.signum() == 0) {
                passed.add(AllocationPass.rejected(net, price, ReasonCode.ALLOCATOR_DISABLED_PASSTHROUGH,
                        ReasonCode.ALLOCATOR_REJECT_ZERO_QTY));
                continue;
            }
            List<BigDecimal> strategies = ProRata.divide(qty, net.pushes());
            BigDecimal increase = qty.subtract(book.reducing(symbol, net.netQty()));
            BigDecimal unit = price.orElse(BigDecimal.ZERO);
            List<BigDecimal> added = ProRata.divide(increase, strategies).stream().map(unit::multiply).toList();
            passed.add(new AllocatedIntent(net, qty, price, List.of(ReasonCode.ALLOCATOR_DISABLED_PASSTHROUGH), strategies, added));
            price.ifPresent(value -> book.trade(symbol, net.netQty(), value));
        }
        return passed;
    }
}
