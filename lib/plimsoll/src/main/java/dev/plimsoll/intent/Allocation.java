package dev.plimsoll.intent;

import static java.math.BigDecimal.ZERO;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationDecision.StrategyShare;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.NetIntent.StrategyQuantity;
import dev.plimsoll.intent.RiskGateChain.Gate;
import dev.plimsoll.intent.RiskGateChain.RiskGateResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The four stages in one call: net intents → targets → risk gate → order intents. */
public final class Allocation {

    private Allocation() {
    }

    /**
     * Allocates one request.
     *
     * @param request what strategies want, account, positions, market, regime
     * @param config how to allocate
     * @return every decision with its reasons
     * @throws DataException naming {@code account.equity} when it is missing and a limit is a share of it, or the path of what is given
     *     twice, or in two families or groups, once case and blanks around names do not count (rules 2), or of a fill whose symbol has no
     *     market price
     */
    public static AllocationResult run(AllocationRequest request, AllocationConfig config) {
        needEquity(request.account(), config.limits().maxSymbolPctEquity(), "limits.max_symbol_pct_equity");
        needEquity(request.account(), config.limits().turnoverPctEquity(), "limits.turnover_pct_equity");
        OneSpelling spelled = OneSpelling.of(request, config);
        StaleIntents intents = StaleIntents.of(spelled.request(), spelled.config());
        return run(intents, spelled.request().intents(), spelled.config());
    }

    private static AllocationResult run(StaleIntents intents, List<TradeIntent> all, AllocationConfig config) {
        Batch batch = Batch.of(intents.fresh(), config);
        List<AllocatedIntent> allocated = intents.joined(
                PortfolioAllocator.allocate(IntentAggregator.net(intents.fresh().intents(), all), batch), batch.prices());
        List<AllocatedIntent> sized = allocated.stream().filter(trade -> trade.qty().signum() > 0).toList();
        RiskGateResult gate = RiskGateChain.check(sized, batch);
        Map<DecisionKey, Gate> rejections = new HashMap<>();
        List<AllocatedIntent> approved = new ArrayList<>();
        for (int i = 0; i < sized.size(); i++) {
            AllocatedIntent trade = sized.get(i);
            gate.rejections().get(i).ifPresentOrElse(by -> rejections.put(trade.key(), by), () -> approved.add(trade));
        }
        List<OrderIntent> orders = ExecutionPolicyEngine.orders(approved, batch);
        List<AllocationDecision> decisions = decisions(allocated, rejections, orders);
        return new AllocationResult(config.enabled(), batch.multipliers(), decisions, gate.book(), gate.checks(),
                BudgetUtilization.of(allocated, rejections.keySet(), batch), orders, AllocationMetrics.of(allocated, decisions, batch));
    }

    private static void needEquity(Account account, Optional<BigDecimal> share, String key) {
        if (account.equity().isEmpty() && share.isPresent()) {
            throw new DataException("account.equity: missing, expected the value of the account, as " + key + " is a share of it.");
        }
    }

    private static List<AllocationDecision> decisions(List<AllocatedIntent> allocated, Map<DecisionKey, Gate> rejections,
            List<OrderIntent> orders) {
        Map<DecisionKey, BigDecimal> ordered = new HashMap<>();
        orders.forEach(order -> ordered.merge(order.key(), order.qty(), BigDecimal::add));
        List<AllocationDecision> decisions = new ArrayList<>();
        for (AllocatedIntent trade : allocated) {
            NetIntent net = trade.net();
            Optional<Gate> rejection = Optional.ofNullable(rejections.get(net.key()));
            List<ReasonCode> reasons = new ArrayList<>(trade.reasons());
            rejection.ifPresent(gate -> reasons.add(gate.reject()));
            List<StrategyShare> strategies = new ArrayList<>(net.strategies().size());
            for (int i = 0; i < net.strategies().size(); i++) {
                StrategyQuantity strategy = net.strategies().get(i);
                BigDecimal own = rejection.isPresent() ? ZERO : trade.strategies().get(i);
                strategies.add(new StrategyShare(strategy.strategyId(), strategy.qty(), net.netQty().signum() < 0 ? own.negate() : own));
            }
            decisions.add(new AllocationDecision(net.key(), net.netQty(), net.conflict(), trade.qty(),
                    rejection.isPresent() ? ZERO : trade.qty(), ordered.getOrDefault(net.key(), ZERO), trade.price(),
                    reasons, net.sourceIntents(), strategies));
        }
        return decisions;
    }
}
