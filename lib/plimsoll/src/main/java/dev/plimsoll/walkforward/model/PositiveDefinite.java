package dev.plimsoll.walkforward.model;

import dev.plimsoll.error.ComputationException;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/** Solves linear systems whose matrix is symmetric and positive definite. */
final class PositiveDefinite {

    private PositiveDefinite() {
    }

    /** x of matrix · x = right, by Cholesky decomposition. */
    static double[] solve(double[][] matrix, double[] right) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false)).getSolver()
                    .solve(new ArrayRealVector(right, false)).toArray();
        } catch (MathRuntimeException e) {
            throw new ComputationException("The normal equations of a model have no solution: " + e.getMessage()
                    + ". Check the returns for values out of proportion.", e);
        }
    }
}
