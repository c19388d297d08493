package dev.plimsoll.twopass;

import static dev.plimsoll.ExtremeValues.days;
import static dev.plimsoll.ExtremeValues.ends;
import static dev.plimsoll.With.with;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.ExtremeValues;
import dev.plimsoll.Sampled;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.kind.allocator.RunChart;
import dev.plimsoll.kind.sleeves.SleeveCharts;
import dev.plimsoll.kind.step4.Step4Chart;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sample.SamplePair;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts of values that no book has: each ends, and has nothing in it that is no number. */
class ChartLimitsTest {

    private static final TwoPassComparison COMPARISON = Examples.sample("a", "b").comparison();

    @Tag("sampled")
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.plimsoll.ExtremeValues#series")
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
        int inPixels = ExtremeValues.NAMES.indexOf(name) % charts.size();
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
