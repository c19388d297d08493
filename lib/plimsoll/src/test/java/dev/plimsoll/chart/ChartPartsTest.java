package dev.plimsoll.chart;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Palette;
import dev.plimsoll.error.ComputationException;
import java.awt.AWTError;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks, steps, bands, downsampling, colours. */
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
        assertThat(new DateAxis(first, last).ticks(most)).hasSize(count).startsWith(one, two);
    }

    @Test
    void aRangeWithoutACalendarStartHasItsFirstDay() {
        LocalDate day = LocalDate.of(2020, 3, 20);
        assertThat(new DateAxis(day, day).ticks(9)).containsExactly(day);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1.2, '0.0 0.2 0.4 0.6 0.8 1.0 1.2'",
        "-15.3, 0, '−16 −14 −12 −10 −8 −6 −4 −2 0'",
        "0, 0.15, '0.00 0.02 0.04 0.06 0.08 0.10 0.12 0.14 0.16'",
        "1, 1, '1.0 1.1'",
        "0, 1000, '0 200 400 600 800 1000'",
        "0, 3e25, '0.0 0.5 1.0 1.5 2.0 2.5 3.0'",
    })
    void endsAndStepsOfAValueAxisAreRound(double low, double high, String labels) {
        ValueAxis axis = ValueAxis.of(low, high);
        assertThat(axis.ticks().stream().map(axis::label)).containsExactly(labels.split(" "));
        assertThat(axis.share(low)).isBetween(0.0, 1.0);
        assertThat(axis.share(high)).isBetween(axis.share(low), 1.0);
    }

    @ParameterizedTest
    @CsvSource({"'2020-01-01 2021-01-01', 2020", "'2020-04-01 2021-01-01', 2020-04", "'2020-04-02 2020-04-03', 2020-04-02"})
    void datesAreAsShortAsTheirTicksAllow(String ticks, String first) {
        List<LocalDate> dates = Stream.of(ticks.split(" ")).map(LocalDate::parse).toList();
        assertThat(DateAxis.label(dates.get(0), dates)).isEqualTo(first);
    }

    @Test
    void downsamplingKeepsEveryPixelsExtremes() {
        double[] x = new double[10_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i % 7;
        }
        y[4321] = 99;
        y[1234] = -99;
        y[5000] = Double.NaN;
        int[] rows = Downsampling.rows(x, y, 100);
        assertThat(rows.length).isLessThan(500);
        assertThat(rows).contains(0, 1234, 4321, 5000, 9999).isSorted();
        assertThat(Downsampling.rows(Arrays.copyOf(x, 400), y, 100)).hasSize(400);
    }

    @Test
    void everyColourIsUsedOnceSoThatDarkModeCanFindIt() {
        Set<String> light = new HashSet<>();
        for (Palette colour : Palette.values()) {
            assertThat(light.add(colour.hex())).as(colour.name()).isTrue();
        }
    }

    @Test
    void aMachineThatCannotDrawIsTold() {
        assertFails(() -> Sketch.drawing(() -> {
            throw new AWTError("no screen.");
        }), ComputationException.class, "-Djava.awt.headless=true");
        assertFails(() -> Sketch.drawing(() -> {
            throw new UnsatisfiedLinkError("libfreetype.so.6");
        }), ComputationException.class, "libfreetype.so.6", "fontconfig");
    }
}
