package dev.plimsoll.chart;

import static dev.plimsoll.ExtremeValues.days;
import static dev.plimsoll.ExtremeValues.ends;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Charts of values that no book has: each ends, and has nothing in it that is no number. */
class PlotTest {

    private static Plot frame() {
        return new Plot("title", "value", days(1).first(), days(4).last());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.plimsoll.ExtremeValues#series")
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
