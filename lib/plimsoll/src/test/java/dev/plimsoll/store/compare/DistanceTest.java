package dev.plimsoll.store.compare;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.compare.Tolerance.Distance;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far two numbers are apart, and when that is near enough. */
class DistanceTest {

    @ParameterizedTest
    @CsvSource({
        "1.0,                     1.0,                     0",
        "0.0,                     -0.0,                    0",
        "1.0,                     1.0000000000000002,      1",
        "1.0,                     0.9999999999999999,      1",
        "0.1,                     0.30000000000000004,     7205759403792794",
        "0.0,                     4.9E-324,                1",
        "-4.9E-324,               4.9E-324,                2",
        "-1.0,                    -1.0000000000000004,     2",
        "1.7976931348623157E308,  -1.7976931348623157E308, 9223372036854775807",
    })
    void stepsFromOneDoubleToTheNextAreCountedThroughZeroToo(double a, double b, long ulps) {
        assertThat(Distance.of(a, b).ulps()).hasValue(ulps);
        assertThat(Distance.of(b, a).ulps()).hasValue(ulps);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,    1.5,     0.5,   0.3333333333333333",
        "-2.0,   2.0,     4.0,   2.0",
        "0.0,    3.0,     3.0,   1.0",
        "0.0,    0.0,     0.0,   0.0",
        "1e308,  -1e308,  Infinity, 2.0",
    })
    void theRelativeDistanceIsInUnitsOfTheLargerNumber(double a, double b, double absolute, double relative) {
        assertThat(Distance.of(a, b).absolute()).isEqualTo(absolute);
        assertThat(Distance.of(a, b).relative()).isEqualTo(relative);
        assertThat(Distance.of(b, a)).isEqualTo(Distance.of(a, b));
    }

    @Test
    void decimalsAreSubtractedExactlyAndHaveNoUlps() {
        assertThat(Distance.of(new BigDecimal("0.3"), new BigDecimal("0.1"))).isEqualTo(new Distance(0.2, 0.2 / 0.3, OptionalLong.empty()));
        assertThat(Distance.of(BigDecimal.ZERO, new BigDecimal("0.00"))).isEqualTo(new Distance(0, 0, OptionalLong.empty()));
        assertThat(Distance.of(3L, 4L)).isEqualTo(new Distance(1, 0.25, OptionalLong.empty()));
    }

    /** Each limit alone on both sides of its bound; the others cover nothing. */
    @ParameterizedTest
    @CsvSource({
        "0,    0,    0, 1.0, 1.0,                 true",
        "0,    0,    0, 1.0, 1.0000000000000002,  false",
        "0,    0,    1, 1.0, 1.0000000000000002,  true",
        "0,    0,    1, 1.0, 1.0000000000000004,  false",
        "0.5,  0,    0, 1.0, 1.5,                 true",
        "0.49, 0,    0, 1.0, 1.5,                 false",
        "0,    0.25, 0, 3.0, 4.0,                 true",
        "0,    0.24, 0, 3.0, 4.0,                 false",
        "1e-9, 1e-9, 4, 3.0, 4.0,                 false",
        "1e-9, 0.3,  4, 3.0, 4.0,                 true",
    })
    void anyLimitThatCoversTheDistanceIsEnough(double absolute, double relative, long ulps, double a, double b, boolean agrees) {
        assertThat(new Tolerance(absolute, relative, ulps).covers(Distance.of(a, b))).isEqualTo(agrees);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1e-9, 0", "0, 0, -1", "NaN, 0, 0", "0, NaN, 0"})
    void aNegativeLimitIsRefused(double absolute, double relative, long ulps) {
        assertFails(() -> new Tolerance(absolute, relative, ulps), UsageException.class, "0 or more");
    }
}
