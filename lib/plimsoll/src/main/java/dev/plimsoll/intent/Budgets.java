package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Money one batch may add to positions, before the regime's budget multiplier: section {@code budgets} of the configuration. What is not
 * listed has no limit. Maps are sorted by key.
 *
 * @param families strategy family → budget, shared by its strategies
 * @param strategies strategy → budget of its own, beside its family's
 * @param symbols symbol → budget
 * @param correlationGroups correlation group → budget, shared by its symbols
 */
public record Budgets(Map<String, BigDecimal> families, Map<String, BigDecimal> strategies, Map<String, BigDecimal> symbols,
        Map<String, BigDecimal> correlationGroups) {

    /**
     * Checks, copies and sorts the maps.
     *
     * @throws dev.plimsoll.error.DataException naming the key of a budget below 0 or with a blank name
     */
    public Budgets {
        families = ConfigChecks.amounts("budgets.families", families);
        strategies = ConfigChecks.amounts("budgets.strategies", strategies);
        symbols = ConfigChecks.amounts("budgets.symbols", symbols);
        correlationGroups = ConfigChecks.amounts("budgets.correlation_groups", correlationGroups);
    }
}
