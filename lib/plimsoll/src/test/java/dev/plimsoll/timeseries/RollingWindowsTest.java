package dev.plimsoll.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWindowsTest {

    private static final double NAN = Double.NaN;

    @Test
    void standardDeviationIsThatOfTheSample() {
        // 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26, over n - 1 = 2.
        double[] std = RollingWindows.standardDeviation(new double[] {2, 4, 9, 9}, 3);
        assertThat(std).hasSize(4).startsWith(NAN, NAN);
        assertThat(std[2]).isCloseTo(Math.sqrt(13), within(1e-15));
        assertThat(std[3]).isCloseTo(Math.sqrt(25.0 / 3), within(1e-15));
    }

    /** Squares overflow from 1e154 and vanish below 1e-162; the deviation does neither. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-200, 1e-170, 1e-100, 1, 1e100, 1e160, 1e200, 1e300})
    void standardDeviationHasTheSizeOfItsValues(double size) {
        double[] std = RollingWindows.standardDeviation(new double[] {2 * size, 4 * size, 9 * size}, 3);
        assertThat(std[2] / size).isCloseTo(Math.sqrt(13), within(1e-12));
    }

    @Test
    void resultIsMissingUntilTheWindowIsFullAndWhileItHoldsAMissingValue() {
        double[] values = {1, 3, NAN, 1, 3, 5};
        assertThat(RollingWindows.standardDeviation(values, 2)).containsExactly(NAN, Math.sqrt(2), NAN, NAN, Math.sqrt(2), Math.sqrt(2));
        assertThat(RollingWindows.sum(values, 2)).containsExactly(NAN, 4, NAN, NAN, 4, 8);
    }

    @Test
    void columnShorterThanTheWindowHasNoResult() {
        assertThat(RollingWindows.standardDeviation(new double[] {1, 2}, 3)).containsExactly(NAN, NAN);
        assertThat(RollingWindows.sum(new double[0], 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, -0.1, 1e-12, 1.0 / 3, 1e9})
    void windowOfIdenticalValuesHasDeviationExactlyZero(double value) {
        double[] values = new double[100];
        Arrays.fill(values, value);
        values[0] = 17;
        assertThat(Arrays.copyOfRange(RollingWindows.standardDeviation(values, 60), 60, 100)).containsOnly(0.0);
    }

    @Test
    void nothingDriftsThroughAHugeValueThatLeftTheWindow() {
        double[] values = new double[200];
        SplittableRandom random = new SplittableRandom(7);
        Arrays.setAll(values, i -> random.nextDouble());
        double[] clean = RollingWindows.standardDeviation(values, 20);
        values[0] = 1e12;
        assertThat(Arrays.copyOfRange(RollingWindows.standardDeviation(values, 20), 20, 200)).isEqualTo(Arrays.copyOfRange(clean, 20, 200));
    }

    @Test
    void sumAddsFromOldestToNewest() {
        assertThat(RollingWindows.sum(new double[] {1e16, 1, -1e16, 1}, 4)[3]).isEqualTo(1.0);
    }
}
