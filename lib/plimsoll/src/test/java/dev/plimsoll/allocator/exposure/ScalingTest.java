package dev.plimsoll.allocator.exposure;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modes, lookups and multiplication: literal tables for every rule. */
class ScalingTest {

    private static final double BLANK = Double.NaN;

    private static DateIndex days(long... days) {
        return DateIndex.ofEpochDays(days);
    }

    private static Panel weights(double[]... columns) {
        DateIndex dates = days(10, 17, 24).slice(0, columns[0].length);
        return Panel.of(dates, List.of("A", "B").subList(0, columns.length), columns);
    }

    @ParameterizedTest
    @EnumSource
    void modesReadBack(AllocatorMode mode) {
        assertThat(AllocatorMode.parse(mode.toString())).isEqualTo(mode);
        assertThat(mode.toString()).isIn("off", "compute", "precomputed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OFF", "on", "precomputed ", "pre"})
    void otherModesAreRefused(String label) {
        assertFails(() -> AllocatorMode.parse(label), UsageException.class, "expected off, compute or precomputed");
    }

    @Test
    void onlyScalarsBelowOneScaleAndBlanksStayBlank() {
        Panel scaled = ScaledBook.scale(weights(new double[] {0.5, BLANK, -2}, new double[] {0, 1, -0.0}), new double[] {0.5, 0.25, 1});
        assertThat(scaled).isEqualTo(weights(new double[] {0.25, BLANK, -2}, new double[] {0, 0.25, -0.0}));
    }

    @ParameterizedTest
    @CsvSource({"0.9999999999999999,0.6999999999999999", "1,0.7", "1.0000000000000002,0.7", "2,0.7", "4.9e-324,4.9e-324"})
    void oneIsTheBound(double scalar, double expected) {
        assertThat(ScaledBook.scale(weights(new double[] {0.7}), new double[] {scalar}).value(0, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aScalarIsAFractionAboveZero(double scalar) {
        assertFails(() -> ScaledBook.scale(weights(new double[] {1, 1}), new double[] {1, scalar}), DataException.class,
                "risk scalar of 1970-01-18 is");
        assertFails(() -> PrecomputedScalars.lookup(days(10, 17), new double[] {1, scalar}, days(10), 1), DataException.class,
                "risk scalar of 1970-01-18 is");
    }

    @Test
    void everyRebalanceNeedsAScalar() {
        assertFails(() -> ScaledBook.scale(weights(new double[] {1, 1}), new double[] {1}), DataException.class,
                "1 applied scalars for 2 rebalances");
        assertFails(() -> PrecomputedScalars.lookup(days(10, 17), new double[] {1}, days(10), 1), DataException.class,
                "1 applied scalars for 2 rebalances");
    }

    /** A rebalance of its own day reads its own scalar: the source is lagged already. */
    @Test
    void lookupFillsForward() {
        assertThat(PrecomputedScalars.lookup(days(10, 17, 24), new double[] {0.9, 0.8, 0.7}, days(9, 10, 11, 16, 17, 23, 24, 99), 0.95))
                .containsExactly(0.95, 0.9, 0.9, 0.9, 0.8, 0.8, 0.7, 0.7);
        assertThat(PrecomputedScalars.lookup(days(), new double[0], days(10, 17), 1)).containsExactly(1, 1);
        assertThat(PrecomputedScalars.lookup(days(10), new double[] {0.9}, days(), 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.0000000000000002, Double.NaN})
    void missingScalarIsAFraction(double missing) {
        assertFails(() -> PrecomputedScalars.lookup(days(10), new double[] {1}, days(10), missing), UsageException.class,
                "apply_missing_scalar_as");
    }

    @Test
    void replacingKeepsWhatTheRunComputedItself() {
        AppliedScalars own = AppliedScalars.of(List.of(
                new AppliedScalar(days(10).first(), 0.6, 1, Optional.of(Regime.STRESS)),
                new AppliedScalar(days(17).first(), 0.7, 0.6, Optional.empty())));
        AppliedScalars source = AppliedScalars.of(List.of(new AppliedScalar(days(12).first(), 0.5, 0.8, Optional.of(Regime.CRISIS))));
        AppliedScalars replaced = PrecomputedScalars.replace(own, source, 0.9);
        assertThat(replaced.rebalances()).containsExactly(
                new AppliedScalar(days(10).first(), 0.6, 0.9, Optional.of(Regime.STRESS)),
                new AppliedScalar(days(17).first(), 0.7, 0.8, Optional.empty()));
        assertThat(replaced.meta().max()).isEqualTo(0.9);
        assertThat(replaced.meta().scaled()).isEqualTo(2);
    }

    @Test
    void appliedScalarsAscend() {
        AppliedScalar first = new AppliedScalar(days(10).first(), 1, 1, Optional.empty());
        assertFails(() -> AppliedScalars.of(List.of(first, first)), DataException.class, "twice");
        assertFails(() -> AppliedScalars.of(List.of()), DataException.class, "at least one");
    }

    private static final DateIndex FIVE = days(1, 2, 3, 4, 5);
    private static final double[] SOURCE = {1, 0.9, 0.8, 0.7, 0.6};

    @ParameterizedTest
    @CsvSource({"1,0.9,0.8,0.7,0.6,0", "0.9,0.8,0.7,0.6,0.6,1", "0.7,0.6,0.6,0.6,0.6,3", "0.6,0.6,0.6,0.6,0.6,4",
        // The end does not repeat the last one; the right order, one off; the wrong way round.
        "0.9,0.8,0.7,0.6,1,", "0.9,0.8,0.7,0.65,0.6,", "1,1,0.9,0.8,0.7,"})
    void labelShiftExplainsEveryRow(double a, double b, double c, double d, double e, Integer k) {
        double[] used = {a, b, c, d, e};
        if (k == null) {
            assertThat(PrecomputedScalars.labelShift(FIVE, SOURCE, FIVE, used, 1)).isEmpty();
        } else {
            assertThat(PrecomputedScalars.labelShift(FIVE, SOURCE, FIVE, used, 1)).hasValue(k);
        }
    }

    @Test
    void labelShiftTakesTheSmallestAndKnowsOtherCalendars() {
        double[] ones = {1, 1, 1, 1, 1};
        assertThat(PrecomputedScalars.labelShift(FIVE, ones, FIVE, ones, 1)).hasValue(0);
        // Rebalances between those of the source; the first before it starts.
        assertThat(PrecomputedScalars.labelShift(days(10, 20), new double[] {0.9, 0.8}, days(9, 10, 15, 20), new double[] {1, 0.9, 0.9,
                0.8}, 1)).hasValue(0);
        assertThat(PrecomputedScalars.labelShift(days(10, 20), new double[] {0.9, 0.8}, days(9, 10, 15, 20), new double[] {0.9, 0.8, 0.8,
                0.8}, 1)).hasValue(1);
        assertThat(PrecomputedScalars.labelShift(days(), new double[0], days(9), new double[] {1}, 1)).hasValue(0);
        assertThat(PrecomputedScalars.labelShift(days(), new double[0], days(9), new double[] {0.5}, 1)).isEmpty();
        assertFails(() -> PrecomputedScalars.labelShift(FIVE, ones, FIVE, new double[4], 1), DataException.class);
    }
}
