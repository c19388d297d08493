package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the regime makes of budgets and capacities, each within the configured bounds.
 *
 * @param label normalised regime label
 * @param confidence as given; missing = not doubted
 * @param lowConfidence whether the confidence is below the threshold, so that both multipliers were cut
 * @param budget factor on gross exposure, symbol capacity, symbol and correlation budgets
 * @param capacity factor on symbol capacity and participation
 * @param familyBudgets factor on the budget of each tilted family and of its strategies; other families have {@code budget};
 *     by family in code-point order
 */
public record RegimeMultipliers(String label, Optional<BigDecimal> confidence, boolean lowConfidence, BigDecimal budget,
        BigDecimal capacity, Map<String, BigDecimal> familyBudgets) {

    public RegimeMultipliers {
        familyBudgets = Collections.unmodifiableMap(new LinkedHashMap<>(familyBudgets));
    }

    /**
     * Factor on the budget of a family.
     *
     * @param family a family; missing = none
     * @return its tilted factor, or that of the regime
     */
    public BigDecimal budgetOf(Optional<String> family) {
        return family.map(name -> familyBudgets.getOrDefault(name, budget)).orElse(budget);
    }
}
