package dev.plimsoll.sleeve;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.Tables;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.Overlay.VolatilityManagedScaler;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import dev.plimsoll.sleeve.SleeveBacktest.MissingDates;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SleeveBacktestTest {

    private static final Panel RETURNS = Tables.table("""
            date        A      B
            2024-01-05  0.10   -0.05
            2024-01-08  -0.10  -
            2024-01-09  0.20   0.10
            2024-01-10  0.05   -0.20
            """);
    private static final Map<String, Panel> POSITIONS = Map.of(
            "trend", Tables.table("""
                    date        A    B
                    2024-01-05  1.0  -
                    2024-01-09  2.0  -1.0
                    """),
            "carry", Tables.table("""
                    date        B
                    2024-01-05  0.5
                    """));
    private static final SampleMarket MARKET = SampleMarket.simulate(SampleMarket.DEFAULT_SEED);
    private static final RiskBudgets HALVES = RiskBudgets.of(Map.of("trend", 0.5, "carry", 0.5));

    private static SleeveBacktest backtest(AllocationConstraints constraints, Projection projection) {
        return SleeveBacktest.of(PortfolioSleeveAllocator.of(constraints, projection), HALVES);
    }

    private static SleeveBacktest backtest() {
        return backtest(AllocationConstraints.defaults(), Projection.SEQUENTIAL);
    }

    private static SleeveBacktest ofTheMarket(PortfolioSleeveAllocator allocator) {
        return SleeveBacktest.of(allocator, RiskBudgets.of(SampleMarket.sleeveBudgets()));
    }

    private static double moved(Combination combination, int asset) {
        return Arrays.stream(Constraint.values()).mapToDouble(constraint -> combination.ledger().moved(constraint).value(asset)).sum();
    }

    @Test
    void aBookByHand() {
        SleeveBacktestResult result = with(backtest(with(AllocationConstraints.defaults(), "lower", -0.8, "upper", 0.8),
                Projection.SEQUENTIAL), "executionLag", 0, "costBp", 10, "missingDates", MissingDates.FLAT).run(POSITIONS, RETURNS);

        // 2024-01-09: trend has 1.0 and -0.5 after its budget, carry is not there and counts as 0; A is cut to its bound.
        assertThat(result.weights()).isEqualTo(Tables.table("""
                date        A    B
                2024-01-05  0.5  0.25
                2024-01-09  0.8  -0.5
                """));
        double first = 0.5 * Math.log(1.1) + 0.25 * Math.log(0.95);
        double third = 0.8 * Math.log(1.2) - 0.5 * Math.log(1.1);
        assertThat(result.book().returns().toArray()).containsExactly(new double[] {
            Math.exp(first) - 1 - 0.00075, Math.exp(0.5 * Math.log(0.9)) - 1, Math.exp(third) - 1 - 0.00105,
            Math.exp(0.8 * Math.log(1.05) - 0.5 * Math.log(0.8)) - 1}, within(1e-15));

        SleeveAttribution attribution = result.attribution();
        assertThat(attribution.sleeves().columns()).containsExactly("carry", "trend");
        assertThat(attribution.sleeves().column(0)).containsExactly(new double[] {0.25 * Math.log(0.95), 0, 0, 0}, within(1e-15));
        assertThat(attribution.projection().toArray())
                .containsExactly(new double[] {0, 0, -0.2 * Math.log(1.2), -0.2 * Math.log(1.05)}, within(1e-15));
        assertThat(attribution.cost().value(2)).isCloseTo(Math.log(Math.exp(third) - 0.00105) - third, within(1e-15));
        assertThat(attribution.cost().value(1)).isZero();

        RebalanceDiagnostics second = result.diagnostics().get(1);
        assertThat(second.gross()).isCloseTo(1.3, within(1e-15));
        assertThat(second.net()).isCloseTo(0.3, within(1e-15));
        assertThat(second.turnover()).isCloseTo(1.05, within(1e-15));
        assertThat(second.positions()).isEqualTo(2);
        assertThat(second.budgetUtilisation()).isEqualTo(0.5);
        assertThat(second.projectionDistance()).isCloseTo(0.2, within(1e-15));
        assertThat(result.trendUnitReturns().value(2, 1)).isEqualTo(0.10);
        assertThat(result.positions().get("carry").value(1, 1)).isZero();
    }

    @Test
    void eachDateIsHeldAgainstTheLastWeights() {
        SleeveBacktestResult result =
                with(backtest(AllocationConstraints.defaults().withTurnoverCap(0.625), Projection.SEQUENTIAL), "missingDates",
                        MissingDates.FLAT).run(POSITIONS, RETURNS);
        assertThat(result.combinations().get(0).feasibility().projectionApplied()).isFalse();
        assertThat(result.diagnostics().get(0).turnover()).isEqualTo(0.75);
        // Asked for: 0.5 and -0.75; half of it is allowed.
        assertThat(result.weights().value(1, 0)).isEqualTo(0.75);
        assertThat(result.weights().value(1, 1)).isEqualTo(-0.125);
    }

    @ParameterizedTest
    @EnumSource(Projection.class)
    void tenYearsOfFiveSleevesAddUp(Projection projection) {
        SleeveBacktest backtest = ofTheMarket(
                PortfolioSleeveAllocator.of(AllocationConstraints.defaults().withTurnoverCap(1), projection))
                .withOverlays("tsmom", new VolatilityManagedScaler(0.10, 60, 1.5));
        SleeveBacktestResult result = with(backtest, "executionLag", 1, "costBp", 2).run(MARKET.sleevePositions(), MARKET.assetReturns());

        assertThat(result.combinations()).hasSizeGreaterThan(480);
        int projected = 0;
        for (Combination combination : result.combinations()) {
            for (int i = 0; i < combination.assets().size(); i++) {
                double contributions = 0;
                for (int s = 0; s < 5; s++) {
                    contributions += combination.contributions().value(i, s);
                }
                assertThat(contributions).isEqualTo(combination.unconstrained().value(i));
                assertThat(moved(combination, i))
                        .isCloseTo(combination.weights().value(i) - combination.unconstrained().value(i), within(1e-12));
            }
            projected += combination.feasibility().projectionApplied() ? 1 : 0;
            if (projection == Projection.EXACT) {
                assertThat(combination.feasibility().feasible()).isTrue();
                assertThat(combination.feasibility().converged()).isTrue();
            }
        }
        assertThat(projected).isGreaterThan(50);
        SleeveAttribution attribution = result.attribution();
        double cost = 0;
        for (int row = 0; row < MARKET.assetReturns().rows(); row++) {
            double sum = attribution.projection().value(row) + attribution.cost().value(row);
            for (int s = 0; s < 5; s++) {
                sum += attribution.sleeves().value(row, s);
            }
            assertThat(sum).isCloseTo(attribution.total().value(row), within(1e-14));
            assertThat(attribution.total().value(row)).isCloseTo(Math.log1p(result.book().returns().value(row)), within(1e-15));
            cost += attribution.cost().value(row);
        }
        assertThat(cost).isNegative();
        assertThat(result.book()).isEqualTo(ExecutionSimulation.simulate(MARKET.assetReturns(), result.weights(), 1, 2, Aggregation.LOG));
    }

    /** Golden bits: the same on every Java version and machine. */
    @ParameterizedTest
    @CsvSource({"SEQUENTIAL, FIRST, 573129675", "SEQUENTIAL, SECOND, 573129675", "EXACT, FIRST, -541759092", "EXACT, SECOND, -541759092"})
    void theBitsAreFixed(Projection projection, SleeveRules rules, int bits) {
        SleeveBacktestResult result = ofTheMarket(
                with(PortfolioSleeveAllocator.of(AllocationConstraints.defaults().withTurnoverCap(1), projection), "rules", rules))
                .withOverlays("tsmom", new VolatilityManagedScaler(0.10, 60, 1.5)).run(MARKET.sleevePositions(), MARKET.assetReturns());
        assertThat(31 * result.weights().hashCode() + result.book().equity().hashCode()).isEqualTo(bits);
    }

    @Test
    void itsPiecesAreTheInputsOfAnAllocatorRun() {
        SleeveBacktestResult result = ofTheMarket(PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.EXACT))
                .run(MARKET.sleevePositions(), MARKET.assetReturns());
        RunInputs inputs = RunInputs.simulated(MARKET.assetReturns(), result.weights(), result.book().returns(), result.book().equity(),
                Optional.of(result.trendUnitReturns()), Optional.of(result.sleeveReturns()));
        assertThat(AllocatorV1.run(inputs, AllocatorConfig.v1()).applied()).isPresent();
    }

    /** Other returns after a day change no position, weight or return up to that day. */
    @ParameterizedTest
    @CsvSource({"0, 2019-03-08", "1, 2019-03-08", "1, 2022-06-17"})
    void overlaysKnowNothingOfTheFuture(int lag, LocalDate day) {
        Map<String, Panel> positions = MARKET.sleevePositions();
        Overlay sumOfHistory = (history, weights) -> {
            double sum = 0;
            for (int row = 0; row < history.rows(); row++) {
                sum += history.sleeveReturn(row);
            }
            return weights.times(1 + sum);
        };
        SleeveBacktest backtest = with(ofTheMarket(PortfolioSleeveAllocator.of(AllocationConstraints.defaults(), Projection.SEQUENTIAL))
                .withOverlays("tsmom", new VolatilityManagedScaler(0.10, 60, 2), sumOfHistory)
                .withOverlays("carry", new VolatilityManagedScaler(0.05, 21, 2)), "executionLag", lag, "costBp", 0);
        // With lag 0 the weights of a day earn its own return, so they must not know it either.
        Panel other = changedAfter(MARKET.assetReturns(), MARKET.assetReturns().dates().rowOf(day.toEpochDay()) + lag - 1);

        Panel weights = backtest.run(positions, MARKET.assetReturns()).weights();
        Panel changed = backtest.run(positions, other).weights();
        int known = weights.dates().rowOf(day.toEpochDay());
        assertThat(changed.reindex(weights.dates().slice(0, known + 1))).isEqualTo(weights.reindex(weights.dates().slice(0, known + 1)));
        assertThat(RebalancePanels.row(changed, known + 1)).isNotEqualTo(RebalancePanels.row(weights, known + 1));
    }

    private static Panel changedAfter(Panel returns, int last) {
        double[][] values = new double[returns.width()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = returns.column(c);
            for (int row = last + 1; row < values[c].length; row++) {
                values[c][row] = -2 * values[c][row];
            }
        }
        return Panel.of(returns.dates(), returns.columns(), values);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anOverlaySeesTheRowsItCannotEarn(int lag) {
        List<String> seen = new ArrayList<>();
        Overlay watch = (history, positions) -> {
            seen.add(history.date() + " " + history.rows() + " " + history.firstHeldRow());
            assertThatThrownBy(() -> history.sleeveReturn(history.rows())).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> history.assetReturn(history.rows(), "A")).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> history.date(history.rows())).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> history.lastSleeveReturns(history.rows() + 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(history.lastSleeveReturns(history.rows())).hasSize(history.rows());
            return positions;
        };
        with(backtest().withOverlays("trend", watch), "executionLag", lag, "costBp", 0).run(POSITIONS, RETURNS);
        assertThat(seen).containsExactly("2024-01-05 " + lag + " " + lag, "2024-01-09 " + (2 + lag) + " " + lag);
    }

    @Test
    void overlaysApplyInOrderAndEachSeesWhatTheOneBeforeLeft() {
        List<Double> earned = new ArrayList<>();
        Overlay halve = (history, positions) -> positions.times(0.5);
        Overlay watch = (history, positions) -> {
            earned.add(history.rows() == 0 ? 0.0 : history.sleeveReturn(history.rows() - 1));
            return positions.times(history.rows() < 2 ? 1 : 3);
        };
        SleeveBacktestResult result = backtest().withOverlays("trend", halve, watch).run(POSITIONS, RETURNS);
        // On 2024-01-09 half of position 1.0 in A had earned half of its log return on 2024-01-08 and 2024-01-09.
        assertThat(earned.get(1)).isCloseTo(Math.exp(0.5 * Math.log(1.2)) - 1, within(1e-15));
        assertThat(result.positions().get("trend")).isEqualTo(Tables.table("""
                date        A    B
                2024-01-05  0.5  0
                2024-01-09  3    -1.5
                """));
    }

    private static final Map<String, Panel> SPARSE = Map.of(
            "trend", Tables.table("""
                    date        A    B
                    2024-01-05  1.0  0.5
                    2024-01-08  -    0
                    2024-01-10  0.0  -
                    """),
            "carry", Tables.table("""
                    date        B
                    2024-01-09  1.0
                    """));

    /** A blank and a missing row hold, a 0 is an exit, and nothing is held before the first row. */
    @Test
    void positionsHoldUntilChanged() {
        SleeveBacktest holding = backtest();
        assertThat(holding.run(SPARSE, RETURNS).positions()).containsEntry("carry", Tables.table("""
                date        A    B
                2024-01-05  0    0
                2024-01-08  0    0
                2024-01-09  0    1
                2024-01-10  0    1
                """)).containsEntry("trend", Tables.table("""
                date        A    B
                2024-01-05  1    0.5
                2024-01-08  1    0
                2024-01-09  1    0
                2024-01-10  0    0
                """));
        Panel flatTrend = Tables.table("""
                date        A    B
                2024-01-05  1    0.5
                2024-01-08  0    0
                2024-01-09  0    0
                2024-01-10  0    0
                """);
        SleeveBacktestResult mixed = with(holding, "missingDates", new MissingDates(MissingDates.Rule.HOLD,
                Map.of("trend", MissingDates.Rule.FLAT))).run(SPARSE, RETURNS);
        assertThat(mixed.positions().get("trend")).isEqualTo(flatTrend);
        assertThat(mixed.positions().get("carry").value(3, 1)).isEqualTo(1);
        SleeveBacktestResult flat = with(holding, "missingDates", MissingDates.FLAT).run(SPARSE, RETURNS);
        assertThat(flat.positions().get("trend")).isEqualTo(flatTrend);
        assertThat(flat.positions().get("carry").value(3, 1)).isZero();
    }

    /** Between its own rows a sleeve's scaled positions stay, so that it is what it would be alone. */
    @Test
    void overlaysApplyOnTheSleevesOwnDates() {
        Overlay byRows = (history, positions) -> positions.times(history.rows());
        SleeveBacktest backtest = backtest().withOverlays("trend", byRows);
        assertThat(backtest.run(SPARSE, RETURNS).positions().get("trend")).isEqualTo(Tables.table("""
                date        A    B
                2024-01-05  1    0.5
                2024-01-08  2    0
                2024-01-09  2    0
                2024-01-10  0    0
                """));
        Panel weekly = MARKET.sleevePositions().get("tsmom");
        Panel rare = weekly.reindex(DateIndex.ofEpochDays(IntStream.range(0, weekly.rows() / 4)
                .mapToLong(k -> weekly.dates().epochDay(4 * k)).toArray()));
        SleeveBacktest managed = backtest().withOverlays("trend", new VolatilityManagedScaler(0.10, 60, 2));
        Panel alone = managed.run(Map.of("trend", rare), MARKET.assetReturns()).positions().get("trend");
        Panel beside = managed.run(Map.of("trend", rare, "carry", MARKET.sleevePositions().get("carry")), MARKET.assetReturns())
                .positions().get("trend");
        assertThat(beside.reindex(rare.dates())).isEqualTo(alone.select(beside.columns()));
        assertThat(beside.rows()).isGreaterThan(3 * alone.rows());
    }

    /** Wild positions leave the solver no digits for 1e-9. */
    @Test
    void whatBreaksAConstraintIsNotHeldUnlessThatIsAllowed() {
        Panel positions = Tables.table("""
                date        A     B
                2024-01-05  1.0   -0.5
                2024-01-08  3e14  1e14
                2024-01-09  0.5   0.5
                """);
        Panel returns = Tables.table("""
                date        A     B
                2024-01-05  0.01  0.02
                2024-01-08  0     0
                2024-01-09  0.01  -0.02
                """);
        AllocationConstraints wide = with(AllocationConstraints.defaults(), "lower", -1e17, "upper", 1e17);
        SleeveBacktest backtest = with(SleeveBacktest.of(PortfolioSleeveAllocator.of(wide, Projection.EXACT),
                RiskBudgets.of(Map.of("s", 1.0))), "executionLag", 0, "costBp", 0);
        SleeveBacktestResult result = backtest.run(Map.of("s", positions), returns);
        Combination second = result.combinations().get(1);
        assertThat(result.notHeld()).containsExactly(LocalDate.of(2024, 1, 8));
        assertThat(second.weights()).isEqualTo(result.combinations().get(0).weights());
        assertThat(second.feasibility().feasible()).isTrue();
        assertThat(second.feasibility().notHeld().orElseThrow()).isGreaterThan(1e-9);
        assertThat(second.feasibility().status()).isEqualTo(ProjectionStatus.NOT_CONVERGED);
        assertThat(second.turnover()).hasValue(0);
        assertThat(second.feasibility().distance()).isCloseTo(Math.sqrt(10) * 1e14, within(1e2));
        assertThat(result.combinations().get(2).weights().toArray()).containsExactly(0.5, 0.5);

        SleeveBacktestResult allowed = with(backtest, "allowInfeasible", true).run(Map.of("s", positions), returns);
        assertThat(allowed.notHeld()).isEmpty();
        assertThat(allowed.combinations().get(1).feasibility().feasible()).isFalse();
    }

    /** Whatever the bounds, the caps and the size of the positions, which may leave the solver no digits. */
    @Test
    void noBacktestHoldsAnExactResultThatBreaksACap() {
        SplittableRandom random = new SplittableRandom(56);
        Panel returns = Tables.table("date A B C\n2024-01-05 0 0 0\n2024-01-08 0 0 0\n2024-01-09 0 0 0\n2024-01-10 0 0 0");
        int notHeld = 0;
        for (int k = 0; k < 1_000; k++) {
            double bound = Math.pow(10, random.nextDouble(-1, 17));
            AllocationConstraints constraints = with(AllocationConstraints.defaults(), "lower", -bound, "upper", bound, "grossCap",
                    random.nextDouble(0.1, 8), "netCap", random.nextDouble(0.1, 3));
            constraints = k % 3 == 0 ? constraints : constraints.withTurnoverCap(random.nextDouble(0, 2));
            double[][] positions = new double[3][4];
            for (double[] column : positions) {
                double size = Math.pow(10, random.nextInt(3) == 0 ? random.nextDouble(3, 16) : random.nextDouble(-1, 1));
                Arrays.setAll(column, row -> size * random.nextDouble(-1, 1));
            }
            SleeveBacktestResult result = SleeveBacktest.of(PortfolioSleeveAllocator.of(constraints, Projection.EXACT),
                    RiskBudgets.of(Map.of("s", 1.0))).run(Map.of("s", Panel.of(returns.dates(), returns.columns(), positions)), returns);
            notHeld += result.notHeld().size();
            for (Combination combination : result.combinations()) {
                assertThat(combination.feasibility().largestViolation()).as("backtest %d", k).isLessThanOrEqualTo(1e-9);
                assertThat(combination.feasibility().feasible()).isTrue();
            }
        }
        assertThat(notHeld).isPositive();
    }

    @Test
    void whereNoWeightsKeepEveryConstraintNothingIsHeld() {
        AllocationConstraints contradictory = with(AllocationConstraints.defaults(), "lower", 0.2, "upper", 0.5, "grossCap", 0.3);
        SleeveBacktestResult result = backtest(contradictory, Projection.EXACT).run(POSITIONS, RETURNS);
        assertThat(result.notHeld()).hasSize(2);
        assertThat(result.combinations()).allSatisfy(combination -> {
            assertThat(combination.weights().gross()).isZero();
            assertThat(combination.feasibility().status()).isEqualTo(ProjectionStatus.EMPTY_SET);
            for (int asset = 0; asset < 2; asset++) {
                assertThat(moved(combination, asset)).isCloseTo(0 - combination.unconstrained().value(asset), within(1e-15));
            }
        });
        SleeveBacktest stored = SleeveBacktest.of(
                with(PortfolioSleeveAllocator.of(contradictory, Projection.EXACT), "rules", SleeveRules.FIRST), HALVES);
        assertThat(stored.run(POSITIONS, RETURNS).weights().value(0, 0)).isPositive();
        assertThat(backtest(contradictory, Projection.SEQUENTIAL).run(POSITIONS, RETURNS).notHeld()).isEmpty();
    }

    /** Weights that break a cap, as no earlier date could leave them, are scaled by one factor. */
    @ParameterizedTest
    @CsvSource({"-9, 9, 9, 9, 3, -1, 3, -1", "-9, 9, 2, 9, 3, -1, 1.5, -0.5", "-9, 9, 9, 1, 3, -1, 1.5, -0.5",
        "-9, 1, 9, 9, 3, -1, 1, -0.333333333333", "-0.5, 9, 9, 9, 3, -1, 1.5, -0.5", "0.5, 9, 9, 9, 3, 0, 3, 0", "-9, 9, 9, 9, 0, 0, 0, 0"})
    void previousWeightsAreScaledIntoTheConstraints(double lower, double upper, double gross, double net, double a, double b, double heldA,
            double heldB) {
        Combination combination = PortfolioSleeveAllocator.of(with(AllocationConstraints.defaults(), "lower", -0.1, "upper", 0.1),
                Projection.EXACT)
                .combine(SleevePositions.of(Map.of("s", Map.of("A", 1.0, "B", 1.0))), RiskBudgets.of(Map.of("s", 1.0)));
        Combination held = combination.holding(Optional.of(AssetWeights.of(Map.of("A", a, "B", b))),
                with(AllocationConstraints.defaults(), "lower", lower, "upper", upper, "grossCap", gross, "netCap", net));
        assertThat(held.weights().toArray()).containsExactly(new double[] {heldA, heldB}, within(1e-11));
    }

    @Test
    void refusesWhatCannotBe() {
        SleeveBacktest backtest = backtest();
        refused(() -> backtest.run(Map.of(), RETURNS), "There are no sleeves to backtest");
        refused(() -> backtest.run(Map.of("value", POSITIONS.get("carry")), RETURNS), "Sleeve value has positions but no risk budget");
        refused(() -> backtest.withOverlays("value", (history, positions) -> positions).run(POSITIONS, RETURNS),
                "Sleeve value has overlays but no positions");
        refused(() -> with(backtest, "missingDates", new MissingDates(MissingDates.Rule.HOLD, Map.of("value", MissingDates.Rule.FLAT)))
                .run(POSITIONS, RETURNS), "Sleeve value has a rule for missing dates but no positions");
        assertThatThrownBy(() -> new MissingDates(MissingDates.Rule.FLAT, Map.of("trend", MissingDates.Rule.HOLD)))
                .isInstanceOf(UsageException.class).hasMessageContaining("[trend]");
        refused(() -> backtest.withOverlays("carry", (history, positions) -> AssetWeights.of(Map.of("Z", 1.0))).run(POSITIONS, RETURNS),
                "An overlay of sleeve carry on 2024-01-05 adds the asset Z");
        refused(() -> backtest.run(Map.of("carry", Tables.table("date C\n2024-01-05 1")), RETURNS), "Asset C has weights but no returns");
        assertThatThrownBy(() -> with(backtest, "executionLag", 2, "costBp", 0).run(POSITIONS, RETURNS)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> with(backtest, "executionLag", 1, "costBp", -1).run(POSITIONS, RETURNS))
                .isInstanceOf(UsageException.class);
    }

    private static void refused(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(DataException.class).hasMessageContaining(message);
    }
}
