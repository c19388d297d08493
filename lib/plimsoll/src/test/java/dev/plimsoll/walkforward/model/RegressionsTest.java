package dev.plimsoll.walkforward.model;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.walkforward.model.DualRidgeModel.RidgeRegression;
import dev.plimsoll.walkforward.model.TrainingSet.Standardisation;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionsTest {

    @Test
    void standardColumnsHaveMeanZeroAndDeviationOne() {
        double[][] rows = {{1, 7}, {2, 7}, {6, 7}};
        Standardisation standard = Standardisation.of(rows);
        assertThat(standard.means()).containsExactly(3, 7);
        assertThat(standard.scales()[0]).isCloseTo(Math.sqrt(14.0 / 3), within(1e-15));
        assertThat(standard.scales()[1]).as("a column without spread is only moved").isEqualTo(1);
        assertThat(standard.apply(new double[] {3, 9})).containsExactly(0, 2);
    }

    @Test
    void ridgeOfOneColumn() {
        // b = sum(x·(y - mean)) / (sum(x²) + alpha) = 3 / 3.5
        RidgeRegression ridge = RidgeRegression.fit(new double[][] {{-1}, {0}, {1}}, new double[] {1, 2, 4}, 1.5);
        assertThat(ridge.intercept()).isCloseTo(7.0 / 3, within(1e-15));
        assertThat(ridge.coefficients()[0]).isCloseTo(6.0 / 7, within(1e-15));
        assertThat(ridge.predict(new double[] {2})).isCloseTo(7.0 / 3 + 12.0 / 7, within(1e-15));
    }

    @Test
    void ridgeLeavesNoGradient() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = Standardisation.of(rows(random, 30, 17)).apply(rows(new SplittableRandom(1), 30, 17));
        double[] y = random.doubles(30, -1, 1).toArray();
        RidgeRegression ridge = RidgeRegression.fit(rows, y, 1.5);
        for (int column = 0; column < 17; column++) {
            double gradient = 1.5 * ridge.coefficients()[column];
            for (int row = 0; row < 30; row++) {
                gradient -= rows[row][column] * (y[row] - ridge.predict(rows[row]));
            }
            assertThat(gradient).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void logisticOfTwoRows() {
        // The minimum of b²/2 + 2·log(1 + exp(-b)) is where b = 2 / (1 + exp(b)).
        LogisticRegression logistic = LogisticRegression.fit(new double[][] {{-1}, {1}}, new boolean[] {false, true});
        assertThat(logistic.parameters()[0]).isCloseTo(0.6748316143423994, within(1e-12));
        assertThat(logistic.parameters()[1]).isCloseTo(0, within(1e-12));
        assertThat(logistic.probability(new double[] {1})).isCloseTo(1 / (1 + Math.exp(-0.6748316143423994)), within(1e-12));
        assertThat(logistic.probability(new double[] {0})).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void bothClassesCountTheSame() {
        // The features say nothing, so three rows of one class and one of the other leave a probability of one half.
        LogisticRegression logistic = LogisticRegression.fit(new double[][] {{0}, {0}, {0}, {0}}, new boolean[] {true, false, false, false});
        assertThat(logistic.probability(new double[] {3})).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void logisticLeavesNoGradient() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = random.nextInt(24, 49);
            double scale = seed % 3 == 0 ? 30 : 1;
            double[][] rows = rows(random, n, 17);
            boolean[] labels = new boolean[n];
            int positive = random.nextInt(1, n);
            for (int row = 0; row < n; row++) {
                labels[row] = row < positive;
                for (int column = 0; column < 17; column++) {
                    rows[row][column] *= scale;
                }
            }
            assertThat(gradientNorm(rows, labels, LogisticRegression.fit(rows, labels).parameters())).as("seed %d", seed).isLessThan(2e-9);
        }
    }

    private static double gradientNorm(double[][] rows, boolean[] labels, double[] parameters) {
        int positive = TrainingSet.countTrue(labels);
        double[] gradient = parameters.clone();
        gradient[17] = 0;
        for (int row = 0; row < rows.length; row++) {
            double margin = parameters[17];
            for (int column = 0; column < 17; column++) {
                margin += parameters[column] * rows[row][column];
            }
            double weight = rows.length / (2.0 * (labels[row] ? positive : rows.length - positive));
            double pull = weight * (1 / (1 + Math.exp(-margin)) - (labels[row] ? 1 : 0));
            for (int column = 0; column < 17; column++) {
                gradient[column] += pull * rows[row][column];
            }
            gradient[17] += pull;
        }
        double squares = 0;
        for (double value : gradient) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    @Test
    void separableRowsHaveASolutionToo() {
        LogisticRegression logistic = LogisticRegression.fit(new double[][] {{-1000}, {-900}, {900}, {1000}},
                new boolean[] {false, false, true, true});
        assertThat(logistic.probability(new double[] {1000})).isBetween(0.5, 1.0);
        assertThat(logistic.parameters()).doesNotContain(Double.NaN);
    }

    @Test
    void rowsThatAreNoNumbersAreAnError() {
        assertFails(() -> LogisticRegression.fit(new double[][] {{Double.NaN}, {1}}, new boolean[] {true, false}),
                ComputationException.class);
        assertFails(() -> new ModelSignal(null, 0, null, RidgeRegression.fit(new double[][] {{Double.NaN}, {1}}, new double[] {1, 2}, 1.5)
                .predict(new double[] {1}), 0, null, Map.of()), ComputationException.class);
    }

    private static double[][] rows(SplittableRandom random, int n, int columns) {
        double[][] rows = new double[n][];
        for (int row = 0; row < n; row++) {
            rows[row] = random.doubles(columns, -2, 2).toArray();
        }
        return rows;
    }
}
