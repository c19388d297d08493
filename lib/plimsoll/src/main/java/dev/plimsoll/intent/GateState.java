package dev.plimsoll.intent;

import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.RiskGateChain.Gate;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.RiskGateChain.ProposedTrade;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The figures of the gates while trades pass one after the other. */
final class GateState {

    private final Batch batch;
    private final Book before;
    private final Book book;
    private final BigDecimal asked;
    private final Map<String, BigDecimal> contributions = new HashMap<>();
    private BigDecimal notional = BigDecimal.ZERO;
    private BigDecimal bought = BigDecimal.ZERO;
    private Optional<GateCheck> widest = Optional.empty();

    GateState(List<ProposedTrade> trades, Batch batch) {
        this.batch = batch;
        this.before = new Book(batch);
        this.book = new Book(batch);
        BigDecimal sum = BigDecimal.ZERO;
        for (ProposedTrade trade : trades) {
            sum = sum.add(trade.delta().abs().multiply(batch.prices().of(trade.key().symbol()).orElse(BigDecimal.ZERO)));
        }
        this.asked = sum;
    }

    /** The bound of a gate, the same for every trade; empty = none. */
    Optional<BigDecimal> limit(Gate gate) {
        Limits limits = batch.config().limits();
        return switch (gate) {
            case KILL_SWITCH -> Optional.of(BigDecimal.ZERO);
            case GLOBAL_NOTIONAL -> limits.maxNotional();
            case SYMBOL_EXPOSURE -> limits.symbolLimit(batch.request().account());
            case STRATEGY_CONTRIBUTION -> limits.maxStrategyPctGross().map(asked::multiply);
            case GROSS_EXPOSURE -> limits.maxGross();
            case NET_EXPOSURE -> limits.maxNet();
            case BUYING_POWER -> batch.request().account().buyingPower();
            case PRICE_BAND -> Optional.of(batch.config().gate().priceBandPct());
            case SHORTS_NOT_ALLOWED -> batch.config().gate().allowShorts() ? Optional.empty() : Optional.of(BigDecimal.ZERO);
        };
    }

    GateCheck check(Gate gate, ProposedTrade trade) {
        Optional<DecisionKey> key = Optional.of(trade.key());
        String symbol = trade.key().symbol();
        BigDecimal price = batch.prices().of(symbol).orElse(BigDecimal.ZERO);
        BigDecimal delta = trade.delta();
        BigDecimal size = delta.abs().multiply(price);
        Optional<String> subject = Optional.of(symbol);
        return switch (gate) {
            case KILL_SWITCH -> check(gate, key, Optional.empty(), BigDecimal.ZERO, killSwitch());
            case GLOBAL_NOTIONAL -> check(gate, key, Optional.empty(), notional, notional.add(size));
            case SYMBOL_EXPOSURE -> check(gate, key, subject, book.notional(symbol), book.qty(symbol).add(delta).abs().multiply(price));
            case STRATEGY_CONTRIBUTION -> contribution(trade, price);
            case GROSS_EXPOSURE -> check(gate, key, Optional.empty(), book.gross(), book.grossAfter(symbol, delta, price));
            case NET_EXPOSURE -> check(gate, key, Optional.empty(), book.net().abs(), book.net().add(delta.multiply(price)).abs());
            case BUYING_POWER -> check(gate, key, Optional.empty(), bought, bought.add(bought(trade, price)));
            case PRICE_BAND -> priceBand(trade);
            case SHORTS_NOT_ALLOWED -> check(gate, key, subject, unitsShort(book.qty(symbol)), unitsShort(book.qty(symbol).add(delta)));
        };
    }

