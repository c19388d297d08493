package dev.plimsoll.intent;

import java.util.List;

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
}
