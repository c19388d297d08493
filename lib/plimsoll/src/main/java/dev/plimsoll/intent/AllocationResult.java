package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.NetIntent.StrategyQuantity;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything one allocation decided.
 *
 * @param enabled false = the allocator was switched off and net intents passed through to the risk gate
 * @param regime the multipliers that held
 * @param decisions one per net intent, in the order of {@link DecisionKey}
 * @param gates the book that results, one row for each gate in its order: for a gate per symbol or strategy the row with the least slack,
 *     the first on a tie
 * @param gateChecks what each decision was checked for, in order, up to the gate that rejected it; decisions the allocator had rejected
 *     have none
 * @param budgets one per strategy of the request, by id in code-point order
 * @param orders orders to send, by decision and slice
 * @param metrics the run's metrics
 */
public record AllocationResult(boolean enabled, RegimeMultipliers regime, List<AllocationDecision> decisions, List<GateCheck> gates,
        List<GateCheck> gateChecks, List<BudgetUtilization> budgets, List<OrderIntent> orders, AllocationMetrics metrics) {

    public AllocationResult {
        decisions = List.copyOf(decisions);
        gates = List.copyOf(gates);
        gateChecks = List.copyOf(gateChecks);
        budgets = List.copyOf(budgets);
        orders = List.copyOf(orders);
    }

    /**
     * How much of its budget a strategy's approved trades use. Only what adds to a position uses budget; what reduces one is free.
     *
     * @param strategyId the strategy
     * @param family its family; missing = none
     * @param budget money: the smaller of its own and its family's budget, times the budget multiplier; missing = no limit
     * @param used money its share of approved trades adds; at most the budget while the allocator is enabled
     * @param ratio used / budget; missing without a budget or when the budget is 0
     */
    public record BudgetUtilization(String strategyId, Optional<String> family, Optional<BigDecimal> budget, BigDecimal used,
            Optional<BigDecimal> ratio) {

        static List<BudgetUtilization> of(List<AllocatedIntent> allocated, Set<DecisionKey> rejected, Batch batch) {
            AllocationConfig config = batch.config();
            Map<String, Optional<String>> families = new HashMap<>();
            Map<String, BigDecimal> used = new HashMap<>();
            for (AllocatedIntent trade : allocated) {
                boolean approved = !rejected.contains(trade.key());
                for (int i = 0; i < trade.added().size(); i++) {
                    StrategyQuantity strategy = trade.net().strategies().get(i);
                    families.putIfAbsent(strategy.strategyId(), strategy.family());
                    if (approved && trade.added().get(i).signum() > 0) {
                        used.merge(strategy.strategyId(), trade.added().get(i), BigDecimal::add);
                    }
                }
            }
            return families.keySet().stream().sorted(CODE_POINT_ORDER).map(strategy -> {
                Optional<String> family = families.get(strategy);
                BigDecimal money = used.getOrDefault(strategy, ZERO);
                Optional<BigDecimal> own = Optional.ofNullable(config.budgets().strategies().get(strategy));
                Optional<BigDecimal> shared = family.map(config.budgets().families()::get);
                BigDecimal multiplier = config.enabled() ? batch.multipliers().budgetOf(family) : ONE;
                Optional<BigDecimal> budget = (own.isPresent() && shared.isPresent() ? own.map(shared.get()::min) : own.or(() -> shared))
                        .map(multiplier::multiply);
                return new BudgetUtilization(strategy, family, budget, money,
                        budget.filter(limit -> limit.signum() > 0).map(limit -> divide(money, limit)));
            }).toList();
        }
    }

    /**
     * One order to send: an approved decision, or a slice of it.
     *
     * @param clientOrderId {@code pl-} and 32 hexadecimal digits, a hash of request time, decision and slice: the same decision always has
     *     the same id, so sending it twice can be noticed
     * @param key the decision
     * @param side buy or sell
     * @param qty units, above 0
     * @param orderType market or limit; need not be the intents' own
     * @param limitPrice money per unit, above 0; only for limit orders
     * @param timeInForce how long it stands
     * @param slice 1 to slices
     * @param slices how many orders the decision was cut into
     */
    public record OrderIntent(String clientOrderId, DecisionKey key, Side side, BigDecimal qty, OrderType orderType,
            Optional<BigDecimal> limitPrice, TimeInForce timeInForce, int slice, int slices) {
    }
}
