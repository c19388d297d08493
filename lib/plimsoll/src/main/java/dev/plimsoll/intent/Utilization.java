package dev.plimsoll.intent;

import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much of its budget each strategy used. */
final class Utilization {

    private Utilization() {
    }

    static List<BudgetUtilization> of(List<AllocatedIntent> allocated, Set<DecisionKey> rejected, AllocationConfig config,
            RegimeMultipliers multipliers) {
        Map<String, Optional<String>> families = new HashMap<>();
        Map<String, BigDecimal> used = new HashMap<>();
        for (AllocatedIntent trade : allocated) {
            boolean approved = !rejected.contains(trade.net().key());
            for (int i = 0; i < trade.added().size(); i++) {
                NetIntent.StrategyQuantity strategy = trade.net().strategies().get(i);
                families.putIfAbsent(strategy.strategyId(), strategy.family());
                if (approved && trade.added().get(i).signum() > 0) {
                    used.merge(strategy.strategyId(), trade.added().get(i), BigDecimal::add);
                }
            }
        }
        List<BudgetUtilization> rows = new ArrayList<>();
        families.keySet().stream().sorted(Panel.CODE_POINT_ORDER).forEach(strategy -> {
            Optional<String> family = families.get(strategy);
            BigDecimal money = used.getOrDefault(strategy, BigDecimal.ZERO);
            Optional<BigDecimal> own = Optional.ofNullable(config.budgets().strategies().get(strategy));
            Optional<BigDecimal> shared = family.map(config.budgets().families()::get);
            BigDecimal multiplier = config.enabled() ? multipliers.budgetOf(family) : BigDecimal.ONE;
            Optional<BigDecimal> budget = (own.isPresent() && shared.isPresent() ? own.map(shared.get()::min) : own.or(() -> shared))
                    .map(multiplier::multiply);
            rows.add(new BudgetUtilization(strategy, family, budget, money,
                    budget.filter(limit -> limit.signum() > 0).map(limit -> Decimals.divide(money, limit))));
        });
        return rows;
    }
}
