package dev.plimsoll.governance;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

    @ParameterizedTest
    @CsvSource({"2025Q3, 2025-07-01, 2025-09-30, 2025Q2", "2025Q1, 2025-01-01, 2025-03-31, 2024Q4",
            "2024Q4, 2024-10-01, 2024-12-31, 2024Q3",
        "2024Q2, 2024-04-01, 2024-06-30, 2024Q1"})
    void hasDaysAndAQuarterBefore(String text, LocalDate start, LocalDate end, String previous) {
        Quarter quarter = Quarter.parse(text);
        assertThat(quarter).hasToString(text);
        assertThat(quarter.start()).isEqualTo(start);
        assertThat(quarter.end()).isEqualTo(end);
        assertThat(quarter.previous()).hasToString(previous).isLessThan(quarter);
        assertThat(Quarter.of(start)).isEqualTo(quarter);
        assertThat(Quarter.of(end)).isEqualTo(quarter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", "2025Q0", "2025Q5", "2025q3", "2025-Q3", "25Q3", "2025Q33", " 2025Q3", "0001Q1", "1899Q4"})
    void refusesEverythingElse(String text) {
        assertFails(() -> Quarter.parse(text), UsageException.class, "expected");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertFails(() -> new Quarter(2025, 0), UsageException.class, "is 0");
        assertFails(() -> new Quarter(10_000, 1), UsageException.class, "10000");
    }

    @ParameterizedTest
    @CsvSource({"2025Q3, 2025-09-24, false", "2025Q3, 2025-09-25, true", "2025Q3, 2025-09-30, true", "2024Q1, 2024-03-28, true",
        "2025Q4, 2025-12-25, false", "2025Q4, 2025-12-26, true", "2025Q4, 2025-10-31, false"})
    void dataCoverAQuarterUpToFiveDaysBeforeItsEnd(String quarter, LocalDate last, boolean covered) {
        assertThat(Quarter.parse(quarter).isCoveredBy(last)).isEqualTo(covered);
    }
}