    void pass(ProposedTrade trade) {
        String symbol = trade.key().symbol();
        BigDecimal price = batch.prices().of(symbol).orElseThrow();
        notional = notional.add(trade.delta().abs().multiply(price));
        bought = bought.add(bought(trade, price));
        List<BigDecimal> added = added(trade);
        for (int i = 0; i < added.size(); i++) {
            if (added.get(i).signum() > 0) {
                contributions.merge(trade.shares().get(i).strategyId(), added.get(i).multiply(price), BigDecimal::add);
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
        List<GateCheck> rows = new ArrayList<>();
        Optional<String> largest = worst(book.pricedSymbols(), book::notional);
        Optional<String> shortest = worst(book.pricedSymbols(), symbol -> unitsShort(book.qty(symbol)));
        Optional<String> leader = worst(contributions.keySet().stream().sorted(Panel.CODE_POINT_ORDER).toList(), contributions::get);
        for (Gate gate : Gate.values()) {
            rows.add(switch (gate) {
                case KILL_SWITCH -> check(gate, Optional.empty(), Optional.empty(), BigDecimal.ZERO, killSwitch());
                case GLOBAL_NOTIONAL -> check(gate, Optional.empty(), Optional.empty(), BigDecimal.ZERO, notional);
                case SYMBOL_EXPOSURE -> check(gate, Optional.empty(), largest, largest.map(before::notional).orElse(BigDecimal.ZERO),
                        largest.map(book::notional).orElse(BigDecimal.ZERO));
                case STRATEGY_CONTRIBUTION -> check(gate, Optional.empty(), leader, BigDecimal.ZERO,
                        leader.map(contributions::get).orElse(BigDecimal.ZERO));
                case GROSS_EXPOSURE -> check(gate, Optional.empty(), Optional.empty(), before.gross(), book.gross());
                case NET_EXPOSURE -> check(gate, Optional.empty(), Optional.empty(), before.net().abs(), book.net().abs());
                case BUYING_POWER -> check(gate, Optional.empty(), Optional.empty(), BigDecimal.ZERO, bought);
                case PRICE_BAND -> check(gate, Optional.empty(), widest.flatMap(GateCheck::subject), BigDecimal.ZERO,
                        widest.flatMap(GateCheck::value).orElse(BigDecimal.ZERO));
                case SHORTS_NOT_ALLOWED -> check(gate, Optional.empty(), shortest,
                        shortest.map(s -> unitsShort(before.qty(s))).orElse(BigDecimal.ZERO),
                        shortest.map(s -> unitsShort(book.qty(s))).orElse(BigDecimal.ZERO));
            });
        }
        return rows;
    }

    private GateCheck check(Gate gate, Optional<DecisionKey> key, Optional<String> subject, BigDecimal from, BigDecimal to) {
        return new GateCheck(gate, key, subject, holds(limit(gate), from, to), Optional.of(to), limit(gate));
    }

    /** Within the limit, or beyond it but no further than before. */
    private static boolean holds(Optional<BigDecimal> limit, BigDecimal from, BigDecimal to) {
        return limit.isEmpty() || to.compareTo(limit.get()) <= 0 || to.compareTo(from) <= 0;
    }

    private BigDecimal killSwitch() {
        return batch.request().killSwitch() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** Of the strategies that add to a position by the trade the one that would have most. */
    private GateCheck contribution(ProposedTrade trade, BigDecimal price) {
        List<BigDecimal> added = added(trade);
        Optional<String> leader = Optional.empty();
        BigDecimal from = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (int i = 0; i < added.size(); i++) {
            if (added.get(i).signum() > 0) {
                BigDecimal before = contributions.getOrDefault(trade.shares().get(i).strategyId(), BigDecimal.ZERO);
                BigDecimal after = before.add(added.get(i).multiply(price));
                if (after.compareTo(most) > 0) {
                    leader = Optional.of(trade.shares().get(i).strategyId());
                    from = before;
                    most = after;
                }
            }
        }
        return check(Gate.STRATEGY_CONTRIBUTION, Optional.of(trade.key()), leader, from, most);
    }

    /** Units of each share that add to the position. */
    private List<BigDecimal> added(ProposedTrade trade) {
        List<BigDecimal> parts = new ArrayList<>(trade.shares().size());
        trade.shares().forEach(share -> parts.add(share.qty()));
        return ProRata.divide(trade.delta().abs().subtract(book.reducing(trade.key().symbol(), trade.delta())), parts);
    }

    private BigDecimal bought(ProposedTrade trade, BigDecimal price) {
        BigDecimal reducing = book.reducing(trade.key().symbol(), trade.delta());
        BigDecimal counted = trade.delta().signum() > 0 ? trade.delta() : trade.delta().abs().subtract(reducing);
        return counted.multiply(price);
    }

    private GateCheck priceBand(ProposedTrade trade) {
        Optional<BigDecimal> market = batch.prices().ofMarket(trade.key().symbol());
        BigDecimal band = batch.config().gate().priceBandPct();
        BigDecimal gap = BigDecimal.ZERO;
        if (market.isPresent()) {
            gap = trade.lowestPrice().map(low -> market.get().subtract(low).abs()).orElse(BigDecimal.ZERO)
                    .max(trade.highestPrice().map(high -> high.subtract(market.get()).abs()).orElse(BigDecimal.ZERO));
        }
        // Without a division, so that a price on the very edge of the band is inside.
        boolean passed = market.isEmpty() || gap.compareTo(band.multiply(market.get())) <= 0;
        BigDecimal deviation = gap.signum() == 0 ? BigDecimal.ZERO : Decimals.divide(gap, market.orElseThrow());
        return new GateCheck(Gate.PRICE_BAND, Optional.of(trade.key()), Optional.of(trade.key().symbol()), passed,
                Optional.of(deviation), Optional.of(band));
    }

    private static BigDecimal unitsShort(BigDecimal qty) {
        return Decimals.notBelowZero(qty.negate());
    }

    private static Optional<String> worst(Collection<String> names, Function<String, BigDecimal> figure) {
        String worst = null;
        BigDecimal most = BigDecimal.ZERO;
        for (String name : names) {
            BigDecimal value = figure.apply(name);
            if (value.compareTo(most) > 0) {
                most = value;
                worst = name;
            }
        }
        return Optional.ofNullable(worst);
    }
}
