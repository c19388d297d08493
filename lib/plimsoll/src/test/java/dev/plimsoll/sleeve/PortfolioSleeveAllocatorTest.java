package dev.plimsoll.sleeve;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioSleeveAllocatorTest {

    private static final PortfolioSleeveAllocator DEFAULT =
            PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL);
    private static final SleevePositions ONE = SleevePositions.of(Map.of("s", Map.of("ES", 1.0)));

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e150, 1e155, 1e200, 1e300})
    void theDistanceOfHugePositionsIsANumber(double size) {
        Combination combination = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL).combine(
                SleevePositions.of(Map.of("s", Map.of("X", 3 * size, "Y", -4 * size))), RiskBudgets.of(Map.of("s", 1.0)));
        assertThat(combination.feasibility().distance() / size).isCloseTo(5, within(1e-2));
    }

    @Test
    void eachBadInputHasItsOwnMessage() {
        refused(() -> SleevePositions.of(Map.of()), "There are no sleeves");
        refused(() -> SleevePositions.of(Map.of(" ", Map.of("ES", 1.0))), "blank name");
        refused(() -> SleevePositions.of(Map.of("tsmom", Map.of("GC", Double.NaN))), "The position of sleeve tsmom in GC is NaN");
        refused(() -> SleevePositions.of(Map.of("tsmom", Map.of("GC", Double.NEGATIVE_INFINITY))),
                "The position of sleeve tsmom in GC is -Infinity");
        Map<String, Double> blank = new HashMap<>();
        blank.put("GC", null);
        refused(() -> SleevePositions.of(Map.of("tsmom", blank)), "The position of sleeve tsmom in GC is null");
        refused(() -> SleevePositions.of(Map.of("tsmom", Map.of("", 1.0))), "an asset without a name");
        refused(() -> RiskBudgets.of(Map.of()), "There are no risk budgets");
        refused(() -> RiskBudgets.of(Map.of("a", 1.2, "b", -0.2)), "The risk budget of sleeve b is negative: -0.2");
        refused(() -> RiskBudgets.of(Map.of("a", Double.NaN)), "The risk budget of sleeve a is NaN");
        refused(() -> RiskBudgets.of(Map.of("a", 0.6, "b", 0.5)), "Risk budgets must sum to 1.0, got 1.100000 over {a=0.6, b=0.5}");
        refused(() -> DEFAULT.combine(ONE, RiskBudgets.of(Map.of("other", 1.0))),
                "Sleeve s has positions but no risk budget; the budgets name [other]");
        refused(() -> DEFAULT.combine(SleevePositions.of(Map.of("s", Map.of())), RiskBudgets.of(Map.of("s", 1.0))), "names an asset");
        refused(() -> AssetWeights.of(Map.of("ES", Double.NaN)), "The weight of ES is NaN");
        refused(() -> DEFAULT.combine(SleevePositions.of(Map.of("s", Map.of("A", 1.7e308), "t", Map.of("B", 1.7e308, "A", 1.7e308))),
                RiskBudgets.of(Map.of("s", 0.5, "t", 0.5))), "too large for a number");
    }

    private static void refused(Runnable action, String message) {
        assertFails(action::run, DataException.class, message);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 7, 2, , lower bound per asset is 2.0", "NaN, 1, 7, 2, , lower bound is NaN", "-1, Infinity, 7, 2, , upper bound is Infinity",
        "-1, 1, 0, 2, , gross_cap is 0.0", "-1, 1, 7, -1, , net_cap is -1.0", "-1, 1, 7, 2, -0.1, turnover_cap is -0.1",
        "-1, 1, 7, 2, NaN, turnover_cap is NaN"})
    void limitsAreChecked(double lower, double upper, double gross, double net, Double turnover, String message) {
        assertFails(() -> {
            AllocationConstraints limits = with(AllocationConstraints.defaults(), "lower", lower, "upper", upper, "grossCap", gross,
                    "netCap", net);
            limits.withTurnoverCap(turnover);
        }, UsageException.class, message);
    }

    @ParameterizedTest
    @CsvSource({"1e-5, true", "1.09e-5, true", "1.11e-5, false", "-1.09e-5, true", "-1.11e-5, false"})
    void budgetsMaySumToAlmostOne(double excess, boolean taken) {
        Map<String, Double> budgets = Map.of("a", 0.5, "b", 0.25, "unused", 0.25 + excess);
        if (taken) {
            assertThat(RiskBudgets.of(budgets).budget("a")).isEqualTo(0.5);
        } else {
            refused(() -> RiskBudgets.of(budgets), "must sum to 1.0");
        }
    }

    @Test
    void aBudgetWithoutPositionsIsReportedAndUnused() {
        Combination combination = DEFAULT.combine(ONE, RiskBudgets.of(Map.of("s", 0.4, "z", 0.1, "b", 0.5)));
        assertThat(combination.withoutPositions()).containsExactly("b", "z");
        assertThat(combination.sleeves()).containsExactly("s");
        assertThat(combination.weights().toMap()).isEqualTo(Map.of("ES", 0.4));
    }

    @Test
    void turnoverCountsOnlyWithACapAndPreviousWeights() {
        Optional<AssetWeights> previous = Optional.of(AssetWeights.of(Map.of("NQ", 1.0)));
        RiskBudgets budgets = RiskBudgets.of(Map.of("s", 1.0));
        PortfolioSleeveAllocator capped =
                PortfolioSleeveAllocator.of(AllocationConstraints.defaults().withTurnoverCap(0.5), Projection.SEQUENTIAL);
        assertThat(DEFAULT.combine(ONE, budgets, previous).feasibility().initialViolations().any()).isFalse();
        assertThat(capped.combine(ONE, budgets).feasibility().initialViolations().any()).isFalse();

        Combination combination = capped.combine(ONE, budgets, previous);
        assertThat(combination.assets()).containsExactly("ES", "NQ");
        assertThat(combination.feasibility().initialViolations()).isEqualTo(new Violations(List.of(Constraint.TURNOVER_CAP)));
        assertThat(combination.weights().toArray()).containsExactly(0.25, 0.75);
        assertThat(combination.ledger().moved(Constraint.TURNOVER_CAP).toArray()).containsExactly(-0.75, 0.75);
        assertThat(combination.feasibility().distance()).isCloseTo(Math.sqrt(2 * 0.75 * 0.75), within(1e-15));
        assertThat(combination.feasibility().check().slacks().get(3)).isEqualTo(new ConstraintSlack(Constraint.TURNOVER_CAP, 0.5, 0.5, 0));
    }

    @Test
    void theCheckNamesTheWeightWithTheLeastRoom() {
        AssetWeights weights = AssetWeights.of(Map.of("A", 0.5, "B", -1.25, "C", 1.0));
        ConstraintCheck check = ConstraintCheck.of(weights, Optional.empty(), with(AllocationConstraints.defaults(), "grossCap", 2.5));
        assertThat(check.slacks()).containsExactly(new ConstraintSlack(Constraint.BOUNDS, -1.25, -1.5, 0.25),
                new ConstraintSlack(Constraint.GROSS_CAP, 2.75, 2.5, -0.25), new ConstraintSlack(Constraint.NET_CAP, 0.25, 2, 1.75));
        assertThat(check.violations(0)).isEqualTo(new Violations(List.of(Constraint.GROSS_CAP)));
        assertThat(check.violations(0.25).any()).isFalse();
        assertThat(check.largestViolation()).isEqualTo(0.25);
    }

    /** Whatever order sleeves and assets come in, with names that only code points order rightly. */
    @ParameterizedTest
    @EnumSource(Projection.class)
    void anyOrderOfTheInputsGivesTheSameBits(Projection projection) {
        List<String> names = new ArrayList<>(List.of("ES", "es", "Ä", "\uFB00", "\uD83D\uDE00", "\uD834\uDD1E", "6B", "\u0130"));
        SplittableRandom random = new SplittableRandom(70);
        for (int k = 0; k < 300; k++) {
            Map<String, Map<String, Double>> positions = new LinkedHashMap<>();
            Map<String, Double> budgets = new LinkedHashMap<>();
            Map<String, Double> previous = new LinkedHashMap<>();
            for (String sleeve : List.of("b", "\uFB00", "\uD83D\uDE00", "a")) {
                Map<String, Double> byAsset = new LinkedHashMap<>();
                names.forEach(asset -> byAsset.put(asset, random.nextDouble(-3, 3)));
                byAsset.remove(names.get(random.nextInt(names.size())));
                positions.put(sleeve, byAsset);
                budgets.put(sleeve, 0.25);
            }
            names.forEach(asset -> previous.put(asset, random.nextDouble(-1, 1)));
            PortfolioSleeveAllocator allocator = PortfolioSleeveAllocator.of(
                    with(AllocationConstraints.defaults(), "lower", -1, "upper", 1.1, "grossCap", 3.3, "netCap", 0.7)
                            .withTurnoverCap(2.9), projection);
            Combination first = combine(allocator, positions, budgets, previous);
            Map<String, Map<String, Double>> turned = new LinkedHashMap<>();
            long seed = k;
            shuffled(positions, seed).forEach((sleeve, byAsset) -> turned.put(sleeve, shuffled(byAsset, seed)));
            assertThat(combine(allocator, turned, shuffled(budgets, k), shuffled(previous, k + 1))).isEqualTo(first);
            assertThat(first.assets()).containsExactly("6B", "ES", "es", "Ä", "\u0130", "\uFB00", "\uD834\uDD1E", "\uD83D\uDE00");
            assertThat(first.sleeves()).containsExactly("a", "b", "\uFB00", "\uD83D\uDE00");
        }
    }

    private static Combination combine(PortfolioSleeveAllocator allocator, Map<String, Map<String, Double>> positions,
            Map<String, Double> budgets, Map<String, Double> previous) {
        return allocator.combine(SleevePositions.of(positions), RiskBudgets.of(budgets), Optional.of(AssetWeights.of(previous)));
    }

    private static <V> Map<String, V> shuffled(Map<String, V> map, long seed) {
        List<String> names = new ArrayList<>(map.keySet());
        Collections.shuffle(names, new Random(seed));
        Map<String, V> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, map.get(name)));
        return shuffled;
    }

    @Test
    void noResultHasANegativeZero() {
        Combination combination = DEFAULT.combine(SleevePositions.of(Map.of("s", Map.of("A", -0.0, "B", -1.0))),
                RiskBudgets.of(Map.of("s", 0.0, "t", 1.0)));
        assertThat(combination.weights().toMap()).hasToString("{A=0.0, B=0.0}");
        assertThat(1 / combination.contributions().value(1, 0)).isPositive();
    }

    @Test
    void aNameSelectsAProjection() {
        assertThat(Projection.parse("exact")).isEqualTo(Projection.EXACT);
        assertFails(() -> Projection.parse("Exact"), UsageException.class, "sequential or exact");
    }
}
