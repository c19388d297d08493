package dev.plimsoll.door;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.With;
import dev.plimsoll.door.SanityReport.DailyTables;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.Tables;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every finding on both sides of its bound. */
class SanityReportTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static DateIndex days(int n) {
        return DateIndex.ofEpochDays(LongStream.range(0, n).map(i -> FIRST.toEpochDay() + i).toArray());
    }

    private static Panel panel(double[]... columns) {
        return Panel.of(days(columns[0].length), List.of("A", "B", "C").subList(0, columns.length), columns);
    }

    private static Series series(double... values) {
        return Series.of(days(values.length), values);
    }

    /** Plus and minus the same value, n rows. */
    private static double[] swing(int n, double size) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = i % 2 == 0 ? size : -size;
        }
        return values;
    }

    private static double[] with(double[] values, int from, int to, double value) {
        double[] changed = values.clone();
        Arrays.fill(changed, from, to, value);
        return changed;
    }

    private static List<String> tails(SanityReport report) {
        return report.findings().stream().map(f -> f.code() + f.text().substring(f.text().lastIndexOf(" ["))).toList();
    }

    private static List<String> tails(DailyTables tables) {
        return tails(SanityReport.of(tables));
    }

    @Test
    void pricesAreRefusedFromAMedianOfFiveHundredthsAndTwentyRowsOn() {
        Panel prices = panel(with(swing(20, 0.05), 0, 20, 0.05));
        assertFails(() -> ReturnDoor.check(prices, "fx.csv"), DataException.class, "LOOKS_LIKE_PRICES", "fx.csv, column A", "--prices",
                "0.05");
        ReturnDoor.check(panel(with(swing(20, 0.05), 0, 20, 0.0499)), "lower.csv");
        ReturnDoor.check(panel(with(swing(19, 0.05), 0, 19, 0.05)), "shorter.csv");
        ReturnDoor.check(panel(with(with(swing(20, 0.05), 0, 20, 0.05), 3, 4, 0)), "with a zero.csv");
        assertThatThrownBy(() -> ReturnDoor.check(Series.of(days(20), prices.column(0)), "book.csv"))
                .hasMessageContainingAll("LOOKS_LIKE_PRICES", "book.csv", "equity_curve");
    }

    @Test
    void returnsBeyondAMillionAreRefused() {
        ReturnDoor.check(panel(new double[] {1e6, -0.5}), "at the bound.csv");
        assertFails(() -> ReturnDoor.check(panel(new double[] {0.1, 1.1e6}), "big.csv"), DataException.class, "RETURN_OUT_OF_RANGE",
                "big.csv, column A, 2024-01-02", "1100000");
        assertThatThrownBy(() -> ReturnDoor.requireRange(panel(new double[] {-1e160}), "sleeves.csv"))
                .hasMessageContaining("RETURN_OUT_OF_RANGE");
    }

    @Test
    void percentReturnsAreThoseWithAMedianDeviationAboveThreeAYear() {
        assertThat(tails(DailyTables.of(panel(swing(100, 0.18), swing(100, 0.19), swing(100, 0.001)))))
                .isEmpty(); // the median, 0.18 a day, is 2.87 a year
        assertThat(tails(DailyTables.of(panel(swing(100, 0.19), swing(100, 0.2), swing(100, 0.001)))))
                .containsExactly("LOOKS_LIKE_PERCENT [count=2, first=2024-01-01, worst=3.1909]");
    }

    @Test
    void percentWeightsSumToAHundred() {
        DailyTables assets = DailyTables.of(panel(swing(60, 0.01), swing(60, 0.02)));
        assertThat(tails(weighted(assets, panel(new double[] {40}, new double[] {59}), Optional.empty())))
                .containsExactly("LOOKS_LIKE_PERCENT [count=1, first=2024-01-01, worst=99]");
        assertThat(tails(weighted(assets, panel(new double[] {40}, new double[] {-60}), Optional.empty())))
                .containsExactly("LOOKS_LIKE_PERCENT [count=1, first=2024-01-01, worst=100]");
        assertThat(tails(weighted(assets, panel(new double[] {40}, new double[] {58}), Optional.empty()))).isEmpty();
        assertThat(tails(weighted(assets, panel(new double[] {40, Double.NaN}, new double[] {60, Double.NaN}), Optional.empty())))
                .containsExactly("LOOKS_LIKE_PERCENT [count=2, first=2024-01-01, worst=100]");
        assertThat(tails(weighted(assets, panel(new double[] {40, 4}, new double[] {60, 6}), Optional.empty()))).isEmpty();
    }

    @Test
    void oneRowInTenWithoutAnyMoveIsPadding() {
        assertThat(tails(DailyTables.of(panel(with(swing(100, 0.01), 50, 59, 0))))).isEmpty();
        assertThat(tails(DailyTables.of(panel(with(swing(100, 0.01), 50, 60, 0)))))
                .containsExactly("PADDED_DAYS [count=10, first=2024-02-20, worst=0.1]");
        assertThat(tails(DailyTables.of(panel(with(swing(100, 0.01), 50, 60, 0), swing(100, 0.01))))).isEmpty();
    }

    @Test
    void gapsAreLongerThanTenDaysInADailySeries() {
        assertThat(tails(DailyTables.of(Tables.table("""
                date        A
                2024-01-01  0.01
                2024-01-02  -0.01
                2024-01-12  0.01
                2024-01-13  -0.01
                """)))).isEmpty();
        assertThat(tails(DailyTables.of(Tables.table("""
                date        A
                2024-01-01  0.01
                2024-01-02  -0.01
                2024-01-13  0.01
                2024-01-14  -0.01
                """)))).containsExactly("CALENDAR_GAP [count=1, first=2024-01-02, worst=11]");
        assertThat(tails(DailyTables.of(Tables.table("""
                date        A
                2024-01-01  0.01
                2024-02-01  -0.01
                2024-03-01  0.01
                """)))).as("a monthly series").isEmpty();
    }

    @Test
    void equityMayDifferFromTheReturnsOnOneRow() {
        DailyTables assets = DailyTables.of(panel(swing(4, 0.01)));
        Series returns = series(0, 0.1, 0.1, -0.1);
        assertThat(tails(booked(assets, returns, series(1, 1.1, 1.21, 1.089)))).isEmpty();
        assertThat(tails(booked(assets, returns, series(1, 1.2, 1.32, 1.188)))).isEmpty();
        assertThat(tails(booked(assets, returns, series(1, 1.2, 1.2, 1.08))))
                .containsExactly("EQUITY_NOT_FROM_RETURNS [count=2, first=2024-01-02, worst=0.1]");
    }

    @Test
    void equityWrittenWithEightDecimalsFollowsFromReturnsWrittenWithEight() {
        DailyTables assets = DailyTables.of(panel(swing(4, 0.01)));
        Series returns = series(0, 0.12345678, -0.01234568, 0.00000001);
        assertThat(tails(booked(assets, returns, series(1, 1.12345678, 1.10958694, 1.10958695)))).isEmpty();
        assertThat(tails(booked(assets, returns, series(1, 1.12345688, 1.10958694, 1.10958695))))
                .containsExactly("EQUITY_NOT_FROM_RETURNS [count=2, first=2024-01-02, worst=0.0000001]");
    }

    @Test
    void aLossOnTheFirstDayIsLostWhenTheEquityContainsIt() {
        DailyTables assets = DailyTables.of(panel(swing(2, 0.01)));
        assertThat(tails(booked(assets, series(-0.25, 0), series(0.75, 0.75))))
                .containsExactly("DRAWDOWN_BASE [count=1, first=2024-01-01, worst=-0.25]");
        assertThat(tails(booked(assets, series(-0.25, 0), series(75, 75)))).hasSize(1);
        assertThat(tails(booked(assets, series(-0.25, 0), series(1, 1)))).isEmpty();
        assertThat(tails(booked(assets, series(-0.25, 0), series(10000, 10000)))).isEmpty();
        assertThat(tails(booked(assets, series(-0.2345, 0), series(250000, 250000)))).as("a round start").isEmpty();
        assertThat(tails(booked(assets, series(-0.01, 0), series(0.99, 0.99)))).as("a small loss").isEmpty();
    }

    @Test
    void anAssetHeldForTwentyRowsWithoutAReturnIsFound() {
        double[] moves = swing(60, 0.01);
        Panel weights = panel(new double[] {0.25}, new double[] {0.5});
        assertThat(tails(weighted(DailyTables.of(panel(moves, with(moves, 10, 29, Double.NaN))), weights, Optional.of(0)))).isEmpty();
        assertThat(tails(weighted(DailyTables.of(panel(moves, with(moves, 10, 30, Double.NaN))), weights, Optional.of(0))))
                .containsExactly("HELD_WITHOUT_RETURN [count=20, first=2024-01-11, worst=0.5]");
        Panel exited = panel(new double[] {0.25, 0.25}, new double[] {0.5, 0});
        assertThat(tails(weighted(DailyTables.of(panel(moves, with(moves, 10, 60, Double.NaN))), exited, Optional.of(0)))).isEmpty();
        assertThat(tails(SanityReport.ofSleeves(panel(moves, with(moves, 10, 30, Double.NaN)), Map.of("carry", weights), 1)))
                .containsExactly("HELD_WITHOUT_RETURN [count=20, first=2024-01-11, worst=0.5]");
    }

    @Test
    void trendUnitsFollowTheSignOrTheWeightOnNinetyNineOfAHundredCells() {
        double[] moves = swing(102, 0.01);
        DailyTables tables = weighted(DailyTables.of(panel(moves)), panel(new double[] {-0.5}), Optional.of(0));
        double[] signed = Arrays.stream(moves).map(x -> -x).toArray();
        double[] weighted = Arrays.stream(moves).map(x -> -0.5 * x).toArray();
        assertThat(tails(trending(tables, panel(signed)))).isEmpty();
        assertThat(tails(trending(tables, panel(weighted)))).isEmpty();
        assertThat(tails(trending(tables, panel(with(signed, 50, 51, 0.5))))).as("1 of 101 cells").isEmpty();
        assertThat(tails(trending(tables, panel(with(signed, 50, 52, 0.5)))))
                .containsExactly("TREND_UNITS_NOT_FROM_WEIGHTS [count=2, first=2024-02-20, worst=0.51]");
    }

    @Test
    void sleevesThatNearlySumToTheBookAreFoundAndOthersAreLeftAlone() {
        double[] half = swing(100, 0.01);
        Series book = Series.of(days(100), Arrays.stream(half).map(x -> 2 * x).toArray());
        DailyTables tables = booked(DailyTables.of(panel(half)), book, Series.of(days(100), equity(book.toArray())));
        assertThat(tails(sleeved(tables, panel(half, half)))).isEmpty();
        assertThat(tails(sleeved(tables, panel(half, with(half, 7, 12, 0.5)))))
                .containsExactly("SLEEVES_NOT_FROM_RETURNS [count=5, first=2024-01-08, worst=0.51]");
        assertThat(tails(sleeved(tables, panel(half, with(half, 7, 13, 0.5))))).as("94 of 100: another kind of sleeve").isEmpty();
    }

    private static double[] equity(double[] returns) {
        double[] equity = new double[returns.length];
        double value = 1;
        for (int i = 0; i < equity.length; i++) {
            value *= i == 0 ? 1 : 1 + returns[i];
            equity[i] = value;
        }
        return equity;
    }

    private static Series months(String first, double... returns) {
        List<LocalDate> ends = new ArrayList<>();
        for (int i = 0; i < returns.length; i++) {
            ends.add(YearMonth.parse(first).plusMonths(i).atEndOfMonth());
        }
        return Series.of(DateIndex.of(ends), returns);
    }

    @Test
    void monthlyPercentSpreadsOrCompoundsBeyondReason() {
        assertThat(tails(SanityReport.ofMonths("a", months("2020-01", swing(12, 0.8))))).as("2.89 a year").isEmpty();
        assertThat(tails(SanityReport.ofMonths("a", months("2020-01", swing(12, 0.9)))))
                .containsExactly("LOOKS_LIKE_PERCENT [count=12, first=2020-01-31, worst=3.25632]");
        double[] doubling = DoubleStream.generate(() -> 1).limit(20).toArray();
        assertThat(tails(SanityReport.ofMonths("a", months("2020-01", doubling))))
                .containsExactly("LOOKS_LIKE_PERCENT [count=20, first=2021-08-31, worst=1048580]");
        assertThat(tails(SanityReport.ofMonths("a", months("2020-01", Arrays.copyOf(doubling, 19))))).isEmpty();
    }

    @Test
    void aMonthThatLacksWithinTheSpanIsFound() {
        Series all = months("2020-01", 0.01, 0.02, 0.03);
        assertThat(tails(SanityReport.ofMonths("a", all))).isEmpty();
        Series hole = all.reindex(DateIndex.of(List.of(LocalDate.of(2020, 1, 31), LocalDate.of(2020, 3, 31))));
        assertThat(tails(SanityReport.ofMonths("a", hole))).containsExactly("MONTHS_MISSING [count=1, first=2020-02-29, worst=1]");
    }

    @Test
    void strictRefusesWhatWasFoundAndNothingElse() {
        new SanityReport(List.of()).refuse("book");
        SanityReport report = SanityReport.of(DailyTables.of(panel(with(swing(100, 0.01), 50, 60, 0))));
        assertFails(() -> report.refuse("book"), DataException.class, "book is refused", "--strict", "1 finding.", "PADDED_DAYS",
                "[count=10,", "Nothing was stored");
    }

    private static DailyTables weighted(DailyTables tables, Panel weights, Optional<Integer> lag) {
        return With.with(tables, "weights", Optional.of(weights), "lag", lag);
    }

    private static DailyTables booked(DailyTables tables, Series returns, Series equity) {
        return With.with(tables, "portfolioReturns", Optional.of(returns), "equity", Optional.of(equity));
    }

    private static DailyTables trending(DailyTables tables, Panel units) {
        return With.with(tables, "trendUnitReturns", Optional.of(units));
    }

    private static DailyTables sleeved(DailyTables tables, Panel sleeves) {
        return With.with(tables, "sleeveReturns", Optional.of(sleeves));
    }
}
