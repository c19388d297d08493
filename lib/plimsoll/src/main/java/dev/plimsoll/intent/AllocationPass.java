package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.notBelowZero;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_CLIP_LOT;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_REGIME_LOW_CONFIDENCE;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_REJECT_NO_PRICE;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_REJECT_QTY_BELOW_MIN;
import static dev.plimsoll.intent.ReasonCode.ALLOCATOR_REJECT_ZERO_QTY;
import static java.math.BigDecimal.ZERO;
import static java.util.Optional.empty;

import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.NetIntent.StrategyQuantity;
import dev.plimsoll.intent.Sizing.Cap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sizes net intents one after the other, each against the book and the room that the earlier ones left. */
final class AllocationPass {

    private final Batch batch;
    private final AllocationConfig config;
    private final Book book;
    private final BatchRoom room;
    /** Largest position, in money, that the concentration cap allows; empty = none. */
    private final Optional<BigDecimal> concentrationLevel;

    AllocationPass(Batch batch, Optional<BigDecimal> concentrationLevel) {
        this.batch = batch;
        this.config = batch.config();
        this.book = new Book(batch);
        this.room = new BatchRoom();
        this.concentrationLevel = concentrationLevel;
    }

    List<AllocatedIntent> run(List<NetIntent> intents) {
        List<AllocatedIntent> allocated = new ArrayList<>();
        for (NetIntent net : intents) {
            AllocatedIntent result = allocate(net);
            if (result.qty().signum() > 0) {
                book.trade(net.key().symbol(), result.delta(), result.price().orElseThrow());
                room.draw(result);
            }
            allocated.add(result);
        }
        return allocated;
    }

    /** The book after all trades. */
    Book book() {
        return book;
    }

    private AllocatedIntent allocate(NetIntent net) {
        String symbol = net.key().symbol();
        Optional<BigDecimal> price = batch.prices().of(symbol);
        if (net.netQty().signum() == 0) {
            return rejected(net, price, List.of(ALLOCATOR_REJECT_ZERO_QTY));
        }
        if (price.isEmpty()) {
            return rejected(net, price, List.of(ALLOCATOR_REJECT_NO_PRICE));
        }
        Sizing sizing = new Sizing(net, price.get(), config.lots().lotOf(symbol), book.reducing(symbol, net.netQty()),
                config.rules() > 1 && config.lots().oddLotClose() && book.closes(symbol, net.netQty()));
        if (batch.multipliers().lowConfidence()) {
            sizing.note(ALLOCATOR_REGIME_LOW_CONFIDENCE);
        }
        BigDecimal least = config.lots().minQtyOf(symbol).max(config.lots().lotOf(symbol));
        if (config.rules() > 1 && sizing.isTradable(least) && sizing.qty().compareTo(net.netQty().abs()) < 0) {
            sizing.note(ALLOCATOR_CLIP_LOT);
        }
        for (Cap cap : Cap.values()) {
            if (sizing.isTradable(least)) {
                apply(cap, sizing);
            }
        }
        if (!sizing.rejected() && !sizing.isTradable(least)) {
            sizing.reject(ALLOCATOR_REJECT_QTY_BELOW_MIN);
        }
        return sizing.result();
    }

    static AllocatedIntent rejected(NetIntent net, Optional<BigDecimal> price, List<ReasonCode> reasons) {
        List<BigDecimal> nothing = Collections.nCopies(net.strategies().size(), ZERO);
        return new AllocatedIntent(net, ZERO, price, reasons, nothing, nothing);
    }

