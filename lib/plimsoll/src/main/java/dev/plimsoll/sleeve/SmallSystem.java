package dev.plimsoll.sleeve;

/** The quadratic model of {@link DualNewton}: slack · step + ½ step · (curvature + damping) · step. */
final class SmallSystem {

    private SmallSystem() {
    }

    /** The step that takes the prices outside the set to 0 and minimises the model over those in it. */
    static double[] minimise(DualPoint point, int set, double damping) {
        int n = DualPoint.SIZE;
        double[][] rows = new double[n][n];
        double[] right = new double[n];
        for (int r = 0; r < n; r++) {
            if ((set & 1 << r) == 0) {
                rows[r][r] = 1;
                right[r] = -point.prices[r];
                continue;
            }
            right[r] = -point.slack[r];
            for (int c = 0; c < n; c++) {
                if ((set & 1 << c) != 0) {
                    rows[r][c] = point.curvature[r][c] + (r == c ? damping : 0);
                } else {
                    right[r] += point.curvature[r][c] * point.prices[c];
                }
            }
        }
        return solve(rows, right);
    }

    static double model(DualPoint point, double[] step, double damping) {
        double value = point.slope(step);
        for (int r = 0; r < step.length; r++) {
            for (int c = 0; c < step.length; c++) {
                value += step[r] * (point.curvature[r][c] + (r == c ? damping : 0)) * step[c] / 2;
            }
        }
        return value;
    }

    /** Gaussian elimination; the matrix is positive definite, so no row has to be exchanged. */
    private static double[] solve(double[][] rows, double[] right) {
        int n = right.length;
        for (int p = 0; p < n; p++) {
            for (int r = p + 1; r < n; r++) {
                double factor = rows[r][p] / rows[p][p];
                for (int c = p; c < n; c++) {
                    rows[r][c] -= factor * rows[p][c];
                }
                right[r] -= factor * right[p];
            }
        }
        for (int p = n - 1; p >= 0; p--) {
            for (int c = p + 1; c < n; c++) {
                right[p] -= rows[p][c] * right[c];
            }
            right[p] /= rows[p][p];
        }
        return right;
    }
}
