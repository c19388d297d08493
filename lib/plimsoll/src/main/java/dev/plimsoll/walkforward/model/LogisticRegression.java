package dev.plimsoll.walkforward.model;

import dev.plimsoll.error.ComputationException;
import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Binary logistic regression with a penalty: minimises b·b / 2 + sum of weight · log-loss over the rows. The intercept c is free; the
 * weight of a row is rows / (2 · rows of its class), so that both classes count the same.
 *
 * <p>Newton's method with step halving until the norm of the gradient is below 1e-9. The problem is strictly convex, so the solution is
 * the only one.
 *
 * <p>Source: S. le Cessie and J. C. van Houwelingen, "Ridge Estimators in Logistic Regression", Applied Statistics 41, 1992, pages
 * 191-201; differs from it in: the weights of the rows, and a penalty that is fixed.
 *
 * @param parameters b, then c
 */
record LogisticRegression(double[] parameters) {

    private static final double GRADIENT_NORM = 1e-9;
    private static final int MAX_STEPS = 100;
    private static final int MAX_HALVINGS = 40;
    private static final double ARMIJO = 1e-4;

    /** Fits to rows of both classes. */
    static LogisticRegression fit(double[][] rows, boolean[] labels) {
        double[] weights = classWeights(labels);
        double[] point = new double[rows[0].length + 1];
        Loss loss = Loss.at(point, rows, labels, weights);
        for (int step = 0; step < MAX_STEPS; step++) {
            if (norm(loss.gradient) < GRADIENT_NORM) {
                return new LogisticRegression(point);
            }
            double[] direction = solvePositiveDefinite(loss.hessian(rows, weights), loss.gradient);
            double slope = dot(loss.gradient, direction);
            double length = 1;
            double[] next = moved(point, direction, length);
            Loss reached = Loss.at(next, rows, labels, weights);
            // Near the end the loss falls by less than it can be told apart; there a smaller gradient is progress too.
            for (int halving = 0; halving < MAX_HALVINGS && !(reached.value <= loss.value - ARMIJO * length * slope)
                    && !(norm(reached.gradient) < norm(loss.gradient)); halving++) {
                length /= 2;
                next = moved(point, direction, length);
                reached = Loss.at(next, rows, labels, weights);
            }
            point = next;
            loss = reached;
        }
        throw new ComputationException("The logistic regression on " + rows.length + " months did not converge in " + MAX_STEPS
                + " steps; expected a gradient with a norm below 1e-9. Check the returns for values out of proportion.");
    }

    double probability(double[] row) {
        return sigmoid(margin(parameters, row));
    }

    private static double[] classWeights(boolean[] labels) {
        int positive = TrainingSet.countTrue(labels);
        double[] weights = new double[labels.length];
        Arrays.setAll(weights, row -> labels.length / (2.0 * (labels[row] ? positive : labels.length - positive)));
        return weights;
    }

    /** Value and gradient of what is minimised, and the probabilities they rest on. */
    private record Loss(double value, double[] gradient, double[] probabilities) {

        static Loss at(double[] point, double[][] rows, boolean[] labels, double[] weights) {
            int columns = point.length - 1;
            double value = 0;
            double[] gradient = new double[point.length];
            double[] probabilities = new double[rows.length];
            for (int i = 0; i < columns; i++) {
                value += point[i] * point[i] / 2;
                gradient[i] = point[i];
            }
            for (int row = 0; row < rows.length; row++) {
                double margin = margin(point, rows[row]);
                probabilities[row] = sigmoid(margin);
                value += weights[row] * logOnePlusExp(labels[row] ? -margin : margin);
                double pull = weights[row] * (probabilities[row] - (labels[row] ? 1 : 0));
                for (int i = 0; i < columns; i++) {
                    gradient[i] += pull * rows[row][i];
                }
                gradient[columns] += pull;
            }
            return new Loss(value, gradient, probabilities);
        }

        double[][] hessian(double[][] rows, double[] weights) {
            int columns = gradient.length - 1;
            double[][] hessian = new double[gradient.length][gradient.length];
            for (int row = 0; row < rows.length; row++) {
                double curvature = weights[row] * probabilities[row] * (1 - probabilities[row]);
                for (int i = 0; i <= columns; i++) {
                    double scaled = curvature * (i < columns ? rows[row][i] : 1);
                    for (int j = 0; j <= i; j++) {
                        hessian[i][j] += scaled * (j < columns ? rows[row][j] : 1);
                    }
                }
            }
            for (int i = 0; i <= columns; i++) {
                for (int j = 0; j < i; j++) {
                    hessian[j][i] = hessian[i][j];
                }
                hessian[i][i] += i < columns ? 1 : 0;
            }
            return hessian;
        }
    }

    private static double margin(double[] point, double[] row) {
        double sum = point[row.length];
        for (int i = 0; i < row.length; i++) {
            sum += point[i] * row[i];
        }
        return sum;
    }

    private static double sigmoid(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    /** log(1 + exp(x)) without overflow. */
    private static double logOnePlusExp(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    private static double[] moved(double[] point, double[] direction, double length) {
        double[] moved = new double[point.length];
        Arrays.setAll(moved, i -> point[i] - length * direction[i]);
        return moved;
    }

    private static double norm(double[] values) {
        return Math.sqrt(dot(values, values));
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** x of matrix · x = right, by Cholesky decomposition. */
    static double[] solvePositiveDefinite(double[][] matrix, double[] right) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false)).getSolver()
                    .solve(new ArrayRealVector(right, false)).toArray();
        } catch (MathRuntimeException e) {
            throw new ComputationException("The normal equations of a model have no solution: " + e.getMessage()
                    + ". Check the returns for values out of proportion.", e);
        }
    }
}
