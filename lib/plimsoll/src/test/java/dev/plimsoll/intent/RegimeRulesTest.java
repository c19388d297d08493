package dev.plimsoll.intent;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.store.files.AllocationConfigFile;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeRulesTest {

    private static final RegimeRules SHIPPED = AllocationConfigFile.shipped().regime();

    /** Which family gets what, and where gross, symbol capacity and participation tighten. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            trend,           0.9,  1,    1,    1.25,  0.75,  1
            mean_reversion,  0.9,  1,    1,    0.75,  1.25,  1
            high_volatility, 0.9,  0.6,  0.5,  0.6,   0.6,   0.6
            uncertain,       0.9,  0.8,  1,    0.64,  0.64,  0.64
            neutral,         0.9,  1,    1,    1,     1,     1
            ' Trend ',       0.9,  1,    1,    1.25,  0.75,  1
            '  ',            0.9,  1,    1,    1,     1,     1
            -,               -,    1,    1,    1,     1,     1
            something_else,  0.9,  1,    1,    1,     1,     1
            trend,           0.60, 1,    1,    1.25,  0.75,  1
            trend,           0.59, 0.7,  0.7,  0.875, 0.525, 0.7
            high_volatility, 0.59, 0.42, 0.35, 0.42,  0.42,  0.42
            trend,           -,    1,    1,    1.25,  0.75,  1
            """)
    void shippedMultipliers(String label, String confidence, String budget, String capacity, String trend, String meanReversion,
            String carry) {
        RegimeMultipliers m = SHIPPED.multipliers(new RegimeContext(Optional.ofNullable(label), Scene.dec(confidence)));
        assertThat(m.budget()).isEqualByComparingTo(budget);
        assertThat(m.capacity()).isEqualByComparingTo(capacity);
        assertThat(m.budgetOf(Optional.of("trend"))).isEqualByComparingTo(trend);
        assertThat(m.budgetOf(Optional.of("mean_reversion"))).isEqualByComparingTo(meanReversion);
        assertThat(m.budgetOf(Optional.of("carry"))).isEqualByComparingTo(carry);
        assertThat(m.budgetOf(Optional.empty())).isEqualByComparingTo(budget);
        assertThat(m.lowConfidence()).isEqualTo("0.59".equals(confidence));
        assertThat(m.label()).isEqualTo(label == null || label.isBlank() ? "neutral" : label.strip().toLowerCase(Locale.ROOT));
    }

    @Test
    void labelThenTheEntryDefaultThenTheDefaultMultiplier() {
        assertThat(budget(Map.of("TREND ", "1.5", "default", "0.9"), "trend")).isEqualByComparingTo("1.5");
        assertThat(budget(Map.of("trend", "1.5", "default", "0.9"), "other")).isEqualByComparingTo("0.9");
        assertThat(budget(Map.of("trend", "1.5"), "other")).isEqualByComparingTo("1.1");
    }

    @Test
    void isClampedAfterEverything() {
        assertThat(budget(Map.of("trend", "5"), "trend")).isEqualByComparingTo("2");
        assertThat(budget(Map.of("trend", "0.01"), "trend")).isEqualByComparingTo("0.1");
        RegimeMultipliers m = rules(Map.of("trend", "1.9"), "0.5").multipliers(new RegimeContext(Optional.of("trend"), Scene.dec("1")));
        assertThat(m.budgetOf(Optional.of("trend"))).as("1.9 times a tilt of 1.25").isEqualByComparingTo("2");
        RegimeMultipliers low = rules(Map.of("trend", "3"), "0.5").multipliers(new RegimeContext(Optional.of("trend"), Scene.dec("0")));
        assertThat(low.budget()).as("clamped after the low-confidence factor, not before").isEqualByComparingTo("1.5");
    }

    @Test
    void familiesAreInTheirOrder() {
        assertThat(SHIPPED.multipliers(new RegimeContext(Optional.of("uncertain"), Optional.empty())).familyBudgets().keySet())
                .containsExactly("carry", "mean_reversion", "trend");
    }

    @Test
    void regimesOfTheAllocatorHaveLabels() {
        assertThat(SHIPPED.labelOf(Regime.NORMAL)).isEqualTo("neutral");
        assertThat(SHIPPED.labelOf(Regime.ELEVATED)).isEqualTo("uncertain");
        assertThat(SHIPPED.labelOf(Regime.STRESS)).isEqualTo("high_volatility");
        assertThat(SHIPPED.labelOf(Regime.CRISIS)).isEqualTo("high_volatility");
        assertThat(rules(Map.of(), "0.5").labelOf(Regime.CRISIS)).as("not mapped").isEqualTo("calm");
    }

    /** Where multipliers act: price 100, 20 asked for; each limit alone would give 20 in a neutral regime. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            gross,         high_volatility, 12
            gross,         uncertain,       16
            gross,         trend,           20
            symbol,        high_volatility, 6
            symbol,        uncertain,       16
            participation, high_volatility, 10
            participation, uncertain,       20
            net,           high_volatility, 20
            turnover,      high_volatility, 20
            family,        trend,           20
            family,        mean_reversion,  15
            family,        uncertain,       12
            family,        high_volatility, 12
            strategy,      mean_reversion,  15
            symbol_budget, mean_reversion,  20
            symbol_budget, high_volatility, 12
            group,         uncertain,       16
            """)
    void multipliersTighten(String limit, String label, String approved) {
        Scene scene = new Scene().quote("A", "100", "1", "0.2", "200000").wants("s1/trend buy 20 A group=g").regime(label, "0.9");
        switch (limit) {
            case "gross" -> scene.limit("max_gross", "2000");
            case "symbol" -> scene.limit("max_symbol_notional", "2000");
            case "net" -> scene.limit("max_net", "2000");
            case "turnover" -> scene.limit("turnover_pct_equity", "0.02");
            case "participation" -> scene.participation("0.01");
            case "family" -> scene.familyBudget("trend", "2000");
            case "strategy" -> scene.strategyBudget("s1", "2000");
            case "symbol_budget" -> scene.symbolBudget("A", "2000");
            default -> scene.groupBudget("g", "2000");
        }
        assertThat(scene.run().decisions().get(0).approvedQty()).isEqualByComparingTo(approved);
    }

    @Test
    void aboveOneTheyLiftBudgetsButNotLimits() {
        Scene scene = new Scene().price("A", "100").wants("s1/trend buy 40 A").regime("trend", "0.9");
        assertThat(scene.familyBudget("trend", "2000").outcome()).containsExactly("A buy 25/40 clipped allocator_clip_strategy_budget");
        assertThat(new Scene().price("A", "100").wants("buy 40 A").limit("max_gross", "2000").limit("max_symbol_notional", "2000")
                .config(c -> with(c, "regime", rules(Map.of("neutral", "1.5"), "0.5"))).regime("neutral", "0.9").outcome())
                .containsExactly("A buy 20/40 clipped allocator_clip_symbol_capacity");
    }

    @Test
    void lowConfidenceIsNotedAndCutsBothMultipliers() {
        assertThat(new Scene().price("A", "100").wants("buy 20 A").limit("max_gross", "2000").regime("trend", "0.5").outcome())
                .containsExactly("A buy 14/20 clipped allocator_regime_low_confidence,allocator_clip_gross_exposure");
        assertThat(new Scene().price("A", "100").wants("buy 20 A").regime("trend", "0.5").outcome())
                .containsExactly("A buy 20/20 approved allocator_regime_low_confidence");
    }

    private static BigDecimal budget(Map<String, String> multipliers, String label) {
        return rules(multipliers, "0.5").multipliers(new RegimeContext(Optional.of(label), Optional.empty())).budget();
    }

    private static RegimeRules rules(Map<String, String> multipliers, String lowConfidence) {
        Map<String, BigDecimal> budgets = new HashMap<>();
        multipliers.forEach((label, value) -> budgets.put(label, new BigDecimal(value)));
        return new RegimeRules(" Calm", budgets, Map.of(), new BigDecimal("1.1"), BigDecimal.ONE, new BigDecimal("0.1"),
                new BigDecimal("2"), new BigDecimal("0.6"), new BigDecimal(lowConfidence), SHIPPED.familyTilts(), Map.of());
    }
}
