package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SleevePairTest {

    private static double[] returns(int n, double value) {
        double[] returns = new double[n];
        Arrays.fill(returns, value);
        return returns;
    }

    @ParameterizedTest
    @CsvSource({"2024-01-30, 2024-01-31", "2024-02-28, 2024-02-29"})
    void aMonthIsDatedByItsLastDay(LocalDate day, LocalDate expected) {
        assertFails(() -> new MonthlySleeve("x", Series.of(DateIndex.of(List.of(day)), returns(1, 0.01))), DataException.class,
                "has a row of " + day + ", which is not the end of a month; expected " + expected);
    }

    @Test
    void returnsMustLeaveSomething() {
        assertFails(() -> Pairs.sleeve("x", 0.1, -1), DataException.class, "-1.0 in 2015-02");
        assertFails(() -> Pairs.sleeve("x", 1.1e6), DataException.class, "at most 1000000");
        assertFails(() -> Pairs.sleeve("x", Double.POSITIVE_INFINITY), DataException.class, "infinite");
        assertThat(Pairs.sleeve("x", -0.999999, Double.NaN).returns().isMissing(1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "..", "a\\b", "a b", "net", "gross", "equal_50_50", "cross_pair_corr_monthly", "a,b"})
    void namesThatCannotBePartOfColumnsAndFilesAreRefused(String name) {
        assertFails(() -> Pairs.sleeve(name, 0.1), UsageException.class, "\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spyqqq", "BTC-ETH_2.0", "größe", "日本", "𝒜"})
    void namesMayHaveAnyLetters(String name) {
        assertThat(Pairs.sleeve(name, 0.1).name()).isEqualTo(name);
    }

    @Test
    void monthsAreTheOnesBothHaveAndMissingReturnsAreZero() {
        double[] a = returns(60, 0.01);
        a[11] = Double.NaN;
        MonthlySleeve b = new MonthlySleeve("b", Series.of(Pairs.months(70).slice(10, 70), returns(60, 0.02)));
        SleevePair pair = SleevePair.of(Pairs.sleeve("a", a), b);
        assertThat(pair.months()).isEqualTo(Pairs.months(60).slice(10, 60));
        assertThat(pair.a().returns().value(1)).isZero();
        assertThat(pair.a().returns().value(2)).isEqualTo(0.01);
        assertThat(pair.b().returns().toArray()).containsOnly(0.02);
    }

    @Test
    void fortyEightCommonMonthsAreNeeded() {
        MonthlySleeve b = new MonthlySleeve("b", Series.of(Pairs.months(70).slice(10, 70), returns(60, 0.02)));
        assertThat(SleevePair.of(Pairs.sleeve("a", returns(58, 0.01)), b).months().size()).isEqualTo(48);
        assertFails(() -> SleevePair.of(Pairs.sleeve("a", returns(57, 0.01)), b), DataException.class, "47 dates 2015-11-30..2019-09-30",
                "at least 48");
    }

    @Test
    void sleeveOfZerosIsNamed() {
        double[] zeroButForOldMonths = returns(60, 0);
        zeroButForOldMonths[3] = 0.1;
        zeroButForOldMonths[20] = Double.NaN;
        MonthlySleeve b = new MonthlySleeve("b", Series.of(Pairs.months(70).slice(10, 70), returns(60, 0.02)));
        assertFails(() -> SleevePair.of(Pairs.sleeve("flat", zeroButForOldMonths), b), DataException.class, "Every return of sleeve flat");
    }

    @Test
    void sleevesMustHaveTheirOwnNames() {
        assertFails(() -> SleevePair.of(Pairs.sleeve("a", returns(60, 0.01)), Pairs.sleeve("a", returns(60, 0.02))), UsageException.class,
                "Both sleeves are named a");
    }
}
