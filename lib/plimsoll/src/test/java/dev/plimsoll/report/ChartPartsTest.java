package dev.plimsoll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.error.ComputationException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.awt.AWTError;
import java.awt.Color;
import java.awt.GradientPaint;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks, steps, bands, thinning, colours. */
class ChartPartsTest {

    @ParameterizedTest
    @CsvSource({
        "2020-03-20, 2025-10-31, 9, 2021-01-01, 2022-01-01, 5",
        "2020-03-20, 2021-10-31, 9, 2020-04-01, 2020-07-01, 7",
        "2020-03-20, 2020-06-30, 9, 2020-04-01, 2020-05-01, 3",
        "2020-03-20, 2020-03-27, 9, 2020-03-20, 2020-03-21, 8",
        "1990-05-01, 2025-10-31, 9, 1995-01-01, 2000-01-01, 7",
    })
    void ticksStartMonthsQuartersAndYears(LocalDate first, LocalDate last, int most, LocalDate one, LocalDate two, int count) {
        List<LocalDate> ticks = new DateAxis(first, last).ticks(most);
        assertThat(ticks).hasSize(count).startsWith(one, two);
    }

    @Test
    void aRangeWithoutACalendarStartHasItsFirstDay() {
        LocalDate day = LocalDate.of(2020, 3, 20);
        assertThat(new DateAxis(day, day).ticks(9)).containsExactly(day);
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0.2, 0.0", "0.15, 0.02, 0.00", "15.3, 2, 0", "0, 0.1, 0.0", "1000, 200, 0", "0.0031, 0.0005, 0.0000"})
    void stepsAreRound(double span, double step, String pattern) {
        assertThat(NiceSteps.step(span)).isEqualTo(step);
        assertThat(NiceSteps.pattern(step)).isEqualTo(pattern);
    }

    @Test
    void axisEndsLieOnSteps() {
        assertThat(NiceSteps.floor(-15.3, 5)).isEqualTo(-20);
        assertThat(NiceSteps.ceil(0, 5)).isZero();
        assertThat(NiceSteps.ceil(1.0000001, 0.2)).isEqualTo(1.2);
    }

    @Test
    void bandsReachToTheNextOne() {
        DateIndex dates = DateIndex.ofEpochDays(10, 11, 14, 15);
        RegimePath path = RegimePath.ofLabels(dates, List.of(Regime.NORMAL, Regime.NORMAL, Regime.CRISIS, Regime.NORMAL));
        assertThat(RegimeBands.of(path).bands()).containsExactly(new RegimeBands.Band(Regime.NORMAL, 10, 14),
                new RegimeBands.Band(Regime.CRISIS, 14, 15), new RegimeBands.Band(Regime.NORMAL, 15, 16));
    }

    @Test
    void thinningKeepsEveryPixelsExtremes() {
        double[] x = new double[10_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i % 7;
        }
        y[4321] = 99;
        y[1234] = -99;
        y[5000] = Double.NaN;
        int[] rows = Thinning.rows(x, y, 100);
        assertThat(rows.length).isLessThan(500);
        assertThat(rows).contains(0, 1234, 4321, 5000, 9999).isSorted();
        assertThat(Thinning.rows(Arrays.copyOf(x, 400), y, 100)).hasSize(400);
    }

    @Test
    void everyColourIsUsedOnceSoThatDarkModeCanFindIt() {
        Set<String> light = new HashSet<>();
        for (Palette colour : Palette.values()) {
            assertThat(light.add(colour.hex())).as(colour.name()).isTrue();
        }
    }

    /** In grey print the order of severity must still be seen, and lines must stand out from the darkest band. */
    @Test
    void bandsDarkenWithSeverityAndLinesStandOut() {
        double before = 1;
        for (Regime regime : Regime.values()) {
            double luminance = luminance(Palette.valueOf(regime.name()).color());
            assertThat(before / luminance).as(regime.name()).isGreaterThan(1.1);
            before = luminance;
        }
        for (Palette line : List.of(Palette.QUIET_LINE, Palette.STRONG_LINE)) {
            assertThat((before + 0.05) / (luminance(line.color()) + 0.05)).as(line.name()).isGreaterThan(2.9);
        }
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @Test
    void theCanvasRefusesWhatItCannotRecord() {
        Canvas canvas = new Canvas(Color.RED, plot -> { });
        assertThatThrownBy(() -> canvas.drawString("x", 1, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> canvas.setPaint(new GradientPaint(0, 0, Color.RED, 1, 1, Color.BLUE)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMachineThatCannotDrawIsTold() {
        assertThatThrownBy(() -> Fonts.drawing(() -> {
            throw new AWTError("no screen.");
        })).isInstanceOf(ComputationException.class).hasMessageContaining("-Djava.awt.headless=true");
        assertThatThrownBy(() -> Fonts.drawing(() -> {
            throw new UnsatisfiedLinkError("libfreetype.so.6");
        })).isInstanceOf(ComputationException.class).hasMessageContaining("libfreetype.so.6").hasMessageContaining("fontconfig");
    }

    @Test
    void sleevesMayHaveAnyNamesAndGaps() {
        DateIndex dates = DateIndex.ofEpochDays(18_000, 18_001, 18_004);
        Panel panel = Panel.of(dates, List.of("$x$", "a\nb", "a b", "<&>", "NORMAL"), new double[][] {{0.01, Double.NaN, 0.02},
            {0, 0, 0}, {0.1, 0, 0}, {Double.NaN, Double.NaN, Double.NaN}, {-0.1, 0.1, 0.3}});
        ChartImage chart = SleeveChart.of(panel, dates.first(), dates.last());
        assertThat(chart.svg()).contains("<path").doesNotContain("NaN");
        assertThat(SleeveChart.of(panel, LocalDate.of(1990, 1, 1), LocalDate.of(1990, 2, 1)).svg()).contains("<path");
    }

    @ParameterizedTest
    @CsvSource({"0.00005, 4, 0.0001", "0.00015, 4, 0.0001", "-0.00001, 4, 0.0000", "-0.0294, 2, -0.03", "0.125, 2, 0.12"})
    void numbersRoundTheExactValueHalfToEven(double value, int decimals, String text) {
        assertThat(Figures.fixed(value, decimals)).isEqualTo(text);
    }
}
