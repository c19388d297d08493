package dev.plimsoll.portfolio;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Panel;
import org.junit.jupiter.api.Test;

class TrendUnitReturnsTest {

    private static final Panel RETURNS = Tables.table("""
            date        A     B      C
            2024-01-04  0.01  0.02   0.03
            2024-01-05  0.25  -0.50  0.03
            2024-01-08  -     0.25   -0.03
            2024-01-09  0.50  0.125  0.03
            """);

    private static final Panel HELD = Tables.table("""
            date        A    B
            2024-01-04  0.5  -2
            2024-01-05  0.5  0
            2024-01-08  -4   -2
            2024-01-09  9    9
            """);

    @Test
    void signOfThePreviousRow() {
        assertThat(TrendUnitReturns.of(RETURNS, HELD, TrendUnitReturns.Mode.SIGN)).isEqualTo(Tables.table("""
                date        A      B       C
                2024-01-04  0      0       0
                2024-01-05  0.25   0.50    0
                2024-01-08  -      0       0
                2024-01-09  -0.50  -0.125  0
                """));
    }

    @Test
    void weightOfThePreviousRow() {
        assertThat(TrendUnitReturns.of(RETURNS, HELD, TrendUnitReturns.Mode.WEIGHTED)).isEqualTo(Tables.table("""
                date        A      B      C
                2024-01-04  0      0      0
                2024-01-05  0.125  1.00   0
                2024-01-08  -      0      0
                2024-01-09  -2.00  -0.25  0
                """));
    }

    @Test
    void refusesOtherDates() {
        Panel other = Tables.table("date A\n2024-01-04 1");
        assertFails(() -> TrendUnitReturns.of(RETURNS, other, TrendUnitReturns.Mode.SIGN), DataException.class);
    }
}
