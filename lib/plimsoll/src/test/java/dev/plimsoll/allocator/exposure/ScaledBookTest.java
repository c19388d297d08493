package dev.plimsoll.allocator.exposure;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.Books;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ScaledBook.ScaledRebalance;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledBookTest {

    private static final double BLANK = Double.NaN;

    /** Five days; asset A doubles or halves every day, B stands still. Rebalances on the second and the fourth day. */
    private static final Panel ASSETS = Books.panel(Books.days(5), new double[] {1, 1, -0.5, 1, 1}, new double[] {0, 0, 0, 0, 0});
    private static final DateIndex REBALANCES = DateIndex.ofEpochDays(Books.day(1).toEpochDay(), Books.day(3).toEpochDay());
    private static final Panel WEIGHTS = Books.panel(REBALANCES, new double[] {1, BLANK}, new double[] {0.5, -0.5});

    private static AppliedScalars scalars(DateIndex dates, double... applied) {
        List<AppliedScalar> all = new ArrayList<>();
        for (int k = 0; k < applied.length; k++) {
            all.add(new AppliedScalar(dates.date(k), 0.3, applied[k], Optional.of(Regime.STRESS)));
        }
        return AppliedScalars.of(all);
    }

    private static Series on(DateIndex dates, double... values) {
        return Series.of(dates, values);
    }

    @Test
    void scaledReturnIsGivenPlusFactorTimesChange() {
        // Recomputed: 0, 1, -0.5, 1, 1. Given agrees on all but the third and the last day.
        Series given = on(Books.days(5), 0, 1, -0.4, 1, 1.25);
        BookReconciliation book = BookReconciliation.of(ASSETS, WEIGHTS, given, OptionalDouble.of(0.8), Optional.empty(), Aggregation.LOG,
                BookReconciliation.TOLERANCE);
        ScaledBook scaled = ScaledBook.of(ASSETS, WEIGHTS, given, book, scalars(REBALANCES, 0.5, 0.25));

        // A's weight stays 0.5 at the second rebalance, scaled as it was; B's becomes -0.125.
        assertThat(scaled.scaledWeights()).isEqualTo(Books.panel(REBALANCES, new double[] {0.5, BLANK}, new double[] {0.25, -0.125}));
        double root = Math.sqrt(2);
        double[] expected = {0, root - 1, -0.4 + 0.8 * (1 / root - 1 - -0.5), root - 1, 1.25 + 0.8 * (root - 1 - 1)};
        assertThat(scaled.scaledReturns().toArray()).containsExactly(expected, within(1e-15));
        assertThat(scaled.rawReturns()).isEqualTo(given);
        // Both curves leave out the return of the first rebalance's row in the first value only.
        assertThat(scaled.rawEquity().dates()).isEqualTo(Books.days(5).slice(1, 5));
        assertThat(scaled.rawEquity().toArray()).containsExactly(new double[] {1, 2 * 0.6, 2 * 0.6 * 2, 2 * 0.6 * 2 * 2.25}, within(1e-14));
        assertThat(scaled.scaledEquity().value(0)).isEqualTo(1);
        assertThat(scaled.scaledEquity().value(1)).isCloseTo(root * (1 + expected[2]), within(1e-14));

        assertThat(scaled.rebalances()).hasSize(2);
        assertThat(scaled.rebalances().get(0)).isEqualTo(new ScaledRebalance(scaled.scalars().rebalances().get(0), 1.5, 0.75));
        assertThat(scaled.rebalances().get(1)).isEqualTo(new ScaledRebalance(scaled.scalars().rebalances().get(1), 1, 0.375));
        assertThat(scaled.rebalances().get(1).scalar().regime()).hasValue(Regime.STRESS);
    }

    @Test
    void theLagOfTheBookIsUsed() {
        Series given = ExecutionSimulation.returns(ASSETS, WEIGHTS, 1, 0, Aggregation.LOG);
        BookReconciliation book = BookReconciliation.of(ASSETS, WEIGHTS, given, OptionalDouble.empty(), Optional.empty(), Aggregation.LOG,
                BookReconciliation.TOLERANCE);
        ScaledBook scaled = ScaledBook.of(ASSETS, WEIGHTS, given, book, scalars(REBALANCES, 0.5, 1));
        assertThat(scaled.scaledReturns()).isEqualTo(ExecutionSimulation.returns(ASSETS, scaled.scaledWeights(), 1, 0, Aggregation.LOG));
        assertThat(scaled.scaledReturns().value(1)).isZero();
    }

    @Test
    void theAggregationOfTheBookIsUsed() {
        Series given = ExecutionSimulation.returns(ASSETS, WEIGHTS, 0, 10, Aggregation.SIMPLE);
        BookReconciliation book = BookReconciliation.ofSimulated(ASSETS, WEIGHTS, given, 0, 10, Aggregation.SIMPLE);
        ScaledBook scaled = ScaledBook.of(ASSETS, WEIGHTS, given, book, scalars(REBALANCES, 0.5, 0.25));
        assertThat(scaled.scaledReturns().toArray()).containsExactly(
                ExecutionSimulation.returns(ASSETS, scaled.scaledWeights(), 0, 10, Aggregation.SIMPLE).toArray(), within(1e-15));
    }

    @Test
    void slippageIsPaidOnScaledTurnover() {
        Series given = ExecutionSimulation.returns(ASSETS, WEIGHTS, 0, 100, Aggregation.LOG);
        BookReconciliation book = BookReconciliation.ofSimulated(ASSETS, WEIGHTS, given, 0, 100, Aggregation.LOG);
        ScaledBook scaled = ScaledBook.of(ASSETS, WEIGHTS, given, book, scalars(REBALANCES, 0.5, 0.5));
        assertThat(scaled.scaledReturns().toArray()).containsExactly(ExecutionSimulation.returns(ASSETS, scaled.scaledWeights(), 0, 100,
                Aggregation.LOG).toArray(), within(1e-15));
    }

    private static RunInputs withBook(int seed) {
        RunInputs inputs = Books.random(seed, 200);
        SplittableRandom random = new SplittableRandom(seed);
        Panel flat = inputs.weights().orElseThrow();
        double[][] columns = new double[flat.width()][flat.rows()];
        for (double[] column : columns) {
            for (int k = 0; k < column.length; k++) {
                column[k] = random.nextInt(6) == 0 ? BLANK : 0.6 * random.nextDouble() - 0.2;
            }
        }
        Panel weights = Panel.of(flat.dates(), flat.columns(), columns);
        double[] given = ExecutionSimulation.returns(inputs.assetReturns(), weights, seed % 2, 0, Aggregation.LOG).toArray();
        for (int row = 0; row < given.length; row++) {
            given[row] = row % 3 == 0 ? given[row] : row % 7 == 0 ? -0.0 : 0.9 * given[row] + 0.002 * Books.normal(random);
        }
        return RunInputs.given(inputs.assetReturns(), Series.of(inputs.portfolioReturns().dates(), given), inputs.equity(),
                Optional.of(weights), Optional.empty(), Optional.empty());
    }

    private static ScaledBook scale(RunInputs inputs, double... applied) {
        Panel weights = inputs.weights().orElseThrow();
        BookReconciliation book = BookReconciliation.of(inputs.assetReturns(), weights, inputs.portfolioReturns(), OptionalDouble.of(0.9),
                Optional.empty(), Aggregation.LOG, BookReconciliation.TOLERANCE);
        return ScaledBook.of(inputs.assetReturns(), weights, inputs.portfolioReturns(), book, scalars(weights.dates(), applied));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void scalarsOfOneChangeNoBit(int seed) {
        RunInputs inputs = withBook(seed);
        double[] ones = new double[inputs.weights().orElseThrow().rows()];
        java.util.Arrays.fill(ones, 1);
        ScaledBook scaled = scale(inputs, ones);
        // Arrays.equals, which Series uses, compares bits: -0 is not 0.
        assertThat(scaled.scaledReturns()).isEqualTo(scaled.rawReturns());
        assertThat(scaled.scaledEquity()).isEqualTo(scaled.rawEquity());
        assertThat(scaled.scaledWeights()).isEqualTo(scaled.rawWeights());
        assertThat(scaled.rebalances()).allSatisfy(row -> assertThat(row.turnoverScaled()).isEqualTo(row.turnoverRaw()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void scalingNeverIncreasesAWeight(int seed) {
        RunInputs inputs = withBook(seed);
        Panel raw = inputs.weights().orElseThrow();
        ScaledBook scaled = scale(inputs, new SplittableRandom(seed).doubles(raw.rows(), 0.001, 1.5).toArray());
        for (int c = 0; c < raw.width(); c++) {
            for (int k = 0; k < raw.rows(); k++) {
                assertThat(Double.isNaN(scaled.scaledWeights().value(k, c))).isEqualTo(Double.isNaN(raw.value(k, c)));
                assertThat(Math.abs(scaled.scaledWeights().value(k, c)) > Math.abs(raw.value(k, c))).isFalse();
            }
        }
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        Series given = on(Books.days(5), 0, 1, -0.5, 1, 1);
        BookReconciliation book = BookReconciliation.of(ASSETS, WEIGHTS, given, OptionalDouble.empty(), Optional.empty(), Aggregation.LOG,
                BookReconciliation.TOLERANCE);
        assertFails(() -> ScaledBook.of(ASSETS, WEIGHTS, on(Books.days(4), 0, 1, -0.5, 1), book, scalars(REBALANCES, 1, 1)),
                DataException.class, "reconciled");
        assertFails(() -> ScaledBook.of(ASSETS, WEIGHTS, given, book, scalars(REBALANCES, 1)), DataException.class,
                "one scalar per rebalance");
        Series hole = on(Books.days(5), BLANK, 1, BLANK, 1, 1);
        assertFails(() -> ScaledBook.of(ASSETS, WEIGHTS, hole, BookReconciliation.of(ASSETS, WEIGHTS, hole, OptionalDouble.empty(),
                Optional.empty(), Aggregation.LOG, BookReconciliation.TOLERANCE), scalars(REBALANCES, 1, 1)), DataException.class,
                "2020-01-03 is missing");
    }

    @Test
    void anImportedSecondPassKeepsTheExternalPart() {
        Series given = on(Books.days(5), 0, 1, -0.4, 1, 1.25);
        BookReconciliation baseline = BookReconciliation.of(ASSETS, WEIGHTS, given, OptionalDouble.of(0.8), Optional.empty(),
                Aggregation.LOG, BookReconciliation.TOLERANCE);
        Panel ownRaw = Books.panel(REBALANCES, new double[] {2, BLANK}, new double[] {0.5, -0.5});
        Panel ownScaled = Books.panel(REBALANCES, new double[] {1, BLANK}, new double[] {0.25, -0.5});
        ImportedPass2 pass2 = ImportedPass2.of(ASSETS, ownRaw, new double[] {0.5, 1}, ownScaled, baseline);
        // Core: the same as the baseline's; external parts 0 and -0.4 + 0.8 * 0.5, 1.25 - 0.8.
        assertThat(pass2.core().toArray()).containsExactly(new double[] {0, 1, -0.5, 1, 1}, within(1e-15));
        assertThat(pass2.returns().toArray()).containsExactly(given.toArray(), within(1e-15));
        assertThat(pass2.equity().size()).isEqualTo(4);
        assertThat(ImportedPass2.largestDifference(pass2.returns(), on(Books.days(2), 0.25, 1))).isEqualTo(0.25);
        assertThat(ImportedPass2.largestDifference(pass2.returns(), on(Books.days(2), BLANK, 1))).isLessThan(1e-15);
    }

    @Test
    void anImportedSecondPassIsCheckedToTheLastBit() {
        Series given = on(Books.days(5), 0, 1, -0.5, 1, 1);
        BookReconciliation baseline = BookReconciliation.of(ASSETS, WEIGHTS, given, OptionalDouble.empty(), Optional.empty(),
                Aggregation.LOG, BookReconciliation.TOLERANCE);
        Panel off = Books.panel(REBALANCES, new double[] {Math.nextUp(0.5), BLANK}, new double[] {0.25, -0.5});
        assertFails(() -> ImportedPass2.of(ASSETS, WEIGHTS, new double[] {0.5, 1}, off, baseline), DataException.class,
                "in 1 of 4 cells, first A0 on 2020-01-02 is 0.5000000000000001, expected 0.5");
        Panel filled = Books.panel(REBALANCES, new double[] {0.5, 0.5}, new double[] {0.25, -0.5});
        assertFails(() -> ImportedPass2.of(ASSETS, WEIGHTS, new double[] {0.5, 1}, filled, baseline), DataException.class,
                "A0 on 2020-01-04");
        Panel other = Books.panel(REBALANCES, new double[] {0.5, BLANK});
        assertFails(() -> ImportedPass2.of(ASSETS, WEIGHTS, new double[] {0.5, 1}, other, baseline), DataException.class,
                "same rebalances and assets");
    }
}