    private void apply(Cap cap, Sizing sizing) {
        String symbol = sizing.net.key().symbol();
        Limits limits = config.limits();
        switch (cap) {
            case SYMBOL_CAPACITY -> batch.symbolCapacity().ifPresent(capacity -> sizing.capIncrease(cap, capacity.subtract(kept(sizing))));
            case GROSS_EXPOSURE -> limits.maxGross().map(limit -> limit.min(limit.multiply(batch.multipliers().budget())))
                    .ifPresent(limit -> sizing.capIncrease(cap, limit.subtract(book.gross()).add(reducing(sizing))));
            case NET_EXPOSURE -> limits.maxNet().ifPresent(limit -> sizing.capIncrease(cap, limit.subtract(netTowards(sizing))));
            case STRATEGY_BUDGET -> strategyBudgets(sizing);
            case SYMBOL_BUDGET -> room.symbols.left(symbol, empty()).ifPresent(left -> sizing.capIncrease(cap, left));
            case CORRELATION_CAPACITY -> sizing.net.correlationGroup().flatMap(group -> room.correlationGroups.left(group, empty()))
                    .ifPresent(left -> sizing.capIncrease(cap, left));
            case PARTICIPATION -> config.capacity().participationCapPctAdv()
                    .map(share -> share.multiply(config.ofLimit(batch.multipliers().capacity())).multiply(adv(symbol)))
                    .ifPresent(limit -> sizing.capTrade(cap, limit.subtract(room.traded(symbol))));
            case SLIPPAGE -> config.capacity().slippageBudgetBps().ifPresent(budget -> slippage(sizing, budget));
            case TURNOVER -> limits.turnoverPctEquity().ifPresent(share -> turnover(sizing, share));
            case CONCENTRATION -> concentrationLevel.ifPresent(level -> sizing.capIncrease(cap, level.subtract(kept(sizing))));
        }
    }

    /** Notional of the position that the trade leaves in place before it adds to it. */
    private BigDecimal kept(Sizing sizing) {
        return book.notional(sizing.net.key().symbol()).subtract(reducing(sizing));
    }

    private static BigDecimal reducing(Sizing sizing) {
        return sizing.reducing().multiply(sizing.price);
    }

    /** Net exposure in the direction of the trade, once it has reduced the position. */
    private BigDecimal netTowards(Sizing sizing) {
        BigDecimal towards = sizing.net.netQty().signum() > 0 ? book.net() : book.net().negate();
        return towards.add(reducing(sizing));
    }

    private BigDecimal adv(String symbol) {
        return batch.prices().quote(symbol).flatMap(MarketQuote::advNotional).orElse(ZERO);
    }

    /** Each strategy's share of what is added, largest first, then by id, against its own budget and what others left of its family's. */
    private void strategyBudgets(Sizing sizing) {
        if (!room.limitsStrategies() || sizing.increase().signum() == 0) {
            return;
        }
        List<StrategyQuantity> strategies = sizing.net.strategies();
        List<BigDecimal> added = ProRata.divide(sizing.increase(), sizing.pushes);
        List<BigDecimal> money = new ArrayList<>(added);
        Map<String, BigDecimal> families = new HashMap<>();
        List<Integer> order = IntStream.range(0, added.size()).boxed()
                .sorted(Comparator.comparing(sizing.pushes::get, Comparator.reverseOrder())).toList();
        for (int i : order) {
            BigDecimal most = within(room.strategies.left(strategies.get(i).strategyId(), strategies.get(i).family()),
                    added.get(i).multiply(sizing.price));
            if (strategies.get(i).family().isPresent()) {
                String family = strategies.get(i).family().get();
                BigDecimal drawn = families.getOrDefault(family, ZERO);
                most = within(room.families.left(family, strategies.get(i).family()).map(left -> left.subtract(drawn)), most);
                families.put(family, drawn.add(most));
            }
            money.set(i, most);
        }
        sizing.capStrategies(added, money);
    }

    private static BigDecimal within(Optional<BigDecimal> left, BigDecimal money) {
        return left.isPresent() ? notBelowZero(left.get().min(money)) : money;
    }

