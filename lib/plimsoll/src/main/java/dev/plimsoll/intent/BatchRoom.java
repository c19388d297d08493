package dev.plimsoll.intent;

import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is left of the budgets and allowances that a batch shares, in money; drawn from first come, first served. */
final class BatchRoom {

    private final AllocationConfig config;
    private final RegimeMultipliers multipliers;
    /** Budget times multiplier less what was drawn, of every name asked for; empty where there is no budget. */
    private final Map<String, Optional<BigDecimal>> strategies = new HashMap<>();
    private final Map<String, Optional<BigDecimal>> families = new HashMap<>();
    private final Map<String, Optional<BigDecimal>> symbols = new HashMap<>();
    private final Map<String, Optional<BigDecimal>> correlationGroups = new HashMap<>();
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
        return strategies.computeIfAbsent(strategy.strategyId(),
                id -> budget(config.budgets().strategies(), id, multipliers.budgetOf(strategy.family())));
    }

    Optional<BigDecimal> ofFamily(String family) {
        return families.computeIfAbsent(family,
                name -> budget(config.budgets().families(), name, multipliers.budgetOf(Optional.of(name))));
    }

    Optional<BigDecimal> ofSymbol(String symbol) {
        return symbols.computeIfAbsent(symbol, name -> budget(config.budgets().symbols(), name, multipliers.budget()));
    }

    Optional<BigDecimal> ofCorrelationGroup(String group) {
        return correlationGroups.computeIfAbsent(group,
                name -> budget(config.budgets().correlationGroups(), name, multipliers.budget()));
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
        draw(symbols, symbol, added);
        trade.net().correlationGroup().ifPresent(group -> draw(correlationGroups, group, added));
        if (limitsStrategies()) {
            List<NetIntent.StrategyQuantity> all = trade.net().strategies();
            for (int i = 0; i < all.size(); i++) {
                BigDecimal own = trade.added().get(i);
                if (own.signum() > 0) {
                    draw(strategies, all.get(i).strategyId(), own);
                    all.get(i).family().ifPresent(family -> draw(families, family, own));
                }
            }
        }
    }

    private static Optional<BigDecimal> budget(Map<String, BigDecimal> budgets, String name, BigDecimal multiplier) {
        return Optional.ofNullable(budgets.get(name)).map(multiplier::multiply);
    }

    private static void draw(Map<String, Optional<BigDecimal>> left, String name, BigDecimal money) {
        left.computeIfPresent(name, (key, room) -> room.map(value -> value.subtract(money)));
    }
}
