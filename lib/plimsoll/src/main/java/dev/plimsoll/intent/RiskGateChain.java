package dev.plimsoll.intent;

import static java.util.Optional.empty;

import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.timeseries.Labelled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stage 3: the last word on every trade. Trades are checked in the order given against the book that the passed ones before them make,
 * gate by gate; the first that a trade would breach, or breach further, rejects the whole of it, and later trades may still pass. So no
 * prefix of the passed trades creates or worsens a breach, and neither does all of them.
 *
 * <p>It knows nothing of the allocator: limits are the configured ones, without multipliers.
 */
public final class RiskGateChain {

    private RiskGateChain() {
    }

    /**
     * Checks trades.
     *
     * @param trades in the order in which room is given
     * @param batch account, positions, market, kill switch, limits and rules
     * @return who passed, and every figure that was looked at
     */
    static RiskGateResult check(List<AllocatedIntent> trades, Batch batch) {
        GateState state = new GateState(trades, batch);
        List<Optional<Gate>> rejections = new ArrayList<>();
        List<GateCheck> checks = new ArrayList<>();
        for (AllocatedIntent trade : trades) {
            Optional<Gate> rejection = rejection(trade, state, batch.prices().of(trade.key().symbol()), checks);
            if (rejection.isEmpty()) {
                state.pass(trade);
            }
            rejections.add(rejection);
        }
        return new RiskGateResult(rejections, checks, state.summary());
    }

    private static Optional<Gate> rejection(AllocatedIntent trade, GateState state, Optional<BigDecimal> price, List<GateCheck> checks) {
        for (Gate gate : Gate.values()) {
            // Nothing can be valued without a price.
            GateCheck check = price.isPresent() || gate == Gate.KILL_SWITCH ? state.check(gate, trade)
                    : new GateCheck(Gate.PRICE_BAND, Optional.of(trade.key()), Optional.of(trade.key().symbol()), false, empty(),
                            state.limit(Gate.PRICE_BAND));
            checks.add(check);
            if (!check.passed()) {
                return Optional.of(check.gate());
            }
        }
        return empty();
    }

    /**
     * What the risk gate said.
     *
     * @param rejections for each trade in order the gate that rejected it; empty = it passed
     * @param checks what each trade was checked for, in order, up to the gate that rejected it
     * @param book the resulting book: one row for each gate in its order
     */
    public record RiskGateResult(List<Optional<Gate>> rejections, List<GateCheck> checks, List<GateCheck> book) {
    }

    /** The gates of the risk gate chain, in the order in which they are checked. What a gate's figure and limit are. */
    public enum Gate implements Labelled {
        /** Value 1 while it is on, limit 0. */
        KILL_SWITCH,
        /** Notional of all approved trades of the batch; limit {@code limits.max_notional}. */
        GLOBAL_NOTIONAL,
        /** Notional of the symbol's resulting position; limit the smaller of the symbol's limit in money and as share of equity. */
        SYMBOL_EXPOSURE,
        /**
         * Notional a strategy adds to positions; limit {@code limits.max_strategy_pct_gross} of the notional of the batch before the gate.
         */
        STRATEGY_CONTRIBUTION,
        /** Gross exposure of the resulting book; limit {@code limits.max_gross}. */
        GROSS_EXPOSURE,
        /** Absolute net exposure of the resulting book; limit {@code limits.max_net}. */
        NET_EXPOSURE,
        /** Notional bought or added to shorts in the batch; limit the account's buying power. */
        BUYING_POWER,
        /** Largest |intent price / market price − 1|; limit {@code gate.price_band_pct}. Without a market price there is no deviation. */
        PRICE_BAND,
        /** Units short in the symbol; limit 0 where shorts are not allowed. */
        SHORTS_NOT_ALLOWED;

        /**
         * The code of its rejections.
         *
         * @return {@code risk_reject_<gate>}
         */
        public ReasonCode reject() {
            return ReasonCode.valueOf("RISK_REJECT_" + name());
        }
    }

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
            return value.isEmpty() ? empty() : limit.map(bound -> bound.subtract(value.get()));
        }
    }
}
