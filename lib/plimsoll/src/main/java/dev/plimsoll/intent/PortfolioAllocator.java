package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.quotientWithin;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_DISABLED_PASSTHROUGH;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_REJECT_ZERO_QTY;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.Sizing.Cap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Sizes net intents.
     *
     * @param intents net intents in the order of {@link DecisionKey}
     * @param batch what to allocate and how; when the allocator is switched off, net intents pass through whole
     * @return one result per net intent, in their order
     */
    static List<AllocatedIntent> allocate(List<NetIntent> intents, Batch batch) {
        if (!batch.config().enabled()) {
            return passedThrough(intents, batch);
        }
        Optional<BigDecimal> share = batch.config().limits().maxConcentrationPctGross();
        Optional<BigDecimal> level = Optional.empty();
        for (int round = 1;; round++) {
            AllocationPass pass = new AllocationPass(batch, level);
            List<AllocatedIntent> allocated = pass.run(intents);
            if (share.isEmpty() || round > ROUNDS) {
                return allocated;
            }
            Concentration concentration = new Concentration(allocated, batch, pass.book(), share.get());
            if (concentration.holds()) {
                return allocated;
            }
            level = Optional.of(round == ROUNDS ? ZERO : concentration.level(round > 1));
        }
    }

    private static List<AllocatedIntent> passedThrough(List<NetIntent> intents, Batch batch) {
        Book book = new Book(batch);
        List<AllocatedIntent> passed = new ArrayList<>();
        for (NetIntent net : intents) {
            String symbol = net.key().symbol();
            Optional<BigDecimal> price = batch.prices().of(symbol);
            BigDecimal qty = net.netQty().abs();
            if (qty.signum() == 0) {
                passed.add(AllocationPass.rejected(net, price, List.of(ALLOCATOR_DISABLED_PASSTHROUGH, ALLOCATOR_REJECT_ZERO_QTY)));
                continue;
            }
            List<BigDecimal> strategies = ProRata.divide(qty, net.pushes());
            BigDecimal increase = qty.subtract(book.reducing(symbol, net.netQty()));
            List<BigDecimal> added = ProRata.divide(increase, strategies).stream().map(price.orElse(ZERO)::multiply).toList();
            passed.add(new AllocatedIntent(net, qty, price, List.of(ALLOCATOR_DISABLED_PASSTHROUGH), strategies, added));
            price.ifPresent(value -> book.trade(symbol, net.netQty(), value));
        }
        return passed;
    }

    /**
     * Whether positions that a batch increases keep within a share of the resulting gross exposure, and the highest level to which they can
     * be cut so that they do. Positions that were not increased may be above it: they are nobody's trade.
     *
     * <p>With positions cut to a level L, but not below what was held before, gross exposure G(L) is piecewise linear in L; the level
     * sought is the highest with L ≤ share · G(L), found by walking down its corners.
     */
    static final class Concentration {

        private final List<BigDecimal> held = new ArrayList<>();
        private final List<BigDecimal> resulting = new ArrayList<>();
        private final List<BigDecimal> lots = new ArrayList<>();
        private final BigDecimal gross;
        private final BigDecimal share;

        Concentration(List<AllocatedIntent> allocated, Batch batch, Book after, BigDecimal share) {
            Book before = new Book(batch);
            this.gross = after.gross();
            this.share = share;
            Map<String, Boolean> increased = new LinkedHashMap<>();
            allocated.forEach(trade -> increased.merge(trade.key().symbol(),
                    trade.added().stream().anyMatch(money -> money.signum() > 0), Boolean::logicalOr));
            increased.forEach((symbol, more) -> {
                if (more) {
                    BigDecimal result = after.notional(symbol);
                    boolean sameSide = before.qty(symbol).signum() == after.qty(symbol).signum();
                    held.add(sameSide ? before.notional(symbol).min(result) : ZERO);
                    resulting.add(result);
                    lots.add(batch.config().lots().lotOf(symbol).multiply(batch.prices().of(symbol).orElseThrow()));
                }
            });
        }

        boolean holds() {
            BigDecimal most = share.multiply(gross);
            return resulting.stream().allMatch(notional -> notional.compareTo(most) <= 0);
        }

        /** A corner of G: going down through it, the slope rises by one where a position begins to be cut, and falls at its base. */
        private record Corner(BigDecimal at, int slope) {
        }

        /** The level; with room for lots, each cut position is counted one lot lower, so that rounding down to lots cannot break it. */
        BigDecimal level(boolean roomForLots) {
            List<Corner> corners = new ArrayList<>();
            for (int i = 0; i < resulting.size(); i++) {
                BigDecimal lot = roomForLots ? lots.get(i) : ZERO;
                corners.add(new Corner(resulting.get(i).add(lot), 1));
                corners.add(new Corner(held.get(i).add(lot), -1));
            }
            corners.add(new Corner(ZERO, 0));
            corners.sort(Comparator.comparing(Corner::at, Comparator.reverseOrder()));
            BigDecimal from = corners.get(0).at();
            BigDecimal grossThere = gross;
            int slope = 0;
            for (Corner corner : corners) {
                BigDecimal below = grossThere.subtract(from.subtract(corner.at()).multiply(BigDecimal.valueOf(slope)));
                if (corner.at().compareTo(share.multiply(below)) <= 0) {
                    // L = share * (G - slope * (from - L)) lies in this stretch.
                    BigDecimal rest = share.multiply(grossThere.subtract(from.multiply(BigDecimal.valueOf(slope))));
                    return quotientWithin(rest, ONE.subtract(share.multiply(BigDecimal.valueOf(slope))));
                }
                from = corner.at();
                grossThere = below;
                slope += corner.slope();
            }
            return ZERO;
        }
    }
}
