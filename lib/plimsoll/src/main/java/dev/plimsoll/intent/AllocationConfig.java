package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How to allocate: {@code configs/portfolio-allocation.yaml}. A missing limit or budget is no limit. Its parts are checked when they are
 * made; a message begins with the key, such as {@code regime.min_multiplier: found -1, expected 0 or more.}
 *
 * @param rules number of the rules that decide, 1 or {@link #RULES}: 1 = those of runs stored before rules had a number (no
 *     {@code allocator_clip_lot}, positions smaller than a lot stay open, names compared by case, multipliers above 1 raise participation)
 * @param enabled false = net intents pass through to the risk gate
 * @param maxIntentAge age, seconds before the request's moment, above which an intent is rejected; missing = none is too old
 * @param regime multipliers by regime
 * @param budgets what one batch may add
 * @param limits limits on the resulting book
 * @param capacity limits by the market's liquidity
 * @param lots tradable quantities
 * @param gate rules of the risk gate
 * @param execution how orders are made
 */
public record AllocationConfig(int rules, boolean enabled, Optional<BigDecimal> maxIntentAge, RegimeRules regime, Budgets budgets,
        Limits limits, Capacity capacity, Lots lots, GateRules gate, ExecutionRules execution) {

    /** Number of the rules by which new runs are decided. */
    public static final int RULES = 2;

    /**
     * Checks what concerns the whole.
     *
     * @throws DataException naming the key of rules that are not known, of an age below 0, or, from rules 2 on, of a name that differs
     *     from another by case or blanks around it only
     */
    public AllocationConfig {
        if (rules < 1 || rules > RULES) {
            throw new DataException("rules: found " + rules + ", expected 1 to " + RULES + ".");
        }
        ConfigChecks.atLeastZero("max_intent_age", maxIntentAge);
        if (rules > 1) {
            Names.unlike("budgets.families", budgets.families().keySet());
            Names.unlike("budgets.strategies", budgets.strategies().keySet());
            Names.unlike("budgets.symbols", budgets.symbols().keySet());
            Names.unlike("budgets.correlation_groups", budgets.correlationGroups().keySet());
            Names.unlike("lots.symbols", lots.symbols().keySet());
            regime.familyTilts().forEach((label, families) -> Names.unlike("regime.family_tilts." + label, families.keySet()));
        }
    }

    /**
     * This configuration under other rules.
     *
     * @return the changed configuration
     */
    public AllocationConfig withRules(int number) {
        return new AllocationConfig(number, enabled, maxIntentAge, regime, budgets, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with another age above which an intent is rejected.
     *
     * @return the changed configuration
     */
    public AllocationConfig withMaxIntentAge(Optional<BigDecimal> seconds) {
        return new AllocationConfig(rules, enabled, seconds, regime, budgets, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration switched on or off.
     *
     * @param on true to allocate
     * @return the changed configuration
     */
    public AllocationConfig withEnabled(boolean on) {
        return new AllocationConfig(rules, on, maxIntentAge, regime, budgets, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other multipliers.
     *
     * @param multipliers multipliers by regime
     * @return the changed configuration
     */
    public AllocationConfig withRegime(RegimeRules multipliers) {
        return new AllocationConfig(rules, enabled, maxIntentAge, multipliers, budgets, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other budgets.
     *
     * @param changed what one batch may add
     * @return the changed configuration
     */
    public AllocationConfig withBudgets(Budgets changed) {
        return new AllocationConfig(rules, enabled, maxIntentAge, regime, changed, limits, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other limits.
     *
     * @param changed limits on the resulting book
     * @return the changed configuration
     */
    public AllocationConfig withLimits(Limits changed) {
        return new AllocationConfig(rules, enabled, maxIntentAge, regime, budgets, changed, capacity, lots, gate, execution);
    }

    /**
     * This configuration with other capacity limits.
     *
     * @param changed limits by the market's liquidity
     * @return the changed configuration
     */
    public AllocationConfig withCapacity(Capacity changed) {
        return new AllocationConfig(rules, enabled, maxIntentAge, regime, budgets, limits, changed, lots, gate, execution);
    }

    /**
     * This configuration with other lots.
     *
     * @param changed tradable quantities
     * @return the changed configuration
     */
    public AllocationConfig withLots(Lots changed) {
        return new AllocationConfig(rules, enabled, maxIntentAge, regime, budgets, limits, capacity, changed, gate, execution);
    }

    /**
     * This configuration with other rules of the risk gate.
     *
     * @param changed rules of the risk gate
     * @return the changed configuration
     */
    public AllocationConfig withGate(GateRules changed) {
        return new AllocationConfig(rules, enabled, maxIntentAge, regime, budgets, limits, capacity, lots, changed, execution);
    }

    /**
     * This configuration with other rules for orders.
     *
     * @param changed how orders are made
     * @return the changed configuration
     */
    public AllocationConfig withExecution(ExecutionRules changed) {
        return new AllocationConfig(rules, enabled, maxIntentAge, regime, budgets, limits, capacity, lots, gate, changed);
    }

    /**
     * Checks what a new configuration may not have, but one stored earlier may: a share that can only be meant in percent.
     *
     * @return this configuration
     * @throws DataException naming the key of a share above 1 of daily volume, of the market's price, or of equity in one symbol
     */
    public AllocationConfig withoutPercent() {
        ConfigChecks.share("capacity.participation_cap_pct_adv", capacity.participationCapPctAdv());
        ConfigChecks.share("gate.price_band_pct", gate.priceBandPct());
        ConfigChecks.share("limits.max_symbol_pct_equity", limits.maxSymbolPctEquity());
        return this;
    }

    /** What a multiplier makes of a limit: one above 1 raises budgets only. Rules 1 raised participation by it, too. */
    BigDecimal ofLimit(BigDecimal multiplier) {
        return rules > 1 ? multiplier.min(BigDecimal.ONE) : multiplier;
    }
}
