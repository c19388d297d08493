package dev.plimsoll.portfolio;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceMetricsTest {

    private static Series series(String table) {
        Panel panel = Tables.table(table);
        return Series.of(panel.dates(), panel.column(0));
    }

    /** Returns +10 %, -20 %, +25 %, -10 %. */
    private static final Series CURVE = series("""
            date        equity
            2024-01-31  1.0
            2024-02-01  1.1
            2024-02-29  0.88
            2024-03-29  1.1
            2024-04-15  0.99
            """);

    @Test
    void everyFigureFollowsItsDefinition() {
        PerformanceMetrics metrics = PerformanceMetrics.of(CURVE);

        assertThat(metrics.start()).isEqualTo("2024-01-31");
        assertThat(metrics.end()).isEqualTo("2024-04-15");
        assertThat(metrics.days()).isEqualTo(5);
        // 75 calendar days; 0.99 ^ (365.25 / 75) - 1
        assertThat(metrics.cagr()).isCloseTo(-0.04776662802825449, within(1e-14));
        // mean 0.0125; deviations 0.0875, -0.2125, 0.2375, -0.1125; Σ² 0.121875; sqrt(0.03046875 * 252)
        assertThat(metrics.annVol()).isCloseTo(2.7709429802866747, within(1e-12));
        assertThat(metrics.sharpe()).isCloseTo(0.0125 * 252 / 2.7709429802866747, within(1e-12));
        assertThat(metrics.maxDrawdown()).isCloseTo(-0.2, within(1e-15));
    }

    /** The first row has no return, so January is no month of this curve; April's 15 rows count as April. */
    @Test
    void periodsEndOnTheirLastCalendarDay() {
        PerformanceMetrics metrics = PerformanceMetrics.of(CURVE);

        assertThat(metrics.worstMonth().date()).isEqualTo("2024-02-29");
        assertThat(metrics.worstMonth().value()).isCloseTo(-0.12, within(1e-15));
        assertThat(metrics.worstQuarter().date()).isEqualTo("2024-06-30");
        assertThat(metrics.worstQuarter().value()).isCloseTo(-0.1, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"2023-01-01,2023-01-31,2023-03-31", "2023-02-28,2023-02-28,2023-03-31", "2023-03-31,2023-03-31,2023-03-31",
        "2023-04-01,2023-04-30,2023-06-30", "2023-06-30,2023-06-30,2023-06-30", "2023-07-01,2023-07-31,2023-09-30",
        "2023-09-30,2023-09-30,2023-09-30", "2023-10-01,2023-10-31,2023-12-31", "2023-12-31,2023-12-31,2023-12-31",
        "2024-02-01,2024-02-29,2024-03-31"})
    void everyDayBelongsToItsMonthAndQuarter(LocalDate day, LocalDate month, LocalDate quarter) {
        PerformanceMetrics metrics = PerformanceMetrics.of(Series.of(DateIndex.of(List.of(day.minusDays(1), day)), new double[] {1, 0.5}));
        assertThat(metrics.worstMonth()).isEqualTo(new PerformanceMetrics.PeriodReturn(month, -0.5));
        assertThat(metrics.worstQuarter()).isEqualTo(new PerformanceMetrics.PeriodReturn(quarter, -0.5));
    }

    @Test
    void aPeriodWithoutAReturnIsNoPeriodAndTheEarliestWins() {
        PerformanceMetrics metrics = PerformanceMetrics.of(series("""
                date        equity
                2023-12-31  1
                2024-01-02  2
                2024-05-02  4
                2024-06-03  8
                """));
        // A year of 0 % for February to April would be worse than the 100 % of every month there is.
        assertThat(metrics.worstMonth()).isEqualTo(new PerformanceMetrics.PeriodReturn(LocalDate.parse("2024-01-31"), 1));
        assertThat(metrics.worstQuarter()).isEqualTo(new PerformanceMetrics.PeriodReturn(LocalDate.parse("2024-03-31"), 1));
        assertThat(metrics.maxDrawdown()).isZero();
        assertThat(metrics.annVol()).isZero();
        assertThat(metrics.sharpe()).isZero();
    }

    @Test
    void equalReturnsHaveNoVolatility() {
        PerformanceMetrics metrics = PerformanceMetrics.of(series("date e\n2024-01-01 1\n2024-01-02 1.5\n2024-01-03 2.25\n2024-01-04 3.375"));
        assertThat(metrics.annVol()).isZero();
        assertThat(metrics.sharpe()).isZero();
    }

    /** Changes of x, 0 and 0: their population deviation is x · sqrt(2) / 3, also where x² is no number. */
    @ParameterizedTest
    @ValueSource(doubles = {1e100, 1e150, 1e160, 1e250, 1e300})
    void volatilityOfAnEquityThatExplodesIsANumber(double jump) {
        PerformanceMetrics metrics = PerformanceMetrics.of(series("date e\n2024-01-01 1\n2024-01-02 " + jump + "\n2024-01-03 " + jump
                + "\n2024-01-04 " + jump));
        assertThat(metrics.annVol() / jump).isCloseTo(Math.sqrt(2) / 3 * Math.sqrt(252), within(1e-12));
        assertThat(metrics.sharpe()).isCloseTo(Math.sqrt(252) / Math.sqrt(2), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"'2024-01-01 1','at least 2 rows'", "'2024-01-01 1\n2024-01-02 -','2024-01-02 is missing'",
        "'2024-01-01 1\n2024-01-02 0','2024-01-02 is 0.0'", "'2024-01-01 -1\n2024-01-02 1','2024-01-01 is -1.0'"})
    void refusesWhatIsNoEquity(String rows, String message) {
        assertFails(() -> PerformanceMetrics.of(series("date e\n" + rows)), DataException.class, message);
    }

    @Test
    void equityStartsAtTheFirstRowOfTheRebalanceAndKeepsItsReturn() {
        Series returns = series("date r\n2024-01-04 -\n2024-01-05 0.5\n2024-01-07 0.25\n2024-01-08 -0.5");
        Series fromFriday = EquityCurve.of(returns, LocalDate.parse("2024-01-05"));
        assertThat(fromFriday).isEqualTo(series("date e\n2024-01-05 1\n2024-01-07 1.875\n2024-01-08 0.9375"));
        // Saturday is no row: Sunday is the first.
        assertThat(EquityCurve.of(returns, LocalDate.parse("2024-01-06"))).isEqualTo(series("date e\n2024-01-07 1\n2024-01-08 0.625"));
    }

    @Test
    void equityNeedsEveryReturnFromThereOn() {
        Series returns = series("date r\n2024-01-04 0.1\n2024-01-05 -\n2024-01-07 -1");
        assertFails(() -> EquityCurve.of(returns, LocalDate.parse("2024-01-04")), DataException.class, "on 2024-01-05 is missing");
        assertFails(() -> EquityCurve.of(returns, LocalDate.parse("2024-01-06")), DataException.class, "loses everything on 2024-01-07");
        assertFails(() -> EquityCurve.of(returns, LocalDate.parse("2024-01-08")), DataException.class, "first rebalance 2024-01-08");
    }

    @Test
    void turnoverStartsFromZeroAndSkipsBlanks() {
        assertThat(ExecutionSimulation.turnover(Tables.table("""
                date        A     B
                2024-01-05  0.5   -
                2024-01-08  -     1.0
                2024-01-10  -1.0  0.5
                2024-01-12  -     -
                """))).containsExactly(0.5, 1.0, 2.0, 0);
    }
}
