package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.notBelowZero;
import static dev.plimsoll.intent.Decimals.quotientCovering;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.timeseries.Labelled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The quantity of one net intent on its way through the caps: always a whole multiple of the lot, or exactly the position that it closes,
 * and never growing.
 */
final class Sizing {

    final NetIntent net;
    final BigDecimal price;
    private final BigDecimal lot;
    private final BigDecimal lotNotional;
    private final BigDecimal reducible;
    /** Whether the reducible units are a whole position, which may be closed in an odd quantity. */
    private final boolean oddClose;
    final List<BigDecimal> pushes;
    private final List<ReasonCode> reasons = new ArrayList<>();
    private BigDecimal qty;
    /** Most that each strategy may add in units, the pushes until a budget bounds it, and then exactly in money. */
    private List<BigDecimal> addable;
    private Optional<List<BigDecimal>> budgeted = Optional.empty();

    /** Starts with all that is asked for in whole lots; up to the reducible units it only reduces the position. */
    Sizing(NetIntent net, BigDecimal price, BigDecimal lot, BigDecimal reducible, boolean oddClose) {
        this.net = net;
        this.price = price;
        this.lot = lot;
        this.lotNotional = lot.multiply(price);
        this.reducible = reducible;
        this.oddClose = oddClose;
        this.pushes = net.pushes();
        this.addable = pushes;
        this.qty = tradable(wholeLots(net.netQty().abs()), oddClose);
    }

    BigDecimal qty() {
        return qty;
    }

    BigDecimal notional() {
        return qty.multiply(price);
    }

    BigDecimal reducing() {
        return qty.min(reducible);
    }

    BigDecimal increase() {
        return qty.subtract(reducing());
    }

    boolean rejected() {
        return reasons.stream().anyMatch(ReasonCode::isReject);
    }

    void note(ReasonCode reason) {
        reasons.add(reason);
    }

    void reject(ReasonCode reason) {
        reasons.add(reason);
        qty = ZERO;
    }

    /** Lets what reduces the position pass, and as much of the rest as there is room for, in money. */
    void capIncrease(Cap cap, BigDecimal room) {
        cap(cap, reducing().multiply(price).add(notBelowZero(room)));
    }

    /** Lets as much of the whole trade pass as there is room for, in money. */
    void capTrade(Cap cap, BigDecimal room) {
        cap(cap, notBelowZero(room));
    }

    /** As {@link #capIncrease}, the room being the sum of what each strategy may add, in money. */
    void capStrategies(List<BigDecimal> added, List<BigDecimal> money) {
        BigDecimal increase = increase().multiply(price);
        BigDecimal room = ProRata.sum(money);
        if (room.compareTo(increase) < 0) {
            List<BigDecimal> units = new ArrayList<>();
            for (int i = 0; i < money.size(); i++) {
                boolean bound = money.get(i).compareTo(added.get(i).multiply(price)) < 0;
                units.add(bound ? quotientCovering(money.get(i), price).min(added.get(i)) : added.get(i));
            }
            addable = units;
            budgeted = Optional.of(money);
            capIncrease(Cap.STRATEGY_BUDGET, room);
        }
    }

    /** One lot less, for a check in rounded figures that fails by the rounding alone. */
    void lessOneLot() {
        BigDecimal whole = wholeLots(qty);
        qty = whole.compareTo(qty) < 0 ? whole : notBelowZero(qty.subtract(lot));
    }

    /** Whether there is enough to trade: the smallest quantity, or all of a position that is closed. */
    boolean isTradable(BigDecimal least) {
        return qty.compareTo(least) >= 0 || oddClose && qty.compareTo(reducible) >= 0;
    }

    private BigDecimal wholeLots(BigDecimal units) {
        return units.divideToIntegralValue(lot).multiply(lot);
    }

    /** Whole lots, or the position to close where it is more and there is room for it. */
    private BigDecimal tradable(BigDecimal whole, boolean closeFits) {
        return closeFits ? whole.max(reducible) : whole;
    }

    private void cap(Cap cap, BigDecimal room) {
        if (notional().compareTo(room) <= 0) {
            return;
        }
        if (room.signum() == 0) {
            reject(cap.reject());
        } else {
            reasons.add(cap.clip());
            qty = tradable(room.divideToIntegralValue(lotNotional).multiply(lot),
                    oddClose && qty.compareTo(reducible) >= 0 && reducible.multiply(price).compareTo(room) <= 0);
        }
    }

    AllocatedIntent result() {
        if (qty.signum() == 0) {
            return AllocationPass.rejected(net, Optional.of(price), reasons);
        }
        List<BigDecimal> added = ProRata.divide(increase(), addable);
        List<BigDecimal> rest = IntStream.range(0, pushes.size()).mapToObj(i -> pushes.get(i).subtract(added.get(i))).toList();
        List<BigDecimal> reduced = ProRata.divide(reducing(), rest);
        List<BigDecimal> strategies = new ArrayList<>(pushes.size());
        List<BigDecimal> money = new ArrayList<>(pushes.size());
        for (int i = 0; i < pushes.size(); i++) {
            strategies.add(added.get(i).add(reduced.get(i)));
            BigDecimal value = added.get(i).multiply(price);
            money.add(budgeted.isPresent() ? budgeted.get().get(i).min(value) : value);
        }
        return new AllocatedIntent(net, qty, Optional.of(price), reasons, strategies, money);
    }

    /** The caps of the allocator, in the order in which they are applied. */
    public enum Cap implements Labelled {
        /** Largest resulting position in a symbol. */
        SYMBOL_CAPACITY,
        /** Largest gross exposure of the resulting book. */
        GROSS_EXPOSURE,
        /** Largest net exposure of the resulting book, long or short. */
        NET_EXPOSURE,
        /** What a strategy and its family may add in one batch. */
        STRATEGY_BUDGET,
        /** What may be added to a symbol in one batch. */
        SYMBOL_BUDGET,
        /** What may be added to a correlation group in one batch. */
        CORRELATION_CAPACITY,
        /** Share of a symbol's average daily volume that one batch may trade. */
        PARTICIPATION,
        /** Expected slippage of a trade. */
        SLIPPAGE,
        /** Share of equity that one batch may trade. */
        TURNOVER,
        /** Share of the resulting book's gross exposure that one position may have. */
        CONCENTRATION;

        /**
         * The code when it takes part of a trade.
         *
         * @return {@code allocator_clip_<cap>}
         */
        public ReasonCode clip() {
            return ReasonCode.valueOf("ALLOCATOR_CLIP_" + name());
        }

        /**
         * The code when it leaves no room at all.
         *
         * @return {@code allocator_reject_<cap>}
         */
        public ReasonCode reject() {
            return ReasonCode.valueOf("ALLOCATOR_REJECT_" + name());
        }
    }
}
