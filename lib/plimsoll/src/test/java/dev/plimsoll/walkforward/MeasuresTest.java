package dev.plimsoll.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.walkforward.CandidateMetrics.TrainTestSplit;
import dev.plimsoll.walkforward.Performance.Benchmarks;
import dev.plimsoll.walkforward.Simulation.PortfolioPath;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    @Test
    void performanceOfThreeMonths() {
        Performance performance = Performance.of(new double[] {0.1, -0.2, 0.05}, 1000);
        assertThat(performance.endEquity()).isCloseTo(924, within(1e-9));
        assertThat(performance.cagr()).as("0.924 to the 4th - 1").isCloseTo(-0.271066541824, within(1e-12));
        assertThat(performance.maxDrawdown()).isCloseTo(0.2, within(1e-15));
        assertThat(performance.calmar()).isCloseTo(-1.35533270912, within(1e-11));
        assertThat(performance.averageMonthlyPnl()).isCloseTo(-76.0 / 3, within(1e-9));
        assertThat(performance.medianMonthlyPnl()).isCloseTo(44, within(1e-9));
        assertThat(performance.positiveMonthRate()).isEqualTo(2.0 / 3);
        assertThat(performance.months()).isEqualTo(3);
    }

    @Test
    void emptyWindowIsAllZeroAndKeepsTheCapital() {
        assertThat(Performance.of(new double[0], 1000)).isEqualTo(new Performance(1000, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void withoutDrawdownThereIsNoCalmarRatio() {
        Performance performance = Performance.of(new double[] {-0.5, 0, 0.1}, 1000);
        assertThat(performance.maxDrawdown()).isZero();
        assertThat(performance.calmar()).isZero();
        assertThat(performance.positiveMonthRate()).as("a return of 0 is not positive").isEqualTo(1.0 / 3);
        assertThat(Performance.of(new double[] {0.1, -0.9e-9}, 1000).calmar()).as("drawdown of at most 1e-9").isZero();
        assertThat(Performance.of(new double[] {0.1, -1.1e-9}, 1000).calmar()).isPositive();
    }

    @Test
    void growthRateHasAFloor() {
        double[] returns = new double[24];
        returns[0] = -1 + 1e-10;
        assertThat(Performance.of(returns, 1000).cagr()).as("sqrt(1e-9) - 1").isCloseTo(-0.99996837722, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "98, 0.6,  59",
        "50, 0.61, 30", // 30.5 to the even neighbour
        "50, 0.63, 32", // 31.5 to the even neighbour
        "60, 0.1,  24",
        "60, 0.99, 48",
        "48, 0.9,  36"})
    void splitRoundsHalfToEvenAndLeavesTrainAndTestMonths(int months, double ratio, int index) {
        DateIndex dates = Pairs.months(months);
        TrainTestSplit split = TrainTestSplit.of(dates, ratio);
        assertThat(split).isEqualTo(new TrainTestSplit(index, dates.date(index - 1)));
        assertThat(split.isTest(dates.date(index - 1))).isFalse();
        assertThat(split.isTest(dates.date(index))).isTrue();
    }

    @Test
    void metricsOfFourMonths() {
        DateIndex dates = Pairs.months(4);
        PortfolioPath path = new PortfolioPath(List.of(
                new PathMonth(dates.date(0), 0, 0, 0.5, 1.0, 0.10, 0.01, 0.0),
                new PathMonth(dates.date(1), 0, 0, 0.7, 1.0, -0.10, 0.02, 0.2),
                new PathMonth(dates.date(2), 0, 0, 0.3, 1.2, 0.05, 0.00, 0.4),
                new PathMonth(dates.date(3), 0, 0, 0.1, 1.2, -0.02, 0.01, 0.2)));
        CandidateMetrics metrics = CandidateMetrics.of(path, new TrainTestSplit(2, dates.date(1)), 1000, new BlockBootstrap(10, 6),
                (samples, blocks, months) -> {
                    throw new AssertionError("two test months are too few to resample");
                });
        assertThat(metrics.full()).isEqualTo(Performance.of(path.netReturns(), 1000));
        assertThat(metrics.train()).isEqualTo(Performance.of(Arrays.copyOf(path.netReturns(), 2), 1000));
        assertThat(metrics.test()).isEqualTo(Performance.of(Arrays.copyOfRange(path.netReturns(), 2, 4), 1000));
        assertThat(metrics.stressAverageMonthlyPnl()).as("mean of 0.0875, -0.125, 0.05, -0.0325").isCloseTo(-5, within(1e-12));
        assertThat(metrics.bootstrapP10AverageMonthlyPnl()).isZero();
        assertThat(metrics.averageTurnover()).isCloseTo(0.2, within(1e-15));
        assertThat(metrics.averageGross()).isCloseTo(1.1, within(1e-15));
        assertThat(metrics.averageWeightA()).isCloseTo(0.4, within(1e-15));
        assertThat(metrics.weightDeviationA()).isCloseTo(Math.sqrt(0.05), within(1e-15));
        assertThat(metrics.calmarGap()).isEqualTo(Math.abs(metrics.train().calmar() - metrics.test().calmar())).isPositive();
        assertThat(metrics.isFinite()).isTrue();
    }

    @Test
    void benchmarksCoverTheSimulatedMonthsAndTheCorrelationAllMonths() {
        SleevePair pair = Pairs.random(60, 3);
        CompleteMonths table = CompleteMonths.of(Features.of(pair), 24);
        Benchmarks benchmarks = Benchmarks.of(pair, table, 24, 1000);
        double[] a = Arrays.copyOfRange(pair.a().returns().toArray(), 30, 60);
        double[] b = Arrays.copyOfRange(pair.b().returns().toArray(), 30, 60);
        double[] equal = new double[30];
        Arrays.setAll(equal, i -> 0.5 * a[i] + 0.5 * b[i]);
        assertThat(benchmarks.a()).isEqualTo(Performance.of(a, 1000));
        assertThat(benchmarks.b()).isEqualTo(Performance.of(b, 1000));
        assertThat(benchmarks.equal()).isEqualTo(Performance.of(equal, 1000));
        double[] twiceA = pair.a().returns().toArray();
        double[] constant = twiceA.clone();
        Arrays.setAll(twiceA, i -> twiceA[i] * 2);
        Arrays.fill(constant, 0.01);
        assertThat(correlation(pair, twiceA)).isCloseTo(1, within(1e-12));
        assertThat(Benchmarks.of(SleevePair.of(pair.a(), Pairs.sleeve("flat", constant)), table, 24, 1000).correlation()).isEmpty();
    }

    private static double correlation(SleevePair pair, double[] other) {
        SleevePair doubled = SleevePair.of(pair.a(), Pairs.sleeve("twice", other));
        return Benchmarks.of(doubled, CompleteMonths.of(Features.of(doubled), 24), 24, 1000).correlation().orElseThrow();
    }
}
