package dev.plimsoll.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Charts of values that no book has: each ends, and has nothing in it that is no number. */
class PlotTest {


    /** Only against endlessness: a chart takes a small part of it. */
    private static final Duration END = Duration.ofSeconds(60);


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

    private static Plot frame() {
        return new Plot("title", "value", days(1).first(), days(4).last());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("series")
    void aLineStepsAndBoxesEnd(String name, double[] values) {
        DateIndex dates = days(values.length);
        ends(() -> {
            Plot frame = frame();
            frame.line("line", dates, values, Palette.SLEEVE_1, Plot.Pen.THICK);
            return frame.draw("line", "caption");
        });
        ends(() -> {
            Plot frame = frame();
            frame.valueRoom(6);
            frame.steps("steps", dates, values, days(4).last(), Palette.SLEEVE_1, Plot.Pen.THICK);
            frame.boxes(Arrays.stream(values).mapToObj(value -> new Plot.Box(18_000, 18_002, Math.min(0, value), Math.max(0, value),
                    Palette.SLEEVE_2)).toList());
            frame.include(0);
            return frame.draw("steps", "caption");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 9999999999, 0", "0, 1e10, 10", "-3e25, 1, 25", "0, 0, 0", "0, 9e-8, -8", "1e-320, 1e-310, -300", "-1e308, 1e308, 308"})
    void theUnitIsThatOfTheLargest(double low, double high, int exponent) {
        ValueAxis axis = ValueAxis.of(low, high);
        assertThat(axis.exponent()).isEqualTo(exponent);
        assertThat(axis.title("value")).isEqualTo(exponent == 0 ? "value" : "value, in units of 10^" + exponent);
    }

    @Test
    void aLineInAUnitKeepsItsShape() {
        assertThat(heights(new double[] {1e30, 2e30, 4e30})).isEqualTo(heights(new double[] {1, 2, 4}))
                .isNotEqualTo(heights(new double[] {1e30, 2e30, 3e30}));
    }

    private static List<Double> heights(double[] values) {
        Plot frame = frame();
        frame.line("line", days(values.length), values, Palette.SLEEVE_1, Plot.Pen.THICK);
        return frame.draw("x", "caption").marks().stream()
                .filter(mark -> mark instanceof Mark.Line && mark.color().equals(Palette.SLEEVE_1.color()))
                .map(mark -> ((Mark.Line) mark).path().getBounds2D().getHeight()).toList();
    }
}
