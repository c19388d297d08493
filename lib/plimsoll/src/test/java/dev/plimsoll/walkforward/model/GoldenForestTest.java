package dev.plimsoll.walkforward.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Weight paths of the two forest candidates, recomputed from the given features by the rules of their families. Forests of other
 * random numbers agree in distribution only: two paths of this forest with different seeds differ by 0.021 on average.
 */
class GoldenForestTest {

    private static final String FOLDER = "step4/pair_a_spyqqq_btceth/";
    private static final int FIRST_FEATURE = 3;
    private static final int MIN_HISTORY = 24;

    /** How a family chooses its training rows and labels; weights are those of sleeve A. */
    private enum Family {
        ML_RF("ml_rf_lb36_g1_0", 36, new Spec(220, 4, 4)) {
            @Override
            double target(Months months, int row, long seed) {
                int end = row - 1;
                if (end < MIN_HISTORY) {
                    return 0.5;
                }
                return fit(months, row, end, seed, i -> months.a[i + 1] > months.b[i + 1]);
            }
        },
        REGIME_RF("regime_rf_lb24_g1_0", 24, new Spec(260, 4, 3)) {
            @Override
            double target(Months months, int row, long seed) {
                // The last training row's next month lies ahead; it counts as class false.
                return 1 - fit(months, row, row, seed, i -> i + 1 < row && months.b[i + 1] > months.a[i + 1]);
            }
        };

        final String candidate;
        private final int lookBack;
        private final Spec spec;

        Family(String candidate, int lookBack, Spec spec) {
            this.candidate = candidate;
            this.lookBack = lookBack;
            this.spec = spec;
        }

        abstract double target(Months months, int row, long seed);

        double fit(Months months, int row, int end, long seed, IntPredicate label) {
            int start = Math.max(0, end - lookBack);
            boolean[] labels = new boolean[end - start];
            for (int i = start; i < end; i++) {
                labels[i - start] = label.test(i);
            }
            return RandomForest.probability(Arrays.copyOfRange(months.features, start, end), labels, months.features[row], spec,
                    1000 * seed + row);
        }

        double[] weights(Months months, long seed) {
            double[] weights = new double[months.a.length - MIN_HISTORY];
            double weight = 0.5;
            for (int i = 0; i < weights.length; i++) {
                double smoothed = 0.25 * weight + 0.75 * target(months, i + MIN_HISTORY, seed);
                weight = Math.min(weight + 0.25, Math.max(weight - 0.25, smoothed));
                weights[i] = weight;
            }
            return weights;
        }
    }

    private record Months(double[] a, double[] b, double[][] features) {

        static Months load() {
            SharedData.Table table = SharedData.csv(FOLDER + "features.csv");
            List<double[]> complete = table.rows().stream().filter(row -> Arrays.stream(row).noneMatch(String::isEmpty))
                    .map(row -> Arrays.stream(row).skip(1).mapToDouble(Double::parseDouble).toArray()).toList();
            return new Months(complete.stream().mapToDouble(row -> row[0]).toArray(),
                    complete.stream().mapToDouble(row -> row[1]).toArray(),
                    complete.stream().map(row -> Arrays.copyOfRange(row, FIRST_FEATURE - 1, row.length)).toArray(double[][]::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightsAreThoseOfTheReferenceUpToChance(Family family) {
        Months months = Months.load();
        assertThat(months.features).hasDimensions(92, 17);
        double[] given = SharedData.csv(FOLDER + "random_forest/paths/" + family.candidate + ".csv").numbers("weight_spyqqq");
        assertThat(given).hasSize(68);
        int seeds = 8;
        double[] average = new double[given.length];
        for (int seed = 0; seed < seeds; seed++) {
            double[] weights = family.weights(months, seed);
            assertThat(difference(weights, given)).as("seed %d", seed).isLessThan(0.03);
            assertThat(correlation(weights, given)).as("seed %d", seed).isGreaterThan(0.95);
            for (int i = 0; i < average.length; i++) {
                average[i] += weights[i] / seeds;
            }
        }
        assertThat(difference(average, given)).as("what is left when this forest's chance is averaged out").isLessThan(0.019);
    }

    private static double difference(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(x[i] - y[i]);
        }
        return sum / x.length;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
