package dev.plimsoll.twopass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.twopass.Validation.Whipsaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhipsawTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "NNNN | ''",
        "NENN | NORMAL 2020-01-02 2020-01-03 1",
        "NEEEEEN | NORMAL 2020-01-02 2020-01-07 5",
        "NEEEEEEN | ''",
        // Left for ELEVATED, back by way of STRESS: the absence counts, whatever lies between.
        "NEESSN | NORMAL 2020-01-02 2020-01-06 4",
        // Two regimes left and back: STRESS left on day 3, NORMAL on day 2.
        "NSESEN | NORMAL 2020-01-02 2020-01-06 4, STRESS 2020-01-03 2020-01-04 1, ELEVATED 2020-01-04 2020-01-05 1",
        "NEEEE | ''"})
    void aRegimeLeftAndEnteredAgainWithinFiveRows(String letters, String expected) {
        assertThat(Whipsaw.all(Audits.path(letters.strip()), 5).stream()
                .map(e -> e.regime() + " " + e.left() + " " + e.back() + " " + e.rows()).reduce((a, b) -> a + ", " + b).orElse(""))
                .isEqualTo(expected);
    }
}
