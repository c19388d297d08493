package dev.plimsoll.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Combination.SleeveContributions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the allocator is used, each as short as it can be said. */
class SleeveExamplesTest {

    private static final SleevePositions THREE = SleevePositions.of(Map.of(
            "tsmom", Map.of("ES", 0.5, "GC", -0.3, "CL", 0.4),
            "xsec", Map.of("ES", -0.2, "GC", 0.4, "SI", 0.3),
            "carry", Map.of("GC", 0.6, "CL", -0.2, "SI", 0.1)));
    private static final RiskBudgets BUDGETS = RiskBudgets.of(Map.of("tsmom", 0.5, "xsec", 0.3, "carry", 0.2));

    @Test
    void twoSleeves() {
        PortfolioSleeveAllocator allocator = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL);
        SleevePositions positions = SleevePositions.of(Map.of(
                "tsmom", Map.of("ES", 0.8, "GC", -0.4, "CL", 0.6),
                "xsec", Map.of("ES", -0.3, "GC", 0.7, "SI", 0.5)));
        RiskBudgets budgets = RiskBudgets.of(Map.of("tsmom", 0.6, "xsec", 0.4));

        Combination combination = allocator.combine(positions, budgets);

        assertThat(combination.assets()).containsExactly("CL", "ES", "GC", "SI");
        assertThat(combination.weights().toArray()).containsExactly(new double[] {0.36, 0.36, 0.04, 0.20}, within(1e-15));
        assertThat(combination.feasibility().initialViolations().any()).isFalse();
        assertThat(combination.feasibility().finalViolations()).isEmpty();
        assertThat(combination.feasibility().projectionApplied()).isFalse();
    }

    @Test
    void threeSleeves() {
        PortfolioSleeveAllocator allocator = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL);

        AssetWeights weights = allocator.combine(THREE, BUDGETS).weights();

        assertThat(weights.get("CL")).isCloseTo(0.16, within(1e-15));
        assertThat(weights.get("ES")).isCloseTo(0.19, within(1e-15));
        assertThat(weights.get("GC")).isCloseTo(0.09, within(1e-15));
        assertThat(weights.get("SI")).isCloseTo(0.11, within(1e-15));
        assertThat(weights.gross()).isCloseTo(0.55, within(1e-15));
        assertThat(weights.net()).isCloseTo(0.55, within(1e-15));
        assertThat(weights.countHeld()).isEqualTo(4);
    }

    @Test
    void turnoverAgainstTheLastWeights() {
        AllocationConstraints constraints = AllocationConstraints.defaults().withTurnoverCap(0.5);
        AssetWeights previous = AssetWeights.of(Map.of("ES", 0.5, "GC", -0.2, "CL", 0.3));

        Combination sequential =
                PortfolioSleeveAllocator.of(constraints, Projection.SEQUENTIAL).combine(THREE, BUDGETS, Optional.of(previous));
        Combination exact = PortfolioSleeveAllocator.of(constraints, Projection.EXACT).combine(THREE, BUDGETS, Optional.of(previous));

        assertThat(ConstraintCheck.turnover(sequential.unconstrained(), previous)).isCloseTo(0.85, within(1e-15));
        assertThat(ConstraintCheck.turnover(sequential.weights(), previous)).isCloseTo(0.5, within(1e-15));
        assertThat(ConstraintCheck.turnover(exact.weights(), previous)).isCloseTo(0.5, within(1e-15));
        assertThat(exact.feasibility().distance()).isLessThan(sequential.feasibility().distance());
        assertThat(exact.feasibility().binding()).containsExactly(Constraint.TURNOVER_CAP);
        // The changes of 0.31, 0.29, 0.14 and 0.11 each give 0.0875 away: 0.35 in all.
        assertThat(exact.feasibility().multipliers().orElseThrow().turnover()).isCloseTo(0.0875, within(1e-15));
    }

    @Test
    void contributionsSumToTheWeights() {
        Combination combination = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL)
                .combine(THREE, BUDGETS);
        SleeveContributions contributions = combination.contributions();

        assertThat(contributions.sleeves()).containsExactly("carry", "tsmom", "xsec");
        assertThat(contributions.ofSleeve(1).toArray()).containsExactly(new double[] {0.20, 0.25, -0.15, 0.00}, within(1e-15));
        for (int asset = 0; asset < combination.assets().size(); asset++) {
            double sum = contributions.value(asset, 0) + contributions.value(asset, 1) + contributions.value(asset, 2);
            assertThat(sum).isCloseTo(combination.weights().value(asset), within(1e-15));
        }
    }
}
