package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.intent.Decimals.notBelowZero;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.util.Optional.empty;

import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.RiskGateChain.Gate;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures of the gates while trades pass one after the other. */
final class GateState {

    private final Batch batch;
    private final Book before;
    private final Book book;
    private final BigDecimal asked;
    private final Map<String, BigDecimal> contributions = new HashMap<>();
    private BigDecimal notional = ZERO;
    private BigDecimal bought = ZERO;
    private Optional<GateCheck> widest = empty();

    GateState(List<AllocatedIntent> trades, Batch batch) {
        this.batch = batch;
        this.before = new Book(batch);
        this.book = new Book(batch);
        this.asked = ProRata.sum(trades.stream()
                .map(trade -> trade.delta().abs().multiply(batch.prices().of(trade.key().symbol()).orElse(ZERO))).toList());
    }

    /** The bound of a gate, the same for every trade; empty = none. */
    Optional<BigDecimal> limit(Gate gate) {
        Limits limits = batch.config().limits();
        return switch (gate) {
            case KILL_SWITCH -> Optional.of(ZERO);
            case GLOBAL_NOTIONAL -> limits.maxNotional();
            case SYMBOL_EXPOSURE -> limits.symbolLimit(batch.request().account());
            case STRATEGY_CONTRIBUTION -> limits.maxStrategyPctGross().map(asked::multiply);
            case GROSS_EXPOSURE -> limits.maxGross();
            case NET_EXPOSURE -> limits.maxNet();
            case BUYING_POWER -> batch.request().account().buyingPower();
            case PRICE_BAND -> Optional.of(batch.config().gate().priceBandPct());
            case SHORTS_NOT_ALLOWED -> batch.config().gate().allowShorts() ? empty() : Optional.of(ZERO);
        };
    }

    GateCheck check(Gate gate, AllocatedIntent trade) {
        return gate == Gate.PRICE_BAND ? priceBand(trade) : check(gate, Optional.of(trade.key()), change(gate, trade));
    }

    private Change change(Gate gate, AllocatedIntent trade) {
        String symbol = trade.key().symbol();
        BigDecimal price = batch.prices().of(symbol).orElse(ZERO);
        BigDecimal delta = trade.delta();
        return switch (gate) {
            case KILL_SWITCH, PRICE_BAND -> total(gate);
            case GLOBAL_NOTIONAL -> new Change(notional, notional.add(delta.abs().multiply(price)));
            case SYMBOL_EXPOSURE -> new Change(Optional.of(symbol), book.notional(symbol),
                    book.qty(symbol).add(delta).abs().multiply(price));
            case STRATEGY_CONTRIBUTION -> contribution(trade, price);
            case GROSS_EXPOSURE -> new Change(book.gross(), book.grossAfter(symbol, delta, price));
            case NET_EXPOSURE -> new Change(book.net().abs(), book.net().add(delta.multiply(price)).abs());
            case BUYING_POWER -> new Change(bought, bought.add(bought(trade, price)));
            case SHORTS_NOT_ALLOWED -> new Change(Optional.of(symbol), unitsShort(book.qty(symbol)),
                    unitsShort(book.qty(symbol).add(delta)));
        };
    }

    void pass(AllocatedIntent trade) {
        String symbol = trade.key().symbol();
        BigDecimal price = batch.prices().of(symbol).orElseThrow();
        notional = notional.add(trade.delta().abs().multiply(price));
        bought = bought.add(bought(trade, price));
        List<BigDecimal> added = added(trade);
        for (int i = 0; i < added.size(); i++) {
            if (added.get(i).signum() > 0) {
                contributions.merge(trade.net().strategies().get(i).strategyId(), added.get(i).multiply(price), BigDecimal::add);
            }
        }
        GateCheck band = priceBand(trade);
        if (widest.isEmpty() || band.value().get().compareTo(widest.get().value().get()) > 0) {
            widest = Optional.of(band);
        }
        book.trade(symbol, trade.delta(), price);
    }

    /** The resulting book: of each gate the figure closest to its limit, or furthest beyond it. */
    List<GateCheck> summary() {
        return Stream.of(Gate.values()).map(gate -> check(gate, empty(), total(gate))).toList();
    }

