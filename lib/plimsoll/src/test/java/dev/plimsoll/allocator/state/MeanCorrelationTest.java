package dev.plimsoll.allocator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanCorrelationTest {

    private static final double NAN = Double.NaN;
    private static final double[] A = {1, 2, 3, 4};
    private static final double[] B = {1, 3, 2, 4};

    private static double last(int window, double[]... columns) {
        double[] all = MeanCorrelation.rolling(columns, columns[0].length, window);
        return all[all.length - 1];
    }

    @Test
    void meanOfThePairsOfCompleteColumns() {
        double[] opposite = {4, 3, 2, 1};
        // a with b: 4 / 5 = 0.8, a with its opposite: -1, b with the opposite: -0.8.
        assertThat(last(4, A, B)).isCloseTo(0.8, within(1e-15));
        assertThat(last(4, A, opposite, B)).isCloseTo((0.8 - 1 - 0.8) / 3, within(1e-15));
    }

    @Test
    void pairUsesTheRowsWhereBothHaveAValue() {
        double[] a = {1, 2, 3, NAN, 9};
        double[] b = {NAN, 1, 3, 7, 2};
        // Common rows: (2, 1), (3, 3), (9, 2); deviations (-8/3, -1), (-5/3, 1), (13/3, 0).
        double expected = (8.0 / 3 - 5.0 / 3) / Math.sqrt((64 + 25 + 169) / 9.0 * 2);
        assertThat(last(5, a, b)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void columnWithAHoleAndCompleteColumnsAreAveragedTogether() {
        double[] holed = {1, NAN, 2, 3};
        double aHoled = correlation(new double[] {1, 3, 4}, new double[] {1, 2, 3});
        double bHoled = correlation(new double[] {1, 2, 4}, new double[] {1, 2, 3});
        assertThat(last(4, A, B, holed)).isCloseTo((0.8 + aHoled + bHoled) / 3, within(1e-15));
    }

    @Test
    void columnWithFewerThanTwoValuesTakesNoPart() {
        assertThat(last(4, A, B, new double[] {NAN, NAN, 5, NAN})).isCloseTo(0.8, within(1e-15));
        assertThat(last(4, A, B, new double[] {NAN, 1, 5, NAN})).isCloseTo((0.8 + 1 - 1) / 3, within(1e-15));
    }

    @Test
    void flatColumnTakesNoPart() {
        double[] constant = {0.001, 0.001, 0.001, 0.001};
        double[] constantWithHole = {0.1, NAN, 0.1, 0.1};
        assertThat(last(4, A, B, constant, constantWithHole)).isCloseTo(0.8, within(1e-15));
    }

    @Test
    void columnTakesPartOnlyAboveTheSmallestDeviation() {
        // Sample deviation of (0, 0, 0, 2d) is d.
        double[] below = {0, 0, 0, 2 * 0.99e-10};
        double[] above = {0, 0, 0, 2 * 1.01e-10};
        assertThat(last(4, A, B, below)).isCloseTo(0.8, within(1e-15));
        assertThat(last(4, A, B, above)).isNotCloseTo(0.8, within(1e-3));
    }

    @Test
    void missingWithFewerThanTwoColumnsThatMove() {
        assertThat(last(4, A)).isNaN();
        assertThat(last(4, A, new double[] {7, 7, 7, 7})).isNaN();
        assertThat(MeanCorrelation.rolling(new double[0][], 4, 4)).containsOnly(NAN);
    }

    @Test
    void pairWithFewerThanTwoCommonRowsIsLeftOut() {
        double[] a = {1, 2, NAN, NAN};
        double[] b = {NAN, NAN, 1, 2};
        double[] c = {NAN, 3, 1, 2};
        assertThat(last(4, a, b)).isNaN();
        assertThat(last(4, a, b, c)).as("only b with c has two rows").isCloseTo(1, within(1e-15));
    }

    @Test
    void pairWithoutVarianceInItsCommonRowsIsLeftOut() {
        double[] a = {0.1, 0.1, 0.1, 9};
        double[] b = {1, 2, 5, NAN};
        double[] c = {1, 2, 5, 1};
        double ac = correlation(a, c);
        assertThat(last(4, a, b)).isNaN();
        assertThat(last(4, b, a)).isNaN();
        assertThat(last(4, a, b, c)).isCloseTo((1 + ac) / 2, within(1e-15));
    }

    @Test
    void missingUntilTheWindowIsFull() {
        double[] a = {1, 2, 3, 4, 9};
        double[] b = {1, 3, 2, 4, 5};
        assertThat(Arrays.copyOf(MeanCorrelation.rolling(new double[][] {a, b}, 5, 4), 3)).containsOnly(NAN);
        assertThat(MeanCorrelation.rolling(new double[][] {a, b}, 5, 6)).containsOnly(NAN);
    }

    /** Neither squares nor products of squares may overflow or vanish, in pairs with holes as in complete columns. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1e70, 1e70", "1e77, 1e77", "1e78, 1e78", "1e100, 1e100", "1e150, 1e150", "1e153, 1e153", "1e160, 1e160",
        "1e200, 1e200", "1e300, 1e300", "1e160, 1", "1, 1e160", "1e300, 1e-9", "1e-9, 1e150", "1e-9, 1e-9"})
    void sizeDoesNotMatter(double aSize, double bSize) {
        double[] a = times(aSize, 1, 2, 3, 4);
        assertThat(last(4, a, times(bSize, 1, 3, 2, 4))).isCloseTo(0.8, within(1e-14));
        double[] holedA = times(aSize, 1, 2, 3, NAN, 9);
        double[] holedB = times(bSize, NAN, 1, 3, 7, 2);
        double expected = (8.0 / 3 - 5.0 / 3) / Math.sqrt((64 + 25 + 169) / 9.0 * 2);
        assertThat(last(5, holedA, holedB)).isCloseTo(expected, within(1e-14));
        double[] farA = times(aSize, 101, 102, 103, 104, NAN);
        assertThat(last(5, farA, times(bSize, 1001, 1003, 1002, 1004, 5))).isCloseTo(0.8, within(1e-12));
    }

    /** The column moves enough to take part, but in the rows it shares only by so little that squares vanish. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 1e-85, 1e-100, 1e-155, 1e-170, 1e-250})
    void aPairThatHardlyMovesInItsCommonRowsHasItsCorrelation(double size) {
        double[] a = {size, 2 * size, 3 * size, 4 * size, 1};
        double[] b = {1, 3, 2, 4, NAN};
        assertThat(last(5, a, b)).isCloseTo(0.8, within(1e-12));
        assertThat(last(5, a, new double[] {size, 3 * size, 2 * size, 4 * size, NAN}, new double[] {7, 7, 7, 7, 7}))
                .as("the other does not take part: it moves by less than 1e-10").isNaN();
        double[] both = {size, 3 * size, 2 * size, 4 * size, NAN, 1};
        assertThat(last(6, new double[] {size, 2 * size, 3 * size, 4 * size, 1, NAN}, both)).isCloseTo(0.8, within(1e-12));
    }

    /** A pair of huge and tiny windows: what overflowed in one is not seen in the next that does not hold it. */
    @Test
    void anOverflowEndsWithItsWindow() {
        double[] a = {1e200, 2, 3, 4, 1, 2, 3, 4};
        double[] b = {1, 3, 2, 4, 1, 3, 2, 4};
        assertThat(last(4, a, b)).isCloseTo(0.8, within(1e-15));
        assertThat(MeanCorrelation.rolling(new double[][] {a, b}, 8, 4)[3])
                .isCloseTo(correlation(new double[] {1, 0, 0, 0}, Arrays.copyOf(b, 4)), within(1e-14));
    }

    private static double[] times(double size, double... values) {
        return Arrays.stream(values).map(value -> value * size).toArray();
    }

    @Test
    void meanBeyondManyDeviationsCostsNoPrecision() {
        double[] a = {1e6 + 1, 1e6 + 2, 1e6 + 3, 1e6 + 4, 1e6 + 2};
        double[] b = {1e7 + 1, 1e7 + 3, 1e7 + 2, 1e7 + 4, NAN};
        double[] c = {1, 3, 2, 4, 9};
        assertThat(last(4, Arrays.copyOf(a, 4), Arrays.copyOf(b, 4))).isCloseTo(0.8, within(1e-15));
        assertThat(last(5, a, b)).isCloseTo(0.8, within(1e-15));
        double ac = correlation(new double[] {1, 2, 3, 4, 2}, c);
        assertThat(last(5, a, c)).isCloseTo(ac, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20, 60})
    void equalsTheObviousComputationOnRandomColumnsWithHoles(int window) {
        for (int seed = 1; seed <= 40; seed++) {
            double[][] columns = randomColumns(new SplittableRandom(seed), 2 + seed % 7, 170);
            double[] fast = MeanCorrelation.rolling(columns, 170, window);
            for (int row = 0; row < 170; row++) {
                double slow = row < window - 1 ? NAN : obvious(columns, row - window + 1, row + 1);
                assertThat(Double.isNaN(fast[row])).as("seed %d row %d", seed, row).isEqualTo(Double.isNaN(slow));
                if (!Double.isNaN(slow)) {
                    assertThat(fast[row]).as("seed %d row %d", seed, row).isCloseTo(slow, within(1e-12));
                }
            }
        }
    }

    @Test
    void appendedRowChangesNoEarlierBit() {
        double[][] columns = randomColumns(new SplittableRandom(5), 6, 150);
        double[] all = MeanCorrelation.rolling(columns, 150, 20);
        for (int rows = 1; rows < 150; rows++) {
            int shorter = rows;
            double[][] cut = Arrays.stream(columns).map(column -> Arrays.copyOf(column, shorter)).toArray(double[][]::new);
            assertThat(MeanCorrelation.rolling(cut, rows, 20)).isEqualTo(Arrays.copyOf(all, rows));
        }
    }

    @Test
    void laterRowsNeedOnlyTheirTwoBlocks() {
        double[][] columns = randomColumns(new SplittableRandom(6), 6, 150);
        double[] all = MeanCorrelation.rolling(columns, 150, 20);
        double[][] tail = Arrays.stream(columns).map(column -> Arrays.copyOfRange(column, 80, 150)).toArray(double[][]::new);
        assertThat(Arrays.copyOfRange(MeanCorrelation.rolling(tail, 70, 20), 20, 70)).isEqualTo(Arrays.copyOfRange(all, 100, 150));
    }

    @Test
    void scalingOneColumnChangesNothingButRounding() {
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] columns = randomColumns(random, 6, 150);
            double[] before = MeanCorrelation.rolling(columns, 150, 20);
            double scale = 0.5 + 1.5 * random.nextDouble();
            columns[seed % 6] = Arrays.stream(columns[seed % 6]).map(v -> v * scale).toArray();
            double[] after = MeanCorrelation.rolling(columns, 150, 20);
            for (int row = 19; row < 150; row++) {
                assertThat(after[row]).isCloseTo(before[row], within(1e-12));
            }
        }
    }

    /** Columns of every kind: complete, holed, mostly missing, flat for a while, and far from zero. */
    private static double[][] randomColumns(SplittableRandom random, int width, int rows) {
        double[][] columns = new double[width][rows];
        for (int c = 0; c < width; c++) {
            double holes = new double[] {0, 0, 0.1, 0.5, 0.95}[random.nextInt(5)];
            double level = random.nextInt(4) == 0 ? 1000 * 0.01 : 0;
            int flatFrom = random.nextInt(4) == 0 ? random.nextInt(rows) : rows;
            for (int row = 0; row < rows; row++) {
                boolean flat = row >= flatFrom && row < flatFrom + 40;
                double value = flat ? 0.003 : level + 0.01 * random.nextGaussian();
                columns[c][row] = random.nextDouble() < holes ? NAN : value;
            }
        }
        return columns;
    }

    /** The definition, word for word. */
    private static double obvious(double[][] columns, int from, int to) {
        List<double[]> taking = new ArrayList<>();
        for (double[] column : columns) {
            double[] present = Arrays.stream(Arrays.copyOfRange(column, from, to)).filter(v -> !Double.isNaN(v)).toArray();
            if (present.length >= 2 && Math.sqrt(products(present, present) / (present.length - 1)) > 1e-10) {
                taking.add(Arrays.copyOfRange(column, from, to));
            }
        }
        double sum = 0;
        int count = 0;
        for (int i = 0; i < taking.size(); i++) {
            for (int j = i + 1; j < taking.size(); j++) {
                List<double[]> common = new ArrayList<>();
                for (int row = 0; row < to - from; row++) {
                    double x = taking.get(i)[row];
                    double y = taking.get(j)[row];
                    if (!Double.isNaN(x) && !Double.isNaN(y)) {
                        common.add(new double[] {x, y});
                    }
                }
                double[] x = common.stream().mapToDouble(p -> p[0]).toArray();
                double[] y = common.stream().mapToDouble(p -> p[1]).toArray();
                if (x.length >= 2 && products(x, x) > 0 && products(y, y) > 0) {
                    sum += correlation(x, y);
                    count++;
                }
            }
        }
        return count == 0 ? NAN : sum / count;
    }

    private static double correlation(double[] x, double[] y) {
        return products(x, y) / Math.sqrt(products(x, x) * products(y, y));
    }

    private static double products(double[] x, double[] y) {
        double xMean = mean(x);
        double yMean = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - xMean) * (y[i] - yMean);
        }
        return sum;
    }

    /** Exact for identical values, as the definition asks. */
    private static double mean(double[] x) {
        return x[0] + Arrays.stream(x).map(v -> v - x[0]).sum() / x.length;
    }
}
