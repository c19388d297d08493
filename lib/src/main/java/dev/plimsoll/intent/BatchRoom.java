package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is left of the budgets and allowances that a batch shares, in money; drawn from first come, first served. */
final class BatchRoom {

    private final AllocationConfig config;
    private final RegimeMultipliers multipliers;
    private final Map<String, BigDecimal> strategies = new HashMap<>();
    private final Map<String, BigDecimal> families = new HashMap<>();
    private final Map<String, BigDecimal> symbols = new HashMap<>();
    private final Map<String, BigDecimal> correlationGroups = new HashMap<>();
    private final Map<String, BigDecimal> traded = new HashMap<>();
    private BigDecimal turnover = BigDecimal.ZERO;

    BatchRoom(AllocationConfig config, RegimeMultipliers multipliers) {
        this.config = config;
        this.multipliers = multipliers;
    }

    boolean limitsStrategies() {
        return !config.budgets().strategies().isEmpty() || !config.budgets().families().isEmpty();
    }

    Optional<BigDecimal> ofStrategy(NetIntent.StrategyQuantity strategy) {
        return left(strategies, config.budgets().strategies(), Optional.of(strategy.strategyId()),
                multipliers.budgetOf(strategy.family()));
    }

    Optional<BigDecimal> ofFamily(Optional<String> family) {
        return left(families, config.budgets().families(), family, multipliers.budgetOf(family));
    }

    Optional<BigDecimal> ofSymbol(String symbol) {
        return left(symbols, config.budgets().symbols(), Optional.of(symbol), multipliers.budget());
    }

    Optional<BigDecimal> ofCorrelationGroup(Optional<String> group) {
        return left(correlationGroups, config.budgets().correlationGroups(), group, multipliers.budget());
    }

    /** Notional already traded in the symbol. */
    BigDecimal traded(String symbol) {
        return traded.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** Notional already traded. */
    BigDecimal turnover() {
        return turnover;
    }

    void draw(AllocatedIntent trade) {
        String symbol = trade.net().key().symbol();
        BigDecimal notional = trade.qty().multiply(trade.price().orElseThrow());
        traded.merge(symbol, notional, BigDecimal::add);
        turnover = turnover.add(notional);
        BigDecimal added = ProRata.sum(trade.added());
        symbols.merge(symbol, added, BigDecimal::add);
        trade.net().correlationGroup().ifPresent(group -> correlationGroups.merge(group, added, BigDecimal::add));
        if (limitsStrategies()) {
            List<NetIntent.StrategyQuantity> all = trade.net().strategies();
            for (int i = 0; i < all.size(); i++) {
                BigDecimal own = trade.added().get(i);
                strategies.merge(all.get(i).strategyId(), own, BigDecimal::add);
                all.get(i).family().ifPresent(family -> families.merge(family, own, BigDecimal::add));
            }
        }
    }

    /** Budget times multiplier less what was drawn; empty where there is no budget. */
    private static Optional<BigDecimal> left(Map<String, BigDecimal> drawn, Map<String, BigDecimal> budgets, Optional<String> name,
            BigDecimal multiplier) {
        return name.map(budgets::get)
                .map(budget -> budget.multiply(multiplier).subtract(drawn.getOrDefault(name.get(), BigDecimal.ZERO)));
    }
}
