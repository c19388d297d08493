package dev.plimsoll.intent;

import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How much of its budget each strategy used. */
final class Utilization {

    private Utilization() {
    }

    static List<BudgetUtilization> of(List<AllocatedIntent> allocated, Set<DecisionKey> rejected, AllocationConfig config,
            RegimeMultipliers multipliers) {
        Map<String, Optional<String>> families = new TreeMap<>(Panel.CODE_POINT_ORDER);
        Map<String, BigDecimal> used = new TreeMap<>(Panel.CODE_POINT_ORDER);
        for (AllocatedIntent trade : allocated) {
            for (int i = 0; i < trade.added().size(); i++) {
                NetIntent.StrategyQuantity strategy = trade.net().strategies().get(i);
                families.put(strategy.strategyId(), strategy.family());
                used.merge(strategy.strategyId(), rejected.contains(trade.net().key()) ? BigDecimal.ZERO : trade.added().get(i),
                        BigDecimal::add);
            }
        }
        List<BudgetUtilization> rows = new ArrayList<>();
        used.forEach((strategy, money) -> {
            Optional<String> family = families.get(strategy);
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
