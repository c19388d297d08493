package dev.plimsoll.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class NumTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        // value     | fixed to 2        | signed to 2       | percent           | plain
        "0           | 0.00              | 0.00              | 0.00 %            | 0",
        "-0.0        | 0.00              | 0.00              | 0.00 %            | 0",
        "NaN         | \u2013            | \u2013            | \u2013            | \u2013",
        "Infinity    | \u221e            | +\u221e           | \u221e %          | \u221e",
        "-Infinity   | -\u221e           | -\u221e           | -\u221e %         | -\u221e",
        "1e-9        | 0.00              | 0.00              | 0.00 %            | 1 × 10^-9",
        "-1e-9       | 0.00              | 0.00              | 0.00 %            | -1 × 10^-9",
        "1e25        | 1 × 10^25         | +1 × 10^25        | 1 × 10^27 %       | 1 × 10^25",
        "-1.23456e25 | -1.23 × 10^25     | -1.23 × 10^25     | -1.23 × 10^27 %   | -1.23 × 10^25",
        "0.125       | 0.12              | +0.12             | 12.50 %           | 0.125",
        "0.375       | 0.38              | +0.38             | 37.50 %           | 0.375",
        "-0.125      | -0.12             | -0.12             | -12.50 %          | -0.125",
        "2.675       | 2.67              | +2.67             | 267.50 %          | 2.675",
        "20          | 20.00             | +20.00            | 2000.00 %         | 20",
        "12.3456789  | 12.35             | +12.35            | 1234.57 %         | 12.345679",
        "999999.9996 | 1000000.00        | +1000000.00       | 99999999.96 %     | 999999.9996",
    })
    void aNumberIsRoundedHalfToEvenFromItsExactValueAndHasNoExponentOfAProgram(double value, String fixed, String signed, String percent,
            String plain) {
        assertThat(Num.fixed(value, 2)).hasToString(fixed);
        assertThat(Num.signed(value, 2)).hasToString(signed);
        assertThat(Num.percent(value)).hasToString(percent);
        assertThat(Num.plain(value)).hasToString(plain);
    }

    @Test
    void unitsGoWithANumberAndNotWithNone() {
        assertThat(Num.points(0.0098)).hasToString("+0.98 points");
        assertThat(Num.points(-0.0098)).hasToString("-0.98 points");
        assertThat(Num.points(Double.NaN)).hasToString("\u2013");
        assertThat(Num.plain(3).unit(" days")).hasToString("3 days");
        assertThat(Num.plain(OptionalDouble.empty(), 2).unit(" days")).hasToString("\u2013");
        assertThat(Num.plain(OptionalDouble.of(2.345), 2)).hasToString("2.35");
        assertThat(Num.count(1234567)).hasToString("1,234,567");
        assertThat(Num.fixed(new BigDecimal("0.1250000000000000000001"), 2)).hasToString("0.13");
    }

    @Test
    void aPageHasATrueMinusNoBreakBeforeAUnitAndNoSignBeforeZero() {
        assertThat(Num.percent(-0.0294).typeset()).isEqualTo("\u22122.94\u00a0%");
        assertThat(new Num("-0.00").typeset()).isEqualTo("0.00");
        assertThat(Num.fixed(Double.NEGATIVE_INFINITY, 2).typeset()).isEqualTo("\u2212\u221e");
    }
}
