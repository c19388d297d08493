package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.statistics.Statistics;

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
        double intercept = Statistics.mean(y);
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
        return new RidgeRegression(intercept, PositiveDefinite.solve(matrix, right));
    }

    double predict(double[] row) {
        double value = intercept;
        for (int i = 0; i < row.length; i++) {
            value += coefficients[i] * row[i];
        }
        return value;
    }
}
