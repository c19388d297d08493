package dev.plimsoll.intent;

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
     * @param request account, positions, market and kill switch
     * @param config limits and rules
     * @return who passed, and every figure that was looked at
     */
    public static RiskGateResult check(List<ProposedTrade> trades, AllocationRequest request, AllocationConfig config) {
        return check(trades, request, config, new Prices(request));
    }

    static RiskGateResult check(List<ProposedTrade> trades, AllocationRequest request, AllocationConfig config, Prices prices) {
        GateState state = new GateState(trades, request, config, prices);
        List<Optional<Gate>> rejections = new ArrayList<>();
        List<GateCheck> checks = new ArrayList<>();
        for (ProposedTrade trade : trades) {
            Optional<Gate> rejection = rejection(trade, state, prices.of(trade.key().symbol()), checks);
            if (rejection.isEmpty()) {
                state.pass(trade);
            }
            rejections.add(rejection);
        }
        return new RiskGateResult(rejections, checks, state.summary());
    }

    private static Optional<Gate> rejection(ProposedTrade trade, GateState state, Optional<BigDecimal> price, List<GateCheck> checks) {
        for (Gate gate : Gate.values()) {
            GateCheck check;
            if (price.isPresent() || gate == Gate.KILL_SWITCH) {
                check = state.check(gate, trade);
            } else {
                // Nothing can be valued without a price.
                check = new GateCheck(Gate.PRICE_BAND, Optional.of(trade.key()), Optional.of(trade.key().symbol()), false, Optional.empty(),
                        state.limit(Gate.PRICE_BAND));
            }
            checks.add(check);
            if (!check.passed()) {
                return Optional.of(check.gate());
            }
        }
        return Optional.empty();
    }
}
