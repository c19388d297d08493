package dev.plimsoll.portfolio;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookReconciliationTest {

    private static final OptionalDouble NO_CORE = OptionalDouble.empty();

    /** One asset held at 1 from the second row on: the recomputed return of a row is the asset's. */
    private static final Panel ASSET = Tables.table("""
            date        A
            2024-01-04  0.10
            2024-01-05  0.20
            2024-01-07  -0.10
            2024-01-08  0.30
            2024-01-09  -0.20
            """);
    private static final Panel ONE = Tables.table("date A\n2024-01-05 1");

    private static Series series(String table) {
        Panel panel = Tables.table(table);
        return Series.of(panel.dates(), panel.column(0));
    }

    private static BookReconciliation reconcile(Series given, OptionalDouble core) {
        return BookReconciliation.of(ASSET, ONE, given, core, Optional.empty(), Aggregation.LOG, BookReconciliation.TOLERANCE);
    }

    @Test
    void givenIsFactorTimesRecomputedPlusExternal() {
        BookReconciliation book = reconcile(series("""
                date        r
                2024-01-04  0
                2024-01-05  0.20
                2024-01-07  -0.04
                2024-01-08  0.34
                2024-01-09  -0.20
                """), OptionalDouble.of(0.9));

        assertThat(book.lag()).isZero();
        assertThat(book.recomputed().toArray()).containsExactly(new double[] {0, 0.2, -0.1, 0.3, -0.2}, within(1e-15));
        assertThat(book.factor().toArray()).containsExactly(1, 1, 0.9, 0.9, 1);
        assertThat(book.external().toArray()).containsExactly(new double[] {0, 0, 0.05, 0.07, 0}, within(1e-15));
        assertThat(book.external().value(1)).isZero();
        assertThat(book.liveRows()).isEqualTo(4);
        assertThat(book.agreeing()).isEqualTo(2);
        assertThat(book.largestDifference()).isCloseTo(0.06, within(1e-15));
        assertThat(book.largestAgreeingDifference()).isLessThan(1e-15);
        assertThat(book.recomputable()).isTrue();
        assertThat(book.summary()).startsWith("2 of 4 live rows agree within 1.0E-12 at execution lag 0 and core weight 0.9;");
    }

    @Test
    void theAggregationOfTheBookIsUsed() {
        Panel pair = Tables.table("""
                date        A      B
                2024-01-04  0.03   -0.03
                2024-01-05  -0.01  0.03
                """);
        Panel half = Tables.table("date A B\n2024-01-04 0.5 0.5");
        Series given = series("date r\n2024-01-04 0\n2024-01-05 0.01");
        BookReconciliation simple = BookReconciliation.of(pair, half, given, NO_CORE, Optional.empty(), Aggregation.SIMPLE,
                BookReconciliation.TOLERANCE);
        assertThat(simple.agreeing()).isEqualTo(2);
        assertThat(simple.summary()).startsWith("2 of 2 live rows agree within 1.0E-12 at execution lag 0, aggregation simple and core");
        assertThat(simple.recompute(pair, Tables.table("date A B\n2024-01-04 1 0.5")).toArray())
                .containsExactly(new double[] {0.015, 0.005}, within(1e-16));
        assertThat(BookReconciliation.ofSimulated(pair, half, given, 0, 0, Aggregation.SIMPLE).recomputed()).isEqualTo(simple.recomputed());
        assertThat(BookReconciliation.of(pair, half, given, NO_CORE, Optional.of(0), Aggregation.LOG, BookReconciliation.TOLERANCE)
                .agreeing()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"9e-13,1", "1.1e-12,0.5"})
    void rowsAgreeWithinTheTolerance(double difference, double factor) {
        double[] given = BookReconciliation.of(ASSET, ONE, series("date r\n2024-01-05 0.2"), NO_CORE, Optional.of(0), Aggregation.LOG,
                BookReconciliation.TOLERANCE).recomputed().toArray();
        given[0] += difference;
        BookReconciliation book = BookReconciliation.of(ASSET, ONE, Series.of(series("date r\n2024-01-05 0.2").dates(), given),
                OptionalDouble.of(0.5), Optional.of(0), Aggregation.LOG, BookReconciliation.TOLERANCE);
        assertThat(book.factor().value(0)).isEqualTo(factor);
        assertThat(book.recomputable()).isEqualTo(factor == 1);
    }

    @Test
    void theLagWithMoreAgreeingRowsIsTaken() {
        Series next = ExecutionSimulation.returns(ASSET, ONE, 1, 0, Aggregation.LOG);
        assertThat(reconcile(next, NO_CORE).lag()).isEqualTo(1);
        assertThat(reconcile(next, NO_CORE).agreeing()).isEqualTo(4);
        assertThat(reconcile(ExecutionSimulation.returns(ASSET, ONE, 0, 0, Aggregation.LOG), NO_CORE).lag()).isZero();
        // Asked for, it is not looked for.
        BookReconciliation asked = BookReconciliation.of(ASSET, ONE, next, NO_CORE, Optional.of(0), Aggregation.LOG,
                BookReconciliation.TOLERANCE);
        assertThat(asked.lag()).isZero();
        assertThat(asked.agreeing()).isEqualTo(3);
        assertThat(asked.recomputable()).isFalse();
    }

    @Test
    void aTieIsLagZero() {
        Series neither = series("date r\n2024-01-05 0.5\n2024-01-07 0.5");
        assertThat(reconcile(neither, NO_CORE).lag()).isZero();
        assertThat(reconcile(neither, NO_CORE).agreeing()).isZero();
    }

    /** Rows before the first rebalance agree at 0 = 0 and prove nothing; a row without a given return cannot agree. */
    @Test
    void liveRowsStartAtTheFirstRebalanceAndHaveAReturn() {
        BookReconciliation book = reconcile(series("date r\n2024-01-03 0\n2024-01-04 0.3\n2024-01-05 0.2\n2024-01-07 -\n2024-01-08 0.5"),
                NO_CORE);
        assertThat(book.liveRows()).isEqualTo(2);
        assertThat(book.agreeing()).isEqualTo(1);
        assertThat(book.external().isMissing(3)).isTrue();
        assertThat(book.factor().value(3)).isEqualTo(1);
        // A given return before the first rebalance is all external.
        assertThat(book.external().value(1)).isEqualTo(0.3);
        assertFails(() -> reconcile(series("date r\n2024-01-04 0\n2024-01-05 -"), NO_CORE), DataException.class, "No live row");
    }

    /** The weights earn 0 on a date on which no asset has a return. */
    @Test
    void aDateWithoutAssetReturnsEarnsNothing() {
        BookReconciliation book = reconcile(series("date r\n2024-01-05 0.2\n2024-01-06 0\n2024-01-07 -0.1\n2024-01-20 0.01"),
                OptionalDouble.of(0.5));
        assertThat(book.recomputed().toArray()).containsExactly(new double[] {0.2, 0, -0.1, 0}, within(1e-15));
        assertThat(book.agreeing()).isEqualTo(3);
        assertThat(book.external().value(3)).isEqualTo(0.01);
    }

    private static final Panel HUNDRED_DAYS = hundredDays();

    private static Panel hundredDays() {
        double[] returns = new SplittableRandom(1).doubles(100, 0.01, 0.02).toArray();
        return Panel.of(DateIndex.ofEpochDays(LongStream.range(19_000, 19_100).toArray()), java.util.List.of("A"),
                new double[][] {returns});
    }

    /** The recomputed returns of the hundred days, of which the last {@code wrong} are off. */
    private static BookReconciliation withWrong(int wrong, OptionalDouble core) {
        Panel weights = Panel.of(HUNDRED_DAYS.dates().slice(0, 1), HUNDRED_DAYS.columns(), new double[][] {{1}});
        double[] given = ExecutionSimulation.returns(HUNDRED_DAYS, weights, 0, 0, Aggregation.LOG).toArray();
        for (int i = 0; i < wrong; i++) {
            given[99 - i] += 0.001;
        }
        return BookReconciliation.of(HUNDRED_DAYS, weights, Series.of(HUNDRED_DAYS.dates(), given), core, Optional.of(0), Aggregation.LOG,
                BookReconciliation.TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"0,,true", "5,,true", "6,,false", "100,,false", "5,1,true", "6,1,false", "6,0.92,true", "99,0.92,true", "100,0.92,false"})
    void recomputableNeedsNineteenInTwentyOrWithACoreWeightOne(int wrong, Double core, boolean expected) {
        BookReconciliation book = withWrong(wrong, core == null ? NO_CORE : OptionalDouble.of(core));
        assertThat(book.agreeing()).isEqualTo(100 - wrong);
        assertThat(book.recomputable()).isEqualTo(expected);
        if (expected) {
            book.requireRecomputable();
        } else {
            assertFails(book::requireRecomputable, DataException.class, "NOT_RECOMPUTABLE", (100 - wrong) + " of 100 live rows",
                    "core_weight");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0000000001, Double.NaN, Double.POSITIVE_INFINITY})
    void coreWeightIsAShare(double core) {
        assertFails(() -> withWrong(0, OptionalDouble.of(core)), UsageException.class, "0 < core_weight <= 1");
    }

    @Test
    void lagIsZeroOrOne() {
        assertFails(() -> BookReconciliation.of(ASSET, ONE, series("date r\n2024-01-05 0.2"), NO_CORE, Optional.of(2), Aggregation.LOG,
                BookReconciliation.TOLERANCE), UsageException.class, "lag 2");
    }

    /** With its own slippage a simulated book agrees everywhere, and another book of it pays its own turnover. */
    @Test
    void aSimulatedBookAgreesWithItself() {
        Series simulated = ExecutionSimulation.returns(ASSET, ONE, 1, 20, Aggregation.LOG);
        BookReconciliation book = BookReconciliation.ofSimulated(ASSET, ONE, simulated, 1, 20, Aggregation.LOG);
        assertThat(book.agreeing()).isEqualTo(4);
        assertThat(book.recomputed()).isEqualTo(simulated);
        assertThat(book.recompute(ASSET, Tables.table("date A\n2024-01-05 0.5")).value(1)).isCloseTo(-0.001, within(1e-15));
    }
}
