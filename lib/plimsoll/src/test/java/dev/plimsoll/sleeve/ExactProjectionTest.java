package dev.plimsoll.sleeve;

import static dev.plimsoll.Sampled.SOAK;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import dev.plimsoll.sleeve.ProjectionProblem.Projected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactProjectionTest {

    private static final int SETS = SOAK ? 2_000_000 : 10_000;

    private static AssetWeights weights(double[] values) {
        List<String> assets = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            assets.add("A" + (char) (0x1000 + i));
        }
        return AssetWeights.computed(List.copyOf(assets), values.clone());
    }

    @Test
    void everySetThatHoldsAPointIsProjectedOntoWithin1e9() {
        RandomSets sets = new RandomSets(50);
        for (int k = 0; k < SETS; k++) {
            RandomSets.Case given = sets.feasible(k % 100 == 0 ? 300 : 20);
            Projected projected = ExactProjection.project(given.problem());
            AssetWeights weights = weights(projected.weights());
            ConstraintCheck check = ConstraintCheck.of(weights, given.previous().map(ExactProjectionTest::weights), given.constraints());
            assertThat(check.largestViolation()).as("set %d", k).isLessThan(1e-9);
            assertThat(projected.kkt().orElseThrow().largest()).as("set %d", k).isLessThan(1e-9);
            assertThat(projected.status()).as("set %d", k).isEqualTo(ProjectionStatus.OPTIMAL);
            assertThat(projected.iterations()).as("set %d", k).isLessThan(60);
        }
    }

    /** Bounds are no measure of the data: one of 1e17 means no bound. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 1e3, 1e6, 1e9, 1e12, 1e15, 1e17, 1e300})
    void wideBoundsAreNoBounds(double bound) {
        Combination combination = PortfolioSleeveAllocator.of(with(AllocationConstraints.defaults(), "lower", -bound, "upper", bound),
                Projection.EXACT).combine(SleevePositions.of(Map.of("s", Map.of("X", 10.0, "Y", 10.0))), RiskBudgets.of(Map.of("s", 1.0)));
        assertThat(combination.weights().toArray()).containsExactly(new double[] {1, 1}, within(1e-12));
        assertThat(combination.feasibility().status()).isEqualTo(ProjectionStatus.OPTIMAL);
    }

    @Test
    void theFirstRulesTookThemForTheSizeOfTheData() {
        Combination combination = with(PortfolioSleeveAllocator.of(with(AllocationConstraints.defaults(), "lower", -1e17, "upper", 1e17),
                Projection.EXACT), "rules", SleeveRules.FIRST)
                .combine(SleevePositions.of(Map.of("s", Map.of("X", 10.0, "Y", 10.0))), RiskBudgets.of(Map.of("s", 1.0)));
        assertThat(combination.weights().toArray()).containsExactly(10, 10);
        assertThat(combination.feasibility().feasible()).isFalse();
    }

    @Test
    void noCapIsBrokenWhateverTheBounds() {
        RandomSets sets = new RandomSets(54);
        SplittableRandom random = new SplittableRandom(55);
        for (int k = 0; k < SETS; k++) {
            double lower = -Math.pow(10, random.nextDouble(-1, 17));
            double upper = Math.pow(10, random.nextDouble(-1, 17));
            RandomSets.Case given = switch (k % 4) {
                case 0 -> sets.within(lower, upper);
                case 1 -> sets.within(-upper, upper);
                case 2 -> sets.within(0, upper);
                default -> sets.within(lower, 0);
            };
            Projected projected = ExactProjection.project(given.problem());
            ConstraintCheck check = ConstraintCheck.of(weights(projected.weights()), given.previous().map(ExactProjectionTest::weights),
                    given.constraints());
            assertThat(check.largestViolation()).as("set %d", k).isLessThan(1e-9);
            assertThat(projected.status()).as("set %d", k).isEqualTo(ProjectionStatus.OPTIMAL);
        }
    }

    /** Sets of a single point or nearly so, from round numbers: the prices of gross and turnover hold each other at any height. */
    @ParameterizedTest
    @CsvSource({
        "-0.25, 2, 1, 1, 0.75, -1 -6 0 6.5 3.25, 0.5 0.25 -0.25 0 0.25",
        "-1.25, 1.25, 1, 15.75, 0.5, -3 3.75 0 -2.75 -2 -2.25 2, 0 -0.25 0.25 0.25 0 -0.25 -0.25",
        "-0.5, 1, 1.25, 11.5, 0.5, -3 0 4.5 -1 2 -1.25, 0.25 0.25 0.25 -0.25 0.25 0.25"})
    void tiesDoNotHoldItUp(double lower, double upper, double gross, double net, double turnover, String target, String previous) {
        Projected projected = ExactProjection.project(ProjectionProblem.of(numbers(target), Optional.of(numbers(previous)),
                new AllocationConstraints(lower, upper, gross, net, OptionalDouble.of(turnover)), SleeveRules.SECOND));
        assertThat(projected.status()).isEqualTo(ProjectionStatus.OPTIMAL);
        assertThat(projected.kkt().orElseThrow().largest()).isLessThan(1e-12);
        assertThat(projected.iterations()).isLessThan(20);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The nearest point w of a convex set to a is the one with (a − w)·(y − w) ≤ 0 for every point y of the set. */
    @Test
    void noOtherPointOfTheSetIsNearer() {
        RandomSets sets = new RandomSets(51);
        for (int k = 0; k < 2_000; k++) {
            RandomSets.Case given = sets.feasible(12);
            double[] nearest = ExactProjection.project(given.problem()).weights();
            for (int other = 0; other < 5; other++) {
                RandomSets.Case elsewhere = sets.any(12);
                double[] start = new double[nearest.length];
                for (int i = 0; i < start.length; i++) {
                    start[i] = nearest[i] + elsewhere.target()[i % elsewhere.target().length];
                }
                double[] inside = ExactProjection.project(
                        ProjectionProblem.of(start, given.previous(), given.constraints(), SleeveRules.SECOND)).weights();
                double product = 0;
                for (int i = 0; i < start.length; i++) {
                    product += (given.target()[i] - nearest[i]) * (inside[i] - nearest[i]);
                }
                assertThat(product).as("set %d", k).isLessThan(1e-9);
            }
        }
    }

    @Test
    void theLedgerExplainsEveryMove() {
        RandomSets sets = new RandomSets(52);
        for (int k = 0; k < 4_000; k++) {
            RandomSets.Case given = sets.any(20);
            for (Projected projected : List.of(ExactProjection.project(given.problem()), SequentialProjection.project(given.problem()))) {
                for (int i = 0; i < given.target().length; i++) {
                    double moved = 0;
                    for (Constraint constraint : Constraint.values()) {
                        moved += projected.moves()[constraint.ordinal()][i];
                    }
                    assertThat(moved).as("set %d", k).isCloseTo(projected.weights()[i] - given.target()[i], within(1e-12));
                }
            }
        }
    }

    /** The term of a cap has the size of its price at most, and a cap with room moves nothing. */
    @Test
    void onlyBindingConstraintsMoveAnything() {
        RandomSets sets = new RandomSets(53);
        for (int k = 0; k < 4_000; k++) {
            RandomSets.Case given = sets.feasible(20);
            Projected projected = ExactProjection.project(given.problem());
            Multipliers prices = projected.multipliers().orElseThrow();
            ConstraintCheck check = ConstraintCheck.of(weights(projected.weights()), given.previous().map(ExactProjectionTest::weights),
                    given.constraints());
            for (int i = 0; i < given.target().length; i++) {
                assertThat(Math.abs(projected.moves()[Constraint.GROSS_CAP.ordinal()][i]))
                        .isLessThanOrEqualTo(prices.gross() * (1 + 1e-15));
                assertThat(Math.abs(projected.moves()[Constraint.TURNOVER_CAP.ordinal()][i]))
                        .isLessThanOrEqualTo(prices.turnover() * (1 + 1e-15));
                for (Constraint constraint : Constraint.values()) {
                    assertThat(projected.moves()[constraint.ordinal()][i] == 0 || check.binding(1e-9).contains(constraint))
                            .as("set %d %s", k, constraint).isTrue();
                }
            }
        }
    }

    @Test
    void theResidualsSeeWrongWeightsAndWrongPrices() {
        ProjectionProblem problem = ProjectionProblem.of(new double[] {2, 1, -1}, Optional.empty(),
                with(AllocationConstraints.defaults(), "lower", -3, "upper", 3, "grossCap", 2.5), SleeveRules.SECOND);
        double[] nearest = {1.5, 0.5, -0.5};
        assertThat(KktResiduals.of(problem, nearest, new Multipliers(0.5, 0, 0)).largest()).isZero();
        assertThat(KktResiduals.of(problem, new double[] {1.6, 0.4, -0.5}, new Multipliers(0.5, 0, 0)).stationarity())
                .isCloseTo(0.1, within(1e-15));
        assertThat(KktResiduals.of(problem, new double[] {1.6, 0.5, -0.5}, new Multipliers(0.5, 0, 0)).primal())
                .isCloseTo(0.1, within(1e-15));
        assertThat(KktResiduals.of(problem, nearest, new Multipliers(0.4, 0, 0)).stationarity()).isCloseTo(0.1, within(1e-15));
        assertThat(KktResiduals.of(problem, nearest, new Multipliers(-0.5, 0, 0)).dual()).isEqualTo(0.5);
        assertThat(KktResiduals.of(problem, nearest, new Multipliers(0.5, 0.1, 0)).complementarity()).isCloseTo(0.05, within(1e-15));
    }

    /** Capped at 3 in gross, (3, 2, 0.5) loses one from each of the first two and half from the last, which stops at 0. */
    @Test
    void aHandMadeCaseHasItsPrices() {
        Combination combination = PortfolioSleeveAllocator
                .of(with(AllocationConstraints.defaults(), "lower", -5, "upper", 5, "grossCap", 3, "netCap", 10), Projection.EXACT)
                .combine(SleevePositions.of(Map.of("s", Map.of("X", 3.0, "Y", 2.0, "Z", 0.5))), RiskBudgets.of(Map.of("s", 1.0)));
        assertThat(combination.weights().toArray()).containsExactly(new double[] {2, 1, 0}, within(1e-14));
        assertThat(combination.feasibility().multipliers()).hasValueSatisfying(
                prices -> assertThat(prices.gross()).isCloseTo(1, within(1e-14)));
        assertThat(combination.feasibility().binding()).containsExactly(Constraint.GROSS_CAP);
        assertThat(combination.ledger().moved(Constraint.GROSS_CAP).toArray()).containsExactly(new double[] {-1, -1, -0.5}, within(1e-14));
        assertThat(combination.ledger().moved(Constraint.BOUNDS).gross()).isZero();
    }

    @Test
    void aSetThatIsEmptyOnlyByRoundingHasItsPoint() {
        // Three times 0.1 is 0.30000000000000004.
        Combination combination = PortfolioSleeveAllocator
                .of(with(AllocationConstraints.defaults(), "lower", 0.1, "upper", 1, "grossCap", 0.3), Projection.EXACT)
                .combine(SleevePositions.of(Map.of("s", Map.of("X", 3.0, "Y", 2.0, "Z", 0.5))), RiskBudgets.of(Map.of("s", 1.0)));
        assertThat(combination.feasibility().status()).isEqualTo(ProjectionStatus.OPTIMAL);
        assertThat(combination.weights().toArray()).containsExactly(new double[] {0.1, 0.1, 0.1}, within(1e-9));
        assertThat(combination.feasibility().feasible()).isTrue();
    }

    @Test
    void aViolationBelowTheToleranceIsNone() {
        SleevePositions positions = SleevePositions.of(Map.of("s", Map.of("X", 1.5 + 5e-10)));
        RiskBudgets budgets = RiskBudgets.of(Map.of("s", 1.0));
        Combination exact = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.EXACT).combine(positions, budgets);
        assertThat(exact.feasibility().projectionApplied()).isFalse();
        assertThat(exact.weights().get("X")).isEqualTo(1.5 + 5e-10);
        Combination sequential =
                PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL).combine(positions, budgets);
        assertThat(sequential.feasibility().projectionApplied()).isTrue();
        assertThat(sequential.weights().get("X")).isEqualTo(1.5);
    }

    @Test
    void positionsOfAnySizeAreBroughtIn() {
        for (double size : new double[] {1e-6, 1, 1e3, 1e6}) {
            Combination combination = PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.EXACT).combine(
                    SleevePositions.of(Map.of("s", Map.of("X", 3 * size, "Y", 2 * size, "Z", -0.7 * size, "W", 0.0))),
                    RiskBudgets.of(Map.of("s", 1.0)));
            assertThat(combination.feasibility().converged()).as("%s", size).isTrue();
            assertThat(combination.feasibility().largestViolation()).isLessThan(1e-9);
        }
    }
}
