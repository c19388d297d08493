package dev.plimsoll.portfolio;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExecutionSimulationTest {

    /** Thursday to Wednesday, with a Sunday session and no Saturday. B has holes. */
    private static final Panel RETURNS = Tables.table("""
            date        A      B
            2024-01-04  0.10   0.50
            2024-01-05  0.21   -
            2024-01-07  -0.19  0.25
            2024-01-08  0.00   -0.20
            2024-01-09  0.10   0.25
            2024-01-10  -0.10  -
            """);

    private static final Panel WEIGHTS = Tables.table("""
            date        A     B
            2024-01-05  0.5   -
            2024-01-08  -     1.0
            2024-01-10  -1.0  0.5
            """);

    @Test
    void lagZeroEarnsTheRebalanceDateItself() {
        SimulatedBook book = ExecutionSimulation.simulate(RETURNS, WEIGHTS, 0, 0, Aggregation.LOG);

        assertThat(book.heldWeights()).isEqualTo(Tables.table("""
                date        A     B
                2024-01-04  0     0
                2024-01-05  0.5   0
                2024-01-07  0.5   0
                2024-01-08  0.5   1.0
                2024-01-09  0.5   1.0
                2024-01-10  -1.0  0.5
                """));
        // sqrt(1.21) - 1; sqrt(0.81) - 1; 1 * 0.8 - 1; sqrt(1.1) * 1.25 - 1; 1 / 0.9 - 1
        assertThat(book.returns().toArray()).containsExactly(
                new double[] {0, 0.1, -0.1, -0.2, 0.31101106021268945, 0.1111111111111111}, within(1e-15));
        // The first row's 1.1 stays in every later value.
        assertThat(book.equity().dates().first()).isEqualTo(LocalDate.parse("2024-01-05"));
        assertThat(book.equity().toArray()).containsExactly(
                new double[] {1, 0.99, 0.792, 1.03832075968845, 1.1536897329871667}, within(1e-14));
    }

    @Test
    void lagOneEarnsFromTheNextRowOn() {
        SimulatedBook book = ExecutionSimulation.simulate(RETURNS, WEIGHTS, 1, 0, Aggregation.LOG);

        assertThat(book.heldWeights()).isEqualTo(Tables.table("""
                date        A     B
                2024-01-04  0     0
                2024-01-05  0     0
                2024-01-07  0.5   0
                2024-01-08  0.5   0
                2024-01-09  0.5   1.0
                2024-01-10  0.5   1.0
                """));
        assertThat(book.returns().toArray()).containsExactly(
                new double[] {0, 0, -0.1, 0, 0.31101106021268945, -0.05131670194948623}, within(1e-15));
        assertThat(book.equity().dates().first()).isEqualTo(LocalDate.parse("2024-01-05"));
        assertThat(book.equity().value(0)).isEqualTo(1);
        assertThat(book.equity().value(1)).isCloseTo(0.9, within(1e-15));
    }

    @Test
    void theFirstReturnIsInEveryEquityValueButTheFirst() {
        Panel returns = Tables.table("""
                date        A
                2020-03-20  -0.020611
                2020-03-22  -0.020758
                """);
        Panel all = Tables.table("""
                date        A
                2020-03-20  1
                """);
        SimulatedBook book = ExecutionSimulation.simulate(returns, all, 0, 0, Aggregation.LOG);
        assertThat(book.equity().value(0)).isEqualTo(1);
        assertThat(book.equity().value(1)).isCloseTo((1 - 0.020611) * (1 - 0.020758), within(1e-15));
        assertThat(book.equity().value(1)).isCloseTo(0.959059, within(5e-7));
    }

    @Test
    void aRebalanceOnNoSessionTakesEffectFromTheFirstLaterRow() {
        Panel saturday = Tables.table("""
                date        A
                2024-01-06  0.5
                """);
        for (int lag : new int[] {0, 1}) {
            SimulatedBook book = ExecutionSimulation.simulate(RETURNS, saturday, lag, 0, Aggregation.LOG);
            assertThat(book.heldWeights().column(0)).containsExactly(0, 0, 0.5, 0.5, 0.5, 0.5);
            assertThat(book.equity().dates().first()).isEqualTo(LocalDate.parse("2024-01-07"));
            assertThat(book.returns().value(2)).isCloseTo(-0.1, within(1e-15));
        }
    }

    @Test
    void ofTwoRebalancesOnOneRowTheLaterHolds() {
        Panel weekend = Tables.table("""
                date        A    B
                2024-01-06  0.5  0.3
                2024-01-07  -    0.2
                2024-02-01  9    9
                """);
        SimulatedBook book = ExecutionSimulation.simulate(RETURNS, weekend, 0, 0, Aggregation.LOG);
        assertThat(book.heldWeights().column(0)).containsExactly(0, 0, 0.5, 0.5, 0.5, 0.5);
        assertThat(book.heldWeights().column(1)).containsExactly(0, 0, 0.2, 0.2, 0.2, 0.2);
    }

    @Test
    void rebalancesBeforeTheFirstRowHoldFromIt() {
        Panel early = Tables.table("""
                date        A
                2023-12-01  0.5
                2023-12-08  1
                """);
        SimulatedBook book = ExecutionSimulation.simulate(RETURNS, early, 1, 0, Aggregation.LOG);
        assertThat(book.heldWeights().column(0)).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(book.equity().size()).isEqualTo(6);
    }

    @Test
    void slippageIsTakenOnTheRebalanceRow() {
        double[] free = ExecutionSimulation.simulate(RETURNS, WEIGHTS, 1, 0, Aggregation.LOG).returns().toArray();
        double[] charged = ExecutionSimulation.simulate(RETURNS, WEIGHTS, 1, 10, Aggregation.LOG).returns().toArray();
        // Turnover 0.5, then 1.0, then |-1.0 - 0.5| + |0.5 - 1.0|; a blank weight turns nothing over.
        double[] cost = {0, 0.0005, 0, 0.001, 0, 0.002};
        for (int row = 0; row < free.length; row++) {
            assertThat(charged[row]).isCloseTo(free[row] - cost[row], within(1e-16));
        }
    }

    @Test
    void simpleAggregationSumsWeightTimesReturn() {
        SimulatedBook book = ExecutionSimulation.simulate(RETURNS, WEIGHTS, 0, 0, Aggregation.SIMPLE);
        assertThat(book.heldWeights()).isEqualTo(ExecutionSimulation.simulate(RETURNS, WEIGHTS, 0, 0, Aggregation.LOG).heldWeights());
        // 0.5 * 0.21; 0.5 * -0.19; 0.5 * 0 + 1 * -0.2; 0.5 * 0.1 + 1 * 0.25; -1 * -0.1, and 0.5 of nothing
        double[] returns = {0, 0.105, -0.095, -0.2, 0.3, 0.1};
        assertThat(book.returns().toArray()).containsExactly(returns, within(1e-16));
        // The first row's 1.105 stays in every later value.
        assertThat(book.equity().toArray()).containsExactly(new double[] {1, 1.000025, 0.80002, 1.040026, 1.1440286}, within(1e-14));

        assertThat(ExecutionSimulation.returns(RETURNS, WEIGHTS, 1, 0, Aggregation.SIMPLE).toArray())
                .containsExactly(new double[] {0, 0, -0.095, 0, 0.3, -0.05}, within(1e-16));
        // Turnover 0.5, then 1.0, then |-1.0 - 0.5| + |0.5 - 1.0|, at 10 bp each.
        assertThat(ExecutionSimulation.returns(RETURNS, WEIGHTS, 0, 10, Aggregation.SIMPLE).toArray())
                .containsExactly(new double[] {0, 0.1045, -0.095, -0.201, 0.3, 0.098}, within(1e-16));
    }

    @Test
    void aHedgedPairLosesItsSpreadUnderLogAndNothingUnderSimple() {
        Panel pair = Tables.table("""
                date        A      B
                2024-01-04  0.03   -0.03
                2024-01-05  -0.03  0.03
                """);
        Panel half = Tables.table("date A B\n2024-01-04 0.5 0.5");
        // sqrt(1.03 * 0.97) - 1
        assertThat(ExecutionSimulation.returns(pair, half, 0, 0, Aggregation.LOG).toArray())
                .containsExactly(new double[] {-0.0004501012956, -0.0004501012956}, within(1e-12));
        assertThat(ExecutionSimulation.returns(pair, half, 0, 0, Aggregation.LOG))
                .isEqualTo(ExecutionSimulation.returns(pair, half, 0, 0, Aggregation.LOG));
        assertThat(ExecutionSimulation.returns(pair, half, 0, 0, Aggregation.SIMPLE).toArray()).containsExactly(0, 0);
    }

    @Test
    void simpleAggregationCanLoseEverythingAndRefusesWhatIsBeyondNumbers() {
        Panel twice = Tables.table("date A\n2024-01-04 2");
        Panel fall = Tables.table("date A\n2024-01-04 -0.6");
        assertThat(ExecutionSimulation.returns(fall, twice, 0, 0, Aggregation.SIMPLE).toArray()).containsExactly(-1.2);
        assertFails(() -> ExecutionSimulation.simulate(fall, twice, 0, 0, Aggregation.SIMPLE), DataException.class,
                "loses everything on 2024-01-04");
        Panel huge = Tables.table("date A B\n2024-01-04 1e300 1e300");
        for (String weights : new String[] {"1e300 0", "-1e300 0", "1e300 -1e300"}) {
            assertFails(() -> ExecutionSimulation.returns(huge, Tables.table("date A B\n2024-01-04 " + weights), 0, 0, Aggregation.SIMPLE),
                    DataException.class, "on 2024-01-04 is beyond all numbers: the sum of weight times return is");
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, WEIGHTS, 2, 0, Aggregation.LOG), UsageException.class, "Execution lag 2");
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, WEIGHTS, 0, -1, Aggregation.LOG), UsageException.class);
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, WEIGHTS, 0, Double.NaN, Aggregation.LOG), UsageException.class);
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, Tables.table("date C\n2024-01-05 1"), 0, 0, Aggregation.LOG),
                DataException.class, "Asset C has weights but no returns");
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, Tables.table("date A\n2024-01-11 1"), 0, 0, Aggregation.LOG),
                DataException.class, "No rebalance can take effect");
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, Tables.table("date A"), 0, 0, Aggregation.LOG), DataException.class,
                "No rebalance can take effect");
        assertFails(() -> ExecutionSimulation.simulate(Tables.table("date A B\n2024-01-05 -1 0"), WEIGHTS, 0, 0, Aggregation.LOG),
                DataException.class, "A on 2024-01-05 is -1.0");
        assertFails(() -> ExecutionSimulation.simulate(RETURNS, WEIGHTS, 0, 30_000, Aggregation.LOG), DataException.class,
                "loses everything on 2024-01-05");
    }
}
