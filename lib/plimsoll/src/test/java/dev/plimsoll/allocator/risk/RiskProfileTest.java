package dev.plimsoll.allocator.risk;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.UsageException;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskProfileTest {

    @ParameterizedTest
    @CsvSource({
        "L, '{NORMAL=1.0, ELEVATED=0.85, STRESS=0.55, CRISIS=0.3}', 0.25, 0.25",
        "M, '{NORMAL=1.0, ELEVATED=0.9, STRESS=0.7, CRISIS=0.45}',  0.20, 0.35",
        "H, '{NORMAL=1.0, ELEVATED=0.98, STRESS=0.85, CRISIS=0.6}', 0.15, 0.50"})
    void profilesAreFrozen(String name, String scalars, double alpha, double min) {
        RiskProfile profile = RiskProfile.parse(name);
        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.scalars()).hasToString(scalars);
        assertThat(profile.alpha()).isEqualTo(alpha);
        assertThat(profile.halfLife()).isEmpty();
        assertThat(profile.min()).isEqualTo(min);
        assertThat(profile.max()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"l, L", "LOW, L", "Institutional, L", "conservative, L", "m, M", "Medium, M", "balanced, M", "h, H", "high, H",
        "AGGRESSIVE, H"})
    void aliasesAreTakenInAnyCase(String text, String name) {
        assertThat(RiskProfile.parse(text).name()).isEqualTo(name);
    }

    @Test
    void unknownNameIsRefused() {
        assertFails(() -> RiskProfile.parse("XL"), UsageException.class, "\"XL\"", "conservative");
    }

    @Test
    void versionOneIsLow() {
        assertThat(RiskProfile.v1()).isEqualTo(RiskProfile.parse("L"));
        assertThat(RiskProfile.v1().sameConstants(RiskProfile.parse("M"))).isFalse();
        assertThat(RiskProfile.v1().sameConstants(RiskProfile.v1().withHalfLife(5))).isFalse();
    }

    @Test
    void halfLifeSetsAlphaAndAlphaClearsTheHalfLife() {
        RiskProfile five = RiskProfile.v1().withHalfLife(5);
        assertThat(five.alpha()).isCloseTo(0.12944943670387588, within(1e-15));
        assertThat(five.halfLife()).hasValue(5);
        assertThat(five.withAlpha(0.25)).isEqualTo(RiskProfile.v1());
        assertThat(RiskProfile.v1().withHalfLife(1).alpha()).isCloseTo(0.5, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.85, 0.86, 0.3,  0.25, 0.25, 1,    'STRESS 0.86 above ELEVATED 0.85'",
        "1, 0.85, 0.55, 0,    0.25, 0.25, 1,    'CRISIS scalar of risk profile x is 0.0'",
        "1.01, 1, 0.55, 0.3,  0.25, 0.25, 1,    'NORMAL scalar of risk profile x is 1.01'",
        "1, 0.85, 0.55, 0.3,  0,    0.25, 1,    'alpha of risk profile x is 0.0'",
        "1, 0.85, 0.55, 0.3,  1.01, 0.25, 1,    'alpha of risk profile x is 1.01'",
        "1, 0.85, 0.55, 0.3,  NaN,  0.25, 1,    'alpha of risk profile x is NaN'",
        "1, 0.85, 0.55, 0.3,  0.25, 0,    1,    'min 0.0 and max 1.0'",
        "1, 0.85, 0.55, 0.3,  0.25, 0.25, 1.1,  'min 0.25 and max 1.1'",
        "1, 0.85, 0.55, 0.3,  0.25, 0.25, 0.24, 'min 0.25 and max 0.24'",
        "1, 0.85, 0.55, 0.3,  0.25, 0.31, 1,    'floor of risk profile x is 0.31, above its CRISIS scalar 0.3'"})
    void contradictionsAreRefused(double n, double e, double s, double c, double alpha, double min, double max, String part) {
        assertFails(() -> profile(n, e, s, c, alpha, min, max), UsageException.class, part);
    }

    @Test
    void boundsMayBeTouched() {
        assertThat(profile(1, 1, 1, 1, 1, 1, 1).alpha()).isEqualTo(1);
        assertThat(profile(0.9, 0.9, 0.5, 0.5, 0.1, 0.5, 0.5).max()).isEqualTo(0.5);
    }

    @Test
    void everyRegimeNeedsAScalarAndAHalfLifeMustBePositive() {
        assertFails(() -> new RiskProfile("x", Map.of(Regime.NORMAL, 1.0), 0.25, OptionalDouble.empty(), 0.25, 1), UsageException.class,
                "no scalar for ELEVATED");
        for (double days : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertFails(() -> RiskProfile.v1().withHalfLife(days), UsageException.class);
        }
    }

    private static RiskProfile profile(double n, double e, double s, double c, double alpha, double min, double max) {
        return new RiskProfile("x", Map.of(Regime.NORMAL, n, Regime.ELEVATED, e, Regime.STRESS, s, Regime.CRISIS, c), alpha,
                OptionalDouble.empty(), min, max);
    }
}
