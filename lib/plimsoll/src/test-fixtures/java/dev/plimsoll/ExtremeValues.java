package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.timeseries.DateIndex;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Values that no book has, and charts of them: each ends, and has nothing in it that is no number. */
public final class ExtremeValues {

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

    public static final List<String> NAMES = SERIES.keySet().stream().sorted().toList();

    public static Stream<Arguments> series() {
        return NAMES.stream().map(name -> Arguments.of(name, SERIES.get(name)));
    }

    public static DateIndex days(int count) {
        long[] days = new long[count];
        Arrays.setAll(days, day -> 18_000 + day);
        return DateIndex.ofEpochDays(days);
    }

    public static void ends(Supplier<Chart> drawing) {
        ends(true, drawing);
    }

    public static void ends(boolean alsoInPixels, Supplier<Chart> drawing) {
        String svg = assertTimeoutPreemptively(END, () -> {
            Chart chart = drawing.get();
            if (alsoInPixels) {
                assertThat(chart.png()).isNotEmpty();
            }
            return chart.svg();
        });
        assertThat(svg).contains("<path").doesNotContain("NaN", "Infinity");
    }

    private ExtremeValues() {
    }
}
