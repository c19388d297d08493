package dev.plimsoll.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    @Test
    void readsBackToTheSameBitsForAHundredThousandRandomDoubles() {
        SplittableRandom random = new SplittableRandom(1953);
        for (int i = 0; i < 100_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : (random.nextDouble() - 0.5) / 10;
            if (Double.isFinite(value)) {
                assertThat(Double.doubleToRawLongBits(Double.parseDouble(ShortestDecimal.of(value)))).as(ShortestDecimal.of(value))
                        .isEqualTo(Double.doubleToRawLongBits(value));
                assertThat(Double.parseDouble(ShortestDecimal.ecmaScript(value))).isEqualTo(value == 0 ? 0.0 : value);
            }
        }
    }

    /** With one digit less, rounded either way, no decimal gives the same double: the text is the shortest. */
    @Test
    void noShorterDecimalReadsBackToTheSameDouble() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 5_000; i++) {
            double value = random.nextDouble();
            BigDecimal written = new BigDecimal(ShortestDecimal.of(value)).stripTrailingZeros();
            BigDecimal shorter = written.setScale(written.scale() - 1, RoundingMode.DOWN);
            BigDecimal step = BigDecimal.ONE.movePointLeft(shorter.scale());
            assertThat(shorter.doubleValue()).isNotEqualTo(value);
            assertThat(shorter.add(step).doubleValue()).isNotEqualTo(value);
        }
    }

    /** The last two are those on which Double.toString of JDK 17 is not the shortest. */
    @ParameterizedTest
    @CsvSource({"1, 1.0", "0.1, 0.1", "-0.25, -0.25", "3.743e-6, 3.743E-6", "1e21, 1.0E21", "1e7, 1.0E7", "123456.7, 123456.7",
        "5e-324, 4.9E-324", "2e23, 2.0E23", "2.2250738585072014e-308, 2.2250738585072014E-308"})
    void looksAsFilesShowIt(double value, String text) {
        assertThat(ShortestDecimal.of(value)).isEqualTo(text);
    }
}
