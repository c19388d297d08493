package dev.plimsoll.walkforward.model;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomForestTest {

    /**
     * Eight rows with the values 0 to 7. Seed 1 draws the rows 3 4 6 7 0 1 6 7, so that the one tree holds
     * <pre>
     * row      0  1  3  4  6  7
     * class    F  T  T  F  T  T
     * copies   1  1  1  1  2  2
     * </pre>
     * that is 6 true and 2 false copies: a true copy weighs 8 / (2 · 6) = 2/3, a false one 8 / (2 · 2) = 2.
     */
    private static final boolean[] EIGHT = {false, true, false, true, false, false, true, true};

    private static double oneTree(int depth, int minLeaf, double query) {
        return probability(column(8), EIGHT, query, new Spec(1, depth, minLeaf), 1);
    }

    private static double probability(double[][] features, boolean[] labels, double query, Spec spec, long seed) {
        return RandomForest.probability(features, labels, new double[] {query}, spec, seed);
    }

    private static double[][] column(int rows) {
        return IntStream.range(0, rows).mapToObj(row -> new double[] {row}).toArray(double[][]::new);
    }

    private static boolean[] labels(String letters) {
        boolean[] labels = new boolean[letters.length()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = letters.charAt(row) == 'T';
        }
        return labels;
    }

    /** Rows whose first column says something about the label; on a grid of {@code levels} values, so that some are equal. */
    private record Table(double[][] features, boolean[] labels, double[] query) {

        static Table random(SplittableRandom random, int rows, int columns, int levels) {
            double[][] features = new double[rows][columns];
            boolean[] labels = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                features[row] = random.ints(columns, 0, levels).asDoubleStream().toArray();
                labels[row] = features[row][0] + random.nextInt(levels) >= levels;
            }
            return new Table(features, labels, random.ints(columns, 0, levels).asDoubleStream().toArray());
        }

        double probability(Spec spec, long seed) {
            return RandomForest.probability(features, labels, query, spec, seed);
        }

        Table mapped(DoubleUnaryOperator change) {
            return new Table(Arrays.stream(features).map(row -> Arrays.stream(row).map(change).toArray()).toArray(double[][]::new), labels,
                    Arrays.stream(query).map(change).toArray());
        }

        Table reversedColumns() {
            return new Table(Arrays.stream(features).map(Table::reversed).toArray(double[][]::new), labels, reversed(query));
        }

        Table otherClass() {
            boolean[] other = new boolean[labels.length];
            for (int row = 0; row < other.length; row++) {
                other[row] = !labels[row];
            }
            return new Table(features, other, query);
        }

        private static double[] reversed(double[] row) {
            return IntStream.range(0, row.length).mapToDouble(column -> row[row.length - 1 - column]).toArray();
        }
    }

    @Test
    void rootHoldsBothClassesInEqualWeight() {
        assertThat(oneTree(4, 4, 7)).as("6 different rows are too few for two leaves of 4; unweighted 6/8").isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.25", "4.9, 0.25", "5, 0.25", "5.1, 1", "7, 1"})
    void leafSharesAndSplitAreWeighted(double query, double share) {
        // Halfway between rows 4 and 6: below 2 · 2/3 true and 2 · 2 false = 4/3 of 16/3, where the unweighted share is 2/4.
        // Without weights the best split would be at 0.5, between rows 0 and 1, with the shares 0 and 6/7.
        assertThat(oneTree(1, 1, query)).isCloseTo(share, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0", "0.6, 0.4", "4, 0.4", "6, 1"})
    void ofEquallyGoodThresholdsTheLowestIsTaken(double query, double share) {
        // In rows 0 1 3 4 the thresholds 0.5 and 3.5 both leave one false row alone and two true ones with a false one: 4/3 of 10/3.
        assertThat(oneTree(2, 1, query)).isCloseTo(share, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1, 7, 1", "2, 7, 1", "2, 0, 0.25", "3, 7, 0.5714285714285714", "3, 0, 0.4", "4, 7, 0.5"})
    void leavesHoldEnoughDifferentRows(int minLeaf, double query, double share) {
        // Rows 6 and 7 are two rows, though drawn four times: with 3 to a leaf the only split left is 0 1 3 from 4 6 7.
        assertThat(oneTree(1, minLeaf, query)).isCloseTo(share, within(1e-15));
    }

    @Test
    void splitsGoNoDeeperThanAllowed() {
        boolean[] band = labels("FFFFFFFFFFTTTTTTTTTTFFFFFFFFFF");
        assertThat(probability(column(30), band, 15, new Spec(50, 1, 1), 1)).isBetween(0.6, 0.8);
        assertThat(probability(column(30), band, 15, new Spec(50, 2, 1), 1)).isEqualTo(1);
    }

    @Test
    void separableClassesAreCertain() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] features = new double[40][17];
        boolean[] labels = new boolean[40];
        for (int row = 0; row < 40; row++) {
            labels[row] = row % 2 == 0;
            int up = labels[row] ? 1 : -1;
            features[row] = random.doubles(17, 0.1, 1).map(value -> up * value).toArray();
        }
        double[] query = new double[17];
        Arrays.fill(query, 0.5);
        assertThat(RandomForest.probability(features, labels, query, new Spec(220, 4, 4), 9)).isEqualTo(1);
        Arrays.fill(query, -0.5);
        assertThat(RandomForest.probability(features, labels, query, new Spec(220, 4, 4), 9)).isZero();
    }

    @Test
    void oneClassOnlyIsCertainWhateverTheQuery() {
        Spec spec = new Spec(20, 4, 3);
        assertThat(probability(column(12), labels("TTTTTTTTTTTT"), -3, spec, 1)).isEqualTo(1);
        assertThat(probability(column(12), labels("FFFFFFFFFFFF"), 40, spec, 1)).isZero();
        assertThat(probability(column(1), labels("T"), 0, spec, 1)).isEqualTo(1);
    }

    @Test
    void columnsThatCannotBeSplitAreFollowedByOthers() {
        double[][] features = IntStream.range(0, 20).mapToObj(row -> new double[] {1, 1, 1, row, 1, 1, 1, 1, 1}).toArray(double[][]::new);
        double[] query = {1, 1, 1, 19, 1, 1, 1, 1, 1};
        assertThat(RandomForest.probability(features, labels("FFFFFFFFFFTTTTTTTTTT"), query, new Spec(100, 1, 1), 1)).isEqualTo(1);
    }

    @Test
    void columnsWithoutAnyDifferenceLeaveTheRoot() {
        double[][] constant = new double[12][9];
        double p = RandomForest.probability(constant, labels("FFFFFFTTTTTT"), new double[9], new Spec(64, 4, 1), 1);
        assertThat(p).as("each tree says one half").isEqualTo(0.5);
    }

    @Test
    void neighbouringDoublesAreSplitBetween() {
        boolean[] labels = labels("FFFFFFTTTTTT");
        double one = 1;
        for (int step = 0; step < 2; step++) {
            double low = one;
            double high = Math.nextUp(low);
            double[][] features = IntStream.range(0, 12).mapToObj(row -> new double[] {row < 6 ? low : high}).toArray(double[][]::new);
            assertThat(probability(features, labels, low, new Spec(20, 1, 1), 1)).isZero();
            assertThat(probability(features, labels, high, new Spec(20, 1, 1), 1)).isEqualTo(1);
            one = high;
        }
    }

    @Test
    void equalsTheObviousForest() {
        SplittableRandom random = new SplittableRandom(11);
        int undecided = 0;
        for (int i = 0; i < 150; i++) {
            Table table = Table.random(random, 2 + random.nextInt(40), 1 + random.nextInt(17), i % 3 == 0 ? 4 : 1000);
            Spec spec = new Spec(1 + random.nextInt(6), 1 + random.nextInt(5), 1 + random.nextInt(5));
            double p = table.probability(spec, i);
            assertThat(p).as("table %d, %s", i, spec)
                    .isCloseTo(ObviousForest.probability(table.features, table.labels, table.query, spec, i), within(1e-14));
            undecided += p > 0 && p < 1 ? 1 : 0;
        }
        assertThat(undecided).isGreaterThan(75);
    }

    @Test
    void probabilityOfTheOtherClassIsTheRest() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 100; i++) {
            Table table = Table.random(random, 2 + random.nextInt(60), 17, 50);
            Spec spec = new Spec(30, 4, 1 + random.nextInt(5));
            double p = table.probability(spec, i);
            assertThat(p).isBetween(0.0, 1.0);
            assertThat(table.otherClass().probability(spec, i)).isCloseTo(1 - p, within(1e-12));
        }
    }

    @Test
    void scaleAndOriginOfTheColumnsDoNotMatter() {
        SplittableRandom random = new SplittableRandom(13);
        Spec spec = new Spec(50, 4, 3);
        for (int i = 0; i < 20; i++) {
            Table table = Table.random(random, 40, 17, 1000);
            double p = table.probability(spec, i);
            assertThat(table.mapped(value -> value / 1024).probability(spec, i)).isEqualTo(p);
            assertThat(table.mapped(value -> value - 512).probability(spec, i)).isEqualTo(p);
        }
    }

    @Test
    void orderOfTheColumnsMattersOnlyByChance() {
        Table table = Table.random(new SplittableRandom(14), 40, 17, 1000);
        Spec many = new Spec(5000, 4, 3);
        // Standard error of the difference about 0.006.
        assertThat(table.reversedColumns().probability(many, 1)).isCloseTo(table.probability(many, 2), within(0.025));
    }

    @Test
    void aSeedAlwaysGivesTheSameBitsOnAnyThread() {
        Table table = Table.random(new SplittableRandom(15), 40, 17, 1000);
        double[][] before = Arrays.stream(table.features).map(double[]::clone).toArray(double[][]::new);
        Spec spec = new Spec(220, 4, 4);
        double[] alone = LongStream.range(0, 32).mapToDouble(seed -> table.probability(spec, seed)).toArray();
        assertThat(LongStream.range(0, 32).parallel().mapToDouble(seed -> table.probability(spec, seed)).toArray()).isEqualTo(alone);
        assertThat(Arrays.stream(alone).distinct().count()).as("different seeds differ").isGreaterThan(25);
        assertThat(table.features).isDeepEqualTo(before);
        assertThat(alone[0]).as("what earlier versions and other machines found").isEqualTo(0.5889272251927794);
    }

    @Test
    void aSeedBelowZeroIsRefused() {
        assertFails(() -> probability(column(2), new boolean[] {true, false}, 1, new Spec(1, 1, 1), -1), UsageException.class,
                "seed is -1");
    }
}
