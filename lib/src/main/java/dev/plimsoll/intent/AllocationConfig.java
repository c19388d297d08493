package dev.plimsoll.intent;

import dev.plimsoll.allocator.regime.Regime;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to allocate: {@code configs/portfolio-allocation.yaml}. A missing limit or budget is no limit. Its parts are checked when they are
 * made; a message begins with the key, such as {@code regime.min_multiplier: found -1, expected 0 or more.}
 *
 * @param enabled false = net intents pass through to the risk gate
 * @param regime multipliers by regime
 * @param budgets what one batch may add
 * @param limits limits on the resulting book
 * @param capacity limits by the market's liquidity
 * @param lots tradable quantities
 * @param gate rules of the risk gate
 * @param execution how orders are made
 */
public record AllocationConfig(boolean enabled, RegimeRules regime, Budgets budgets, Limits limits, Capacity capacity, Lots lots,
        GateRules gate, ExecutionRules execution) {

    private static final AllocationConfig SHIPPED = new AllocationConfig(false, shippedRegime(),
            new Budgets(Map.of(), Map.of(), Map.of(), Map.of()), Limits.none(),
            new Capacity(Optional.empty(), Optional.empty(), decimal("0.1")),
            new Lots(BigDecimal.ONE, Map.of(), Set.of(), BigDecimal.ONE), new GateRules(decimal("0.20"), true),
            new ExecutionRules(decimal("0.5"), decimal("2"), 50));

    /**
     * What holds when nothing is said: switched off, the regimes' multipliers and tilts, no limits.
     *
     * @return the configuration as shipped
     */
    public static AllocationConfig shippedDefaults() {
        return SHIPPED;
    }

    /**
     * This configuration with what the environment says.
     *
     * @param overrides values of the environment
     * @return the changed configuration
     * @throws dev.plimsoll.error.DataException naming the key when a value is out of range
     */
    public AllocationConfig withOverrides(EnvironmentOverrides overrides) {
        RegimeRules changed = new RegimeRules(overrides.defaultRegime().orElse(regime.defaultRegime()),
                overrides.regimeBudgetMultipliers().orElse(regime.budgetMultipliers()),
                overrides.regimeCapacityMultipliers().orElse(regime.capacityMultipliers()),
                overrides.defaultBudgetMultiplier().orElse(regime.defaultBudgetMultiplier()),
                overrides.defaultCapacityMultiplier().orElse(regime.defaultCapacityMultiplier()),
                overrides.minMultiplier().orElse(regime.minMultiplier()), overrides.maxMultiplier().orElse(regime.maxMultiplier()),
                regime.lowConfidenceThreshold(), regime.lowConfidenceMultiplier(), regime.familyTilts(), regime.fromAllocator());
        return new AllocationConfig(overrides.enabled().orElse(enabled), changed, budgets,
                limits.withSymbol(overrides.maxSymbolNotional().or(limits::maxSymbolNotional),
                        overrides.maxSymbolPctEquity().or(limits::maxSymbolPctEquity)),
                capacity, lots, gate, execution);
    }

    /**
     * This configuration switched on or off.
     *
     * @param on true to allocate
     * @return the changed configuration
     */
    public AllocationConfig withEnabled(boolean on) {
        return new AllocationConfig(on, regime, budgets, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other multipliers.
     *
     * @param rules multipliers by regime
     * @return the changed configuration
     */
    public AllocationConfig withRegime(RegimeRules rules) {
        return new AllocationConfig(enabled, rules, budgets, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other budgets.
     *
     * @param changed what one batch may add
     * @return the changed configuration
     */
    public AllocationConfig withBudgets(Budgets changed) {
        return new AllocationConfig(enabled, regime, changed, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other limits.
     *
     * @param changed limits on the resulting book
     * @return the changed configuration
     */
    public AllocationConfig withLimits(Limits changed) {
        return new AllocationConfig(enabled, regime, budgets, changed, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other capacity limits.
     *
     * @param changed limits by the market's liquidity
     * @return the changed configuration
     */
    public AllocationConfig withCapacity(Capacity changed) {
        return new AllocationConfig(enabled, regime, budgets, limits, changed, lots, gate, execution);
    }

    /**
     * This configuration with other lots.
     *
     * @param changed tradable quantities
     * @return the changed configuration
     */
    public AllocationConfig withLots(Lots changed) {
        return new AllocationConfig(enabled, regime, budgets, limits, capacity, changed, gate, execution);
    }

    /**
     * This configuration with other rules of the risk gate.
     *
     * @param changed rules of the risk gate
     * @return the changed configuration
     */
    public AllocationConfig withGate(GateRules changed) {
        return new AllocationConfig(enabled, regime, budgets, limits, capacity, lots, changed, execution);
    }

    /**
     * This configuration with other rules for orders.
     *
     * @param changed how orders are made
     * @return the changed configuration
     */
    public AllocationConfig withExecution(ExecutionRules changed) {
        return new AllocationConfig(enabled, regime, budgets, limits, capacity, lots, gate, changed);
    }

    /**
     * As it is stored and hashed with what was decided by it.
     *
     * @return a new map with the keys and the order of the file, maps sorted by key; numbers as decimal text, no limit as null
     */
    public Map<String, Object> asConfig() {
        return ConfigDocument.of(this);
    }

    private static RegimeRules shippedRegime() {
        Map<Regime, String> fromAllocator = new EnumMap<>(Map.of(Regime.NORMAL, "neutral", Regime.ELEVATED, "uncertain",
                Regime.STRESS, "high_volatility", Regime.CRISIS, "high_volatility"));
        return new RegimeRules("neutral", Map.of("high_volatility", decimal("0.6"), "uncertain", decimal("0.8")),
                Map.of("high_volatility", decimal("0.5")), decimal("1.0"), decimal("1.0"), decimal("0.0"), decimal("2.0"),
                decimal("0.60"), decimal("0.70"),
                Map.of("trend", Map.of("trend", decimal("1.25"), "mean_reversion", decimal("0.75")),
                        "mean_reversion", Map.of("trend", decimal("0.75"), "mean_reversion", decimal("1.25")),
                        "uncertain", Map.of("trend", decimal("0.8"), "mean_reversion", decimal("0.8"), "carry", decimal("0.8"))),
                fromAllocator);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
