package dev.plimsoll.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDigitsTest {

    @ParameterizedTest
    @CsvSource({"0.123, 0", "0.1234, 0.00005", "-0.1234, 0.00005", "0.00258609, 5e-9", "12345.00258609, 5e-9", "0.12345678901, 5e-12",
        "0.123456789012, 0", "0.30000000000000004, 0", "1e-300, 0", "1e300, 0", "0, 0", "7, 0"})
    void halfAUnitOfTheLastDecimalWhereFourToElevenWereWritten(double value, double half) {
        assertThat(WrittenDigits.halfUnit(new double[] {0.5, value, Double.NaN})).isEqualTo(half);
    }
}