    /** An account without equity may trade nothing, but from rules 2 on close whole positions. */
    private void turnover(Sizing sizing, BigDecimal share) {
        BigDecimal equity = batch.request().account().equity().orElseThrow();
        if (config.rules() > 1 && equity.signum() <= 0 && book.closes(sizing.net.key().symbol(), sizing.net.netQty())) {
            sizing.capIncrease(Cap.TURNOVER, ZERO);
        } else {
            sizing.capTrade(Cap.TURNOVER, share.multiply(equity).subtract(room.turnover));
        }
    }

    private void slippage(Sizing sizing, BigDecimal budget) {
        String symbol = sizing.net.key().symbol();
        BigDecimal coefficient = config.capacity().slippageVolatilityCoefficient();
        BigDecimal traded = room.traded(symbol);
        Optional<MarketQuote> quote = batch.prices().quote(symbol);
        if (quote.isEmpty()) {
            sizing.capTrade(Cap.SLIPPAGE, ZERO);
            return;
        }
        if (Slippage.within(traded.add(sizing.notional()), quote.get(), budget, coefficient)) {
            return;
        }
        sizing.capTrade(Cap.SLIPPAGE, Slippage.largestNotional(quote.get(), budget, coefficient).orElseThrow().subtract(traded));
        if (sizing.qty().signum() > 0
                && Slippage.bps(traded.add(sizing.notional()), quote.get(), coefficient).orElseThrow().compareTo(budget) > 0) {
            sizing.lessOneLot();
        }
    }

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

        /** The quantity with the net's sign. */
        BigDecimal delta() {
            return net.netQty().signum() < 0 ? qty.negate() : qty;
        }

        DecisionKey key() {
            return net.key();
        }
    }

    /** What is left of the budgets and allowances that a batch shares, in money; drawn from first come, first served. */
    final class BatchRoom {

        private final Room strategies = new Room(config.budgets().strategies());
        private final Room families = new Room(config.budgets().families());
        private final Room symbols = new Room(config.budgets().symbols());
        private final Room correlationGroups = new Room(config.budgets().correlationGroups());
        private final Map<String, BigDecimal> traded = new HashMap<>();
        private BigDecimal turnover = ZERO;

        boolean limitsStrategies() {
            return !config.budgets().strategies().isEmpty() || !config.budgets().families().isEmpty();
        }

        /** Notional already traded in the symbol. */
        BigDecimal traded(String symbol) {
            return traded.getOrDefault(symbol, ZERO);
        }

        void draw(AllocatedIntent trade) {
            String symbol = trade.key().symbol();
            BigDecimal notional = trade.qty().multiply(trade.price().orElseThrow());
            traded.merge(symbol, notional, BigDecimal::add);
            turnover = turnover.add(notional);
            BigDecimal added = ProRata.sum(trade.added());
            symbols.draw(symbol, added);
            trade.net().correlationGroup().ifPresent(group -> correlationGroups.draw(group, added));
            if (limitsStrategies()) {
                List<StrategyQuantity> all = trade.net().strategies();
                for (int i = 0; i < all.size(); i++) {
                    BigDecimal own = trade.added().get(i);
                    if (own.signum() > 0) {
                        strategies.draw(all.get(i).strategyId(), own);
                        all.get(i).family().ifPresent(family -> families.draw(family, own));
                    }
                }
            }
        }
    }

    /** What is left of one kind of budgets. */
    private final class Room {

        private final Map<String, BigDecimal> budgets;
        /** Budget times multiplier less what was drawn, of every name asked for; empty where there is no budget. */
        private final Map<String, Optional<BigDecimal>> left = new HashMap<>();

        Room(Map<String, BigDecimal> budgets) {
            this.budgets = budgets;
        }

        Optional<BigDecimal> left(String name, Optional<String> family) {
            return left.computeIfAbsent(name,
                    key -> Optional.ofNullable(budgets.get(key)).map(batch.multipliers().budgetOf(family)::multiply));
        }

        void draw(String name, BigDecimal money) {
            left.computeIfPresent(name, (key, room) -> room.map(value -> value.subtract(money)));
        }
    }
}
