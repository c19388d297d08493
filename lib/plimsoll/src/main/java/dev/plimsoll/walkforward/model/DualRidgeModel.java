package dev.plimsoll.walkforward.model;

import static dev.plimsoll.timeseries.Statistics.mean;
import static dev.plimsoll.timeseries.Statistics.populationDeviation;
import static dev.plimsoll.timeseries.Statistics.sampleCovariance;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.TrainingSet.Standardisation;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Foretells each sleeve's return by ridge regression on standardised features and takes the mean-variance weight for them: the maximum of
 * w·muA + (1 - w)·muB - lambda · variance(w), with variances and covariance of the last max(12, min(36, look-back)) months and the risk
 * aversion lambda = max(0.8, drawdown penalty). Confidence is tanh(|muA - muB| / deviation of B - A).
 *
 * <p>Source of the weight: H. Markowitz, "Portfolio Selection", The Journal of Finance 7, 1952, pages 77-91, for two assets.
 */
record DualRidgeModel(int lookBack, double drawdownPenalty, LabelAlignment alignment) implements WeightModel {

    private static final double ALPHA = 1.5;
    private static final double MIN_RISK_AVERSION = 0.8;
    private static final double MIN_VARIANCE = 1e-8;
    private static final double MIN_DEVIATION = 1e-6;
    private static final int MIN_MOMENT_MONTHS = 6;

    @Override
    public ModelSignal signal(History history) {
        FitKey fit = new FitKey(Family.ML_DUAL_RIDGE, lookBack, history.month());
        TrainingSet training = TrainingSet.of(history, alignment, lookBack);
        if (training.isTooSmall()) {
            return ModelSignal.undecided(fit, training.size(), TrainingSet.MIN_ROWS);
        }
        int months = max(12, min(36, lookBack));
        double[] a = history.lastA(months);
        double[] b = history.lastB(months);
        if (a.length < MIN_MOMENT_MONTHS) {
            return ModelSignal.undecided(fit, a.length, MIN_MOMENT_MONTHS);
        }
        Standardisation standard = Standardisation.of(training.features());
        double[][] rows = standard.apply(training.features());
        double[] query = standard.apply(history.features());
        double muA = RidgeRegression.fit(rows, training.returnsA(), ALPHA).predict(query);
        double muB = RidgeRegression.fit(rows, training.returnsB(), ALPHA).predict(query);
        double varA = sampleCovariance(a, a);
        double varB = sampleCovariance(b, b);
        double cov = sampleCovariance(a, b);
        double lambda = max(MIN_RISK_AVERSION, drawdownPenalty);
        double weight = ((muA - muB) - 2 * lambda * (cov - varB)) / (2 * lambda * max(varA + varB - 2 * cov, MIN_VARIANCE));
        double[] difference = IntStream.range(0, a.length).mapToDouble(i -> b[i] - a[i]).toArray();
        return new ModelSignal(fit, training.size(), OptionalLong.empty(), min(max(weight, 0), 1),
                StrictMath.tanh(abs(muA - muB) / max(populationDeviation(difference), MIN_DEVIATION)), Optional.empty(),
                ModelSignal.figures(List.of("mu_a", "mu_b", "var_a", "var_b", "cov"), muA, muB, varA, varB, cov));
    }

    /**
     * Least squares with a penalty on the squared coefficients: minimises sum (y - c - x·b)^2 + alpha · b·b. The intercept c is free.
     *
     * <p>Source: A. E. Hoerl and R. W. Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal Problems", Technometrics 12, 1970,
     * pages 55-67.
     *
     * @param intercept c
     * @param coefficients b, one per column
     */
    record RidgeRegression(double intercept, double[] coefficients) {

        /** Fits to rows whose columns have mean 0, so that the intercept is the mean of y. */
        static RidgeRegression fit(double[][] rows, double[] y, double alpha) {
            int columns = rows[0].length;
            double intercept = mean(y);
            double[][] matrix = new double[columns][columns];
            double[] right = new double[columns];
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (double[] row : rows) {
                        sum += row[i] * row[j];
                    }
                    matrix[i][j] = sum;
                    matrix[j][i] = sum;
                }
                matrix[i][i] += alpha;
                for (int row = 0; row < rows.length; row++) {
                    right[i] += rows[row][i] * (y[row] - intercept);
                }
            }
            return new RidgeRegression(intercept, LogisticRegression.solvePositiveDefinite(matrix, right));
        }

        double predict(double[] row) {
            double value = intercept;
            for (int i = 0; i < row.length; i++) {
                value += coefficients[i] * row[i];
            }
            return value;
        }
    }
}
