package dev.plimsoll.allocator.regime;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeThresholdsTest {

    private static final RegimeThresholds V1 = RegimeThresholds.v1();

    @Test
    void versionOneIsFrozen() {
        assertThat(V1.asMap()).hasToString("{vol_accel_enter=1.3, vol_accel_exit=1.15, corr_shock_enter=0.1, corr_shock_exit=0.05, "
                + "dd_enter=-0.1, dd_exit=-0.06, dd_stress_enter=-0.12, dd_crisis_enter=-0.2, dd_slope_enter=-0.06, dd_slope_exit=-0.03, "
                + "min_days_in_regime=5}");
    }

    @Test
    void everyNameChangesItsOwnValueAndNoOther() {
        V1.asMap().forEach((name, value) -> {
            double changed = name.equals("min_days_in_regime") ? 7 : value.doubleValue() * 1.01;
            RegimeThresholds other = V1.withValue(name, changed);
            other.asMap().forEach((n, v) -> assertThat(v.doubleValue())
                    .isEqualTo(n.equals(name) ? changed : V1.asMap().get(n).doubleValue()));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "vol_accel_exit,  1.3,    'vol_accel_exit is 1.3 and vol_accel_enter is 1.3'",
        "vol_accel_enter, 1.1,    'vol_accel_exit is 1.15 and vol_accel_enter is 1.1'",
        "corr_shock_exit, 0.1,    'corr_shock_exit is 0.1 and corr_shock_enter is 0.1'",
        "dd_exit,         -0.1,   'dd_enter is -0.1 and dd_exit is -0.1'",
        "dd_crisis_enter, -0.12,  'dd_crisis_enter is -0.12 and dd_stress_enter is -0.12'",
        "dd_slope_exit,   -0.061, 'dd_slope_enter is -0.06 and dd_slope_exit is -0.061'",
        "min_days_in_regime, 0,   'min_days_in_regime is 0'",
        "min_days_in_regime, 2.5, 'min_days_in_regime is 2.5'",
        "dd_enter,        NaN,    'dd_enter is NaN'"})
    void contradictionsAreRefusedNamingBothValues(String name, double value, String part) {
        assertFails(() -> V1.withValue(name, value), UsageException.class, part);
    }

    @ParameterizedTest
    @CsvSource({"vol_accel_exit, 1.2999", "dd_exit, -0.0999", "dd_crisis_enter, -0.1201", "min_days_in_regime, 1"})
    void nearlyEqualBoundsAreAccepted(String name, double value) {
        assertThat(V1.withValue(name, value).asMap().get(name).doubleValue()).isEqualTo(value);
    }

    @Test
    void unknownNameListsTheNames() {
        assertFails(() -> V1.withValue("vol_accel", 1), UsageException.class, "\"vol_accel\"", "vol_accel_enter", "min_days_in_regime");
    }
}
