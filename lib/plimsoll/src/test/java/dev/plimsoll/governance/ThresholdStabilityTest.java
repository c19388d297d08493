package dev.plimsoll.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.twopass.Audits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdStabilityTest {

    private static final String BASELINE = "allocator_v1/baseline_20200106_20251031/expected/allocator_state_v1.csv";

    private static StateFeatures baseline() {
        SharedData.Table table = SharedData.csv(BASELINE);
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        StateFeature.REQUIRED.forEach(feature -> columns.put(feature, table.numbers(feature.label())));
        return StateFeatures.of(table.dates(), columns);
    }

    private static StateFeatures volatility(LocalDate first, double... volAccel) {
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        StateFeature.REQUIRED.forEach(feature -> columns.put(feature, new double[volAccel.length]));
        columns.put(StateFeature.VOL_ACCEL, volAccel);
        return StateFeatures.of(Audits.days(first, first.plusDays(volAccel.length - 1)), columns);
    }

    private static ThresholdStability.Row row(ThresholdStability map, int year, String threshold, double change) {
        return map.rows().stream().filter(r -> r.windowEnd().getYear() == year && r.threshold().equals(threshold) && r.change() == change)
                .findFirst().orElseThrow();
    }

    @Test
    void oneRowPerYearThresholdAndChange() {
        double[] calm = new double[400];
        Arrays.fill(calm, 1);
        ThresholdStability map = ThresholdStability.of(volatility(LocalDate.of(2020, 12, 30), calm), RegimeThresholds.v1());
        assertThat(map.rows()).hasSize(3 * 11 * 6);
        assertThat(map.rows()).extracting(ThresholdStability.Row::windowEnd).containsOnly(LocalDate.of(2020, 12, 31),
                LocalDate.of(2021, 12, 31), LocalDate.of(2022, 2, 2));
        assertThat(row(map, 2020, "dd_enter", 0.01).days()).isEqualTo(2);
        assertThat(row(map, 2021, "dd_enter", 0.01).days()).isEqualTo(367);
        assertThat(row(map, 2022, "dd_enter", 0.01).days()).isEqualTo(400);
        assertThat(map.rows().subList(0, 7)).extracting(r -> r.threshold() + " " + r.change()).containsExactly("vol_accel_enter -0.1",
                "vol_accel_enter -0.05", "vol_accel_enter -0.01", "vol_accel_enter 0.01", "vol_accel_enter 0.05", "vol_accel_enter 0.1",
                "vol_accel_exit -0.1");
    }

    @Test
    void countsFlipsAndNearMisses() {
        // 1.29 lies between 1.287 (-1 %) and 1.30: the day is a near miss, and its regime and the four held after it flip.
        double[] vol = {1, 1.29, 1, 1, 1, 1, 1, 1, 1};
        ThresholdStability map = ThresholdStability.of(volatility(LocalDate.of(2020, 1, 1), vol), RegimeThresholds.v1());
        ThresholdStability.Row closer = row(map, 2020, "vol_accel_enter", -0.01);
        assertThat(closer.moved()).isCloseTo(1.287, Offset.offset(1e-12));
        assertThat(closer.nearMisses()).isEqualTo(1);
        assertThat(closer.flips()).hasValue(5);
        assertThat(row(map, 2020, "vol_accel_enter", 0.01).flips()).hasValue(0);
        assertThat(row(map, 2020, "vol_accel_enter", 0.01).nearMisses()).isZero();
    }

    @Test
    void minimumDaysMoveByAWholeDayAtLeast() {
        double[] vol = {1.4, 1, 1, 1, 1, 1, 1};
        ThresholdStability map = ThresholdStability.of(volatility(LocalDate.of(2020, 1, 1), vol), RegimeThresholds.v1());
        for (double change : new double[] {0.01, 0.05, 0.10}) {
            assertThat(row(map, 2020, "min_days_in_regime", change)).satisfies(r -> {
                assertThat(r.moved()).isEqualTo(6);
                assertThat(r.flips()).hasValue(1);
                assertThat(r.nearMisses()).isEqualTo(1);
            });
            assertThat(row(map, 2020, "min_days_in_regime", -change)).satisfies(r -> {
                assertThat(r.moved()).isEqualTo(4);
                assertThat(r.flips()).hasValue(1);
                assertThat(r.nearMisses()).isEqualTo(1);
            });
        }
        RegimeThresholds twenty = RegimeThresholds.v1().withValue("min_days_in_regime", 20);
        assertThat(row(ThresholdStability.of(volatility(LocalDate.of(2020, 1, 1), vol), twenty), 2020, "min_days_in_regime", 0.10).moved())
                .isEqualTo(22);
    }

    @Test
    void aSetThatWouldNotBeValidHasNoFlips() {
        RegimeThresholds close = RegimeThresholds.v1().withValue("vol_accel_exit", 1.25);
        ThresholdStability map = ThresholdStability.of(volatility(LocalDate.of(2020, 1, 1), 1.2, 1.2), close);
        assertThat(row(map, 2020, "vol_accel_enter", -0.05).flips()).isEqualTo(OptionalInt.empty());
        assertThat(row(map, 2020, "vol_accel_exit", 0.05).flips()).isEqualTo(OptionalInt.empty());
        assertThat(row(map, 2020, "vol_accel_exit", -0.05).nearMisses()).isEqualTo(2);
        assertThat(row(map, 2020, "vol_accel_enter", -0.01).flips()).hasValue(0);
        RegimeThresholds one = RegimeThresholds.v1().withValue("min_days_in_regime", 1);
        assertThat(row(ThresholdStability.of(volatility(LocalDate.of(2020, 1, 1), 1.2, 1.2), one), 2020, "min_days_in_regime", -0.01)
                .flips()).isEqualTo(OptionalInt.empty());
    }

    /** From a plain walk written in another language over the expected state. */
    @ParameterizedTest
    @CsvSource({"vol_accel_enter, -0.10, 14, 74, 168, 195", "vol_accel_enter, 0.01, 0, 3, 5, 18", "vol_accel_exit, 0.10, 5, 24, 37, 205",
        "corr_shock_enter, 0.05, 0, 3, 57, 21", "corr_shock_exit, -0.10, 0, 6, 6, 41", "dd_enter, 0.05, 0, 51, 76, 22",
        "dd_exit, -0.05, 0, 0, 6, 42", "dd_stress_enter, 0.10, 0, 49, 49, 8", "dd_crisis_enter, -0.10, 0, 0, 0, 0",
        "dd_slope_enter, 0.10, 0, 7, 8, 2", "dd_slope_exit, 0.10, 0, 0, 0, 23"})
    void mapOfTheRealBaseline(String threshold, double change, int to2020, int to2022, int to2025, int nearMisses) {
        ThresholdStability map = ThresholdStability.of(baseline(), RegimeThresholds.v1());
        assertThat(List.of(row(map, 2020, threshold, change).flips().getAsInt(), row(map, 2022, threshold, change).flips().getAsInt(),
                row(map, 2025, threshold, change).flips().getAsInt(), row(map, 2025, threshold, change).nearMisses()))
                .containsExactly(to2020, to2022, to2025, nearMisses);
    }

    @Test
    void mapOfTheRealBaselineInTime() {
        StateFeatures state = baseline();
        ThresholdStability map = Assertions.assertTimeout(Duration.ofSeconds(2), () -> ThresholdStability.of(state, RegimeThresholds.v1()));
        assertThat(map.rows()).hasSize(6 * 11 * 6);
        assertThat(row(map, 2025, "min_days_in_regime", -0.10).flips()).hasValue(5);
        assertThat(row(map, 2025, "min_days_in_regime", 0.10).flips()).hasValue(11);
    }
}
