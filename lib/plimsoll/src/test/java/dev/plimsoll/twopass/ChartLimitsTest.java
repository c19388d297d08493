package dev.plimsoll.twopass;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.Sampled;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.kind.allocator.RunChart;
import dev.plimsoll.kind.sleeves.SleeveCharts;
import dev.plimsoll.kind.step4.Step4Chart;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sample.SamplePair;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts of values that no book has: each ends, and has nothing in it that is no number. */
class ChartLimitsTest {


    /** Only against endlessness: a chart takes a small part of it. */
    private static final Duration END = Duration.ofSeconds(60);

    private static final TwoPassComparison COMPARISON = Examples.sample("a", "b").comparison();

    private static final Map<String, double[]> SERIES = Map.ofEntries(
            Map.entry("from 1 to 1e25", new double[] {1, 1e5, 1e10, 1e25}),
            Map.entry("from 1e-300 to 1e300", new double[] {1e-300, 1, 1e300}),
            Map.entry("the largest either way", new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}),
            Map.entry("the smallest either way", new double[] {-Double.MIN_VALUE, Double.MIN_VALUE}),
            Map.entry("from the smallest to the largest", new double[] {Double.MIN_VALUE, Double.MAX_VALUE}),
            Map.entry("negative and huge", new double[] {-1e30, -1e29, -1e28}),
            Map.entry("tiny", new double[] {1e-300, 2e-300, 3e-300}),
            Map.entry("constant and huge", new double[] {1e300, 1e300, 1e300}),
            Map.entry("constant and tiny", new double[] {1e-300, 1e-300}),
            Map.entry("constant and negative", new double[] {-1e18, -1e18}),
            Map.entry("zero", new double[] {0, 0, 0}),
            Map.entry("one part in 1e15 apart at 1", new double[] {1, StrictMath.nextUp(1.0)}),
            Map.entry("one part in 1e15 apart at 1e9", new double[] {1e9, StrictMath.nextUp(1e9), 1e9}),
            Map.entry("one part in 1e15 apart at 1e16", new double[] {1e16, 1e16 + 2}),
            Map.entry("just below the first unit", new double[] {9_999_999_999.0, -9_999_999_999.0}),
            Map.entry("just above the last unit", new double[] {1e-7, 2e-7}),
            Map.entry("a point", new double[] {1}),
            Map.entry("a huge point", new double[] {1e300}),
            Map.entry("a tiny negative point", new double[] {-1e-300}),
            Map.entry("missing", new double[] {Double.NaN, Double.NaN}),
            Map.entry("overflown", new double[] {1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2}),
            Map.entry("empty", new double[0]));

    private static final List<String> NAMES = SERIES.keySet().stream().sorted().toList();

    private static Stream<Arguments> series() {
        return NAMES.stream().map(name -> Arguments.of(name, SERIES.get(name)));
    }

    private static DateIndex days(int count) {
        long[] days = new long[count];
        Arrays.setAll(days, day -> 18_000 + day);
        return DateIndex.ofEpochDays(days);
    }

    private static void ends(Supplier<Chart> drawing) {
        ends(true, drawing);
    }

    private static void ends(boolean alsoInPixels, Supplier<Chart> drawing) {
        String svg = assertTimeoutPreemptively(END, () -> {
            Chart chart = drawing.get();
            if (alsoInPixels) {
                assertThat(chart.png()).isNotEmpty();
            }
            return chart.svg();
        });
        assertThat(svg).contains("<path").doesNotContain("NaN", "Infinity");
    }

    @Tag("sampled")
    @ParameterizedTest(name = "{0}")
    @MethodSource("series")
    void everyChartOfARunEnds(String name, double[] values) {
        assumeTrue(Arrays.stream(values).noneMatch(Double::isInfinite), "no series has an infinite value");
        Series series = Series.of(days(values.length), values);
        TwoPassComparison.Pass baseline = COMPARISON.baseline();
        TwoPassComparison comparison = new TwoPassComparison(
                new TwoPassComparison.Pass("a", series, baseline.metrics(), baseline.usage()),
                new TwoPassComparison.Pass("b", series, baseline.metrics(), COMPARISON.scaled().usage()),
                        COMPARISON.delta(),
                COMPARISON.regime(), COMPARISON.risk(), COMPARISON.applied(), 0, 0, List.of(), 0.9);
        List<Supplier<Chart>> charts = new ArrayList<>(List.of(() -> new TwoPassCharts(comparison).equity(),
                () -> new TwoPassCharts(comparison).drawdown(),
                () -> SleeveCharts.contributions(Panel.of(days(values.length), List.of("a", "b"), new double[][] {values, values}),
                        days(1).first(),
                        days(4).last())));
        if (values.length > 0) {
            charts.add(() -> RunChart.of(series, COMPARISON.regime()));
        }
        // The pixels show the lines of the SVG and take twenty times as long; a chart of each series has them, each time another.
        int inPixels = NAMES.indexOf(name) % charts.size();
        for (int chart = 0; chart < charts.size(); chart++) {
            ends(Sampled.THOROUGH || chart == inPixels, charts.get(chart));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e25, 1e300})
    void theChartsOfStep4EndForAnyCapital(double capital) {
        SamplePair pair = SamplePair.simulate(SampleMarket.DEFAULT_SEED);
        Step4Result result = StepFour.run(SleevePair.of(new MonthlySleeve("stocks", pair.stocks()), new MonthlySleeve("coins",
                pair.coins())), with(Step4File.defaults(), "bootstrapSamples", 1, "bootstrapBlockMonths", 6, "startCapital", capital), 2,
                        Step4Listener.NONE);
        ends(() -> Step4Chart.of(result, Objective.RETURN));
    }
}
