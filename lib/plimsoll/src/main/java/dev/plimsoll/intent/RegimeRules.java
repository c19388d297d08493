package dev.plimsoll.intent;

import static dev.plimsoll.intent.ConfigChecks.amounts;
import static dev.plimsoll.intent.ConfigChecks.atLeastZero;
import static dev.plimsoll.intent.ConfigChecks.byRegime;
import static dev.plimsoll.intent.ConfigChecks.label;
import static dev.plimsoll.intent.ConfigChecks.share;
import static java.math.BigDecimal.ONE;
import static java.util.Collections.unmodifiableMap;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Multipliers by regime: section {@code regime} of the configuration. Labels are compared without case and blanks around; maps are sorted
 * by key.
 *
 * @param defaultRegime label used when a request gives none
 * @param budgetMultipliers label → factor on budgets and gross exposure; the label {@code default} stands for those not listed
 * @param capacityMultipliers label → factor on capacities; likewise
 * @param defaultBudgetMultiplier factor where the map has neither
 * @param defaultCapacityMultiplier factor where the map has neither
 * @param minMultiplier least factor, after every adjustment
 * @param maxMultiplier greatest factor, after every adjustment
 * @param lowConfidenceThreshold confidence below which the regime is in doubt, 0 to 1
 * @param lowConfidenceMultiplier factor on both multipliers then
 * @param familyTilts label → strategy family → factor on that family's budget
 * @param fromAllocator label for each regime of the allocator; one that is not listed leads to the default regime
 */
public record RegimeRules(String defaultRegime, Map<String, BigDecimal> budgetMultipliers, Map<String, BigDecimal> capacityMultipliers,
        BigDecimal defaultBudgetMultiplier, BigDecimal defaultCapacityMultiplier, BigDecimal minMultiplier, BigDecimal maxMultiplier,
        BigDecimal lowConfidenceThreshold, BigDecimal lowConfidenceMultiplier, Map<String, Map<String, BigDecimal>> familyTilts,
        Map<Regime, String> fromAllocator) {

    private static final String ANY = "default";

    /**
     * Checks ranges, normalises labels, copies and sorts the maps.
     *
     * @throws DataException naming the key of a value out of range, a blank label, or one given twice
     */
    public RegimeRules {
        defaultRegime = label("regime.default", defaultRegime);
        budgetMultipliers = byRegime("regime.budget_multipliers", amounts("regime.budget_multipliers", budgetMultipliers));
        capacityMultipliers = byRegime("regime.capacity_multipliers", amounts("regime.capacity_multipliers", capacityMultipliers));
        atLeastZero("regime.default_budget_multiplier", defaultBudgetMultiplier);
        atLeastZero("regime.default_capacity_multiplier", defaultCapacityMultiplier);
        atLeastZero("regime.min_multiplier", minMultiplier);
        atLeastZero("regime.max_multiplier", maxMultiplier);
        if (minMultiplier.compareTo(maxMultiplier) > 0) {
            throw new DataException("regime.min_multiplier: found " + Decimals.text(minMultiplier)
                    + ", expected no more than regime.max_multiplier, which is " + Decimals.text(maxMultiplier) + ".");
        }
        share("regime.low_confidence_threshold", lowConfidenceThreshold);
        share("regime.low_confidence_multiplier", lowConfidenceMultiplier);
        Map<String, Map<String, BigDecimal>> tilts = new LinkedHashMap<>();
        byRegime("regime.family_tilts", familyTilts).forEach((label, families) ->
                tilts.put(label, amounts("regime.family_tilts." + label, families)));
        familyTilts = unmodifiableMap(tilts);
        Map<Regime, String> labels = new EnumMap<>(Regime.class);
        fromAllocator.forEach((regime, label) -> labels.put(regime, label("regime.from_allocator." + regime, label)));
        fromAllocator = unmodifiableMap(labels);
    }

    /** These rules with other tilts. */
    RegimeRules withFamilyTilts(Map<String, Map<String, BigDecimal>> tilts) {
        return new RegimeRules(defaultRegime, budgetMultipliers, capacityMultipliers, defaultBudgetMultiplier, defaultCapacityMultiplier,
                minMultiplier, maxMultiplier, lowConfidenceThreshold, lowConfidenceMultiplier, tilts, fromAllocator);
    }

    /**
     * The label of a regime of the allocator.
     *
     * @param regime a regime
     * @return its label, or the default regime's
     */
    public String labelOf(Regime regime) {
        return fromAllocator.getOrDefault(regime, defaultRegime);
    }

    /**
     * What a regime makes of budgets and capacities: clamp(multiplier × low-confidence factor), for a family's budget
     * clamp(multiplier × low-confidence factor × tilt).
     *
     * @param context the regime
     * @return the multipliers
     */
    public RegimeMultipliers multipliers(RegimeContext context) {
        String label = context.label().map(RegimeRules::normalised).filter(text -> !text.isEmpty()).orElse(defaultRegime);
        boolean low = context.confidence().filter(confidence -> confidence.compareTo(lowConfidenceThreshold) < 0).isPresent();
        BigDecimal factor = low ? lowConfidenceMultiplier : ONE;
        BigDecimal budget = of(budgetMultipliers, label, defaultBudgetMultiplier).multiply(factor);
        BigDecimal capacity = of(capacityMultipliers, label, defaultCapacityMultiplier).multiply(factor);
        Map<String, BigDecimal> families = new LinkedHashMap<>();
        familyTilts.getOrDefault(label, Map.of()).forEach((family, tilt) -> families.put(family, clamped(budget.multiply(tilt))));
        return new RegimeMultipliers(label, context.confidence(), low, clamped(budget), clamped(capacity), families);
    }

    private static BigDecimal of(Map<String, BigDecimal> multipliers, String label, BigDecimal otherwise) {
        return Optional.ofNullable(multipliers.get(label)).orElseGet(() -> multipliers.getOrDefault(ANY, otherwise));
    }

    private BigDecimal clamped(BigDecimal multiplier) {
        return multiplier.max(minMultiplier).min(maxMultiplier);
    }

    /** A label without blanks around it, in lower case. */
    static String normalised(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

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
            familyBudgets = unmodifiableMap(new LinkedHashMap<>(familyBudgets));
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
}