    private Change total(Gate gate) {
        return switch (gate) {
            case KILL_SWITCH -> new Change(ZERO, batch.request().killSwitch() ? ONE : ZERO);
            case GLOBAL_NOTIONAL -> new Change(ZERO, notional);
            case SYMBOL_EXPOSURE -> largest(book.pricedSymbols(), before::notional, book::notional);
            case STRATEGY_CONTRIBUTION -> largest(contributions.keySet().stream().sorted(CODE_POINT_ORDER).toList(),
                    strategy -> ZERO, contributions::get);
            case GROSS_EXPOSURE -> new Change(before.gross(), book.gross());
            case NET_EXPOSURE -> new Change(before.net().abs(), book.net().abs());
            case BUYING_POWER -> new Change(ZERO, bought);
            case PRICE_BAND -> new Change(widest.flatMap(GateCheck::subject), ZERO, widest.flatMap(GateCheck::value).orElse(ZERO));
            case SHORTS_NOT_ALLOWED -> largest(book.pricedSymbols(), symbol -> unitsShort(before.qty(symbol)),
                    symbol -> unitsShort(book.qty(symbol)));
        };
    }

    /** What a gate judges: a value of the batch or of one subject, before and after. */
    private record Change(Optional<String> subject, BigDecimal from, BigDecimal to) {
        Change(BigDecimal from, BigDecimal to) {
            this(empty(), from, to);
        }
    }

    private GateCheck check(Gate gate, Optional<DecisionKey> key, Change change) {
        return new GateCheck(gate, key, change.subject(), holds(limit(gate), change.from(), change.to()), Optional.of(change.to()),
                limit(gate));
    }

    /** Within the limit, or beyond it but no further than before. */
    private static boolean holds(Optional<BigDecimal> limit, BigDecimal from, BigDecimal to) {
        return limit.isEmpty() || to.compareTo(limit.get()) <= 0 || to.compareTo(from) <= 0;
    }

    /** Of the strategies that add to a position by the trade the one that would have most. */
    private Change contribution(AllocatedIntent trade, BigDecimal price) {
        List<BigDecimal> added = added(trade);
        Change most = new Change(ZERO, ZERO);
        for (int i = 0; i < added.size(); i++) {
            String strategy = trade.net().strategies().get(i).strategyId();
            BigDecimal from = contributions.getOrDefault(strategy, ZERO);
            BigDecimal to = from.add(added.get(i).multiply(price));
            if (added.get(i).signum() > 0 && to.compareTo(most.to()) > 0) {
                most = new Change(Optional.of(strategy), from, to);
            }
        }
        return most;
    }

    /** Units of each share that add to the position. */
    private List<BigDecimal> added(AllocatedIntent trade) {
        return ProRata.divide(trade.delta().abs().subtract(book.reducing(trade.key().symbol(), trade.delta())), trade.strategies());
    }

    private BigDecimal bought(AllocatedIntent trade, BigDecimal price) {
        BigDecimal reducing = book.reducing(trade.key().symbol(), trade.delta());
        BigDecimal counted = trade.delta().signum() > 0 ? trade.delta() : trade.delta().abs().subtract(reducing);
        return counted.multiply(price);
    }

    private GateCheck priceBand(AllocatedIntent trade) {
        Optional<BigDecimal> market = batch.prices().ofMarket(trade.key().symbol());
        BigDecimal band = batch.config().gate().priceBandPct();
        BigDecimal gap = ZERO;
        if (market.isPresent()) {
            gap = trade.net().lowestPrice().map(low -> market.get().subtract(low).abs()).orElse(ZERO)
                    .max(trade.net().highestPrice().map(high -> high.subtract(market.get()).abs()).orElse(ZERO));
        }
        // Without a division, so that a price on the very edge of the band is inside.
        boolean passed = market.isEmpty() || gap.compareTo(band.multiply(market.get())) <= 0;
        BigDecimal deviation = gap.signum() == 0 ? ZERO : divide(gap, market.orElseThrow());
        return new GateCheck(Gate.PRICE_BAND, Optional.of(trade.key()), Optional.of(trade.key().symbol()), passed,
                Optional.of(deviation), Optional.of(band));
    }

    private static BigDecimal unitsShort(BigDecimal qty) {
        return notBelowZero(qty.negate());
    }

    private static Change largest(Collection<String> names, Function<String, BigDecimal> from, Function<String, BigDecimal> to) {
        Change largest = new Change(ZERO, ZERO);
        for (String name : names) {
            if (to.apply(name).compareTo(largest.to()) > 0) {
                largest = new Change(Optional.of(name), from.apply(name), to.apply(name));
            }
        }
        return largest;
    }
}
