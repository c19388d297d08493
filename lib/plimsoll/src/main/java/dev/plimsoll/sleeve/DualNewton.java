package dev.plimsoll.sleeve;

import static dev.plimsoll.timeseries.Statistics.distance;
import static dev.plimsoll.timeseries.Statistics.magnitude;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.sleeve.Feasibility.Multipliers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the prices of the caps at the nearest point: a semismooth Newton method on the negative dual function of {@link DualPoint}, which
 * is convex and piecewise quadratic in four prices, each 0 or more.
 *
 * <p>Each step minimises the quadratic model over the prices ≥ 0 exactly, by trying every set of positive prices. A full step is taken
 * when it halves the smallest residual so far (which can happen only some fifty times) or when the function still falls at its end; else
 * it is halved until the function does, which keeps at least half of what an exact line search would gain. So every step gets nearer.
 *
 * <p>Source: L. Qi, J. Sun, A nonsmooth version of Newton's method, Mathematical Programming 58 (1993), for the Newton step at a kink; the
 * step rule is ours, as the function is convex.
 */
final class DualNewton {

    private static final int LIMIT = 500;
    private static final int HALVINGS = 100;
    /** How near the end is near, relative to the largest number given. */
    private static final double NEARLY = 1e-11;
    /** Steps near the end that may pass without halving the residual; after those only rounding is left. */
    private static final int PATIENCE = 3;
    /** Keeps the model curved where prices can be traded against each other; the error it makes is mended by the next step. */
    private static final double DAMPING = 1e-10;

    /**
     * What was found.
     *
     * @param weights at the best prices
     * @param multipliers the best prices
     * @param steps how many were taken
     */
    record Result(double[] weights, Multipliers multipliers, int steps) {
    }

    static Result solve(ProjectionProblem problem) {
        // Prices of this size move every weight to where it cannot be moved further, one price by itself.
        double spread = problem.spread();
        DualPoint point = new DualPoint(problem, new double[DualPoint.SIZE]);
        DualPoint best = point;
        int steps = 0;
        int idle = 0;
        while (best.residual() > rounding(best, spread) && idle < PATIENCE && steps < LIMIT) {
            point = search(point, shortened(step(point, problem.capsTurnover()), point, spread), best.residual());
            boolean rounded = best.residual() <= NEARLY * spread;
            idle = rounded && point.residual() > best.residual() / 2 ? idle + 1 : 0;
            best = point.residual() < best.residual() ? point : best;
            steps++;
        }
        double net = best.prices[DualPoint.NET_LONG] - best.prices[DualPoint.NET_SHORT];
        return new Result(best.weights, new Multipliers(best.prices[DualPoint.GROSS], net, best.prices[DualPoint.TURNOVER]), steps);
    }

    /**
     * Where all weights are flat the model has hardly any curvature and its minimum lies far away, where rounding would eat the weights.
     * So the largest price may double at a time, no more.
     */
    private static double[] shortened(double[] step, DualPoint point, double spread) {
        double length = Arrays.stream(step).map(Math::abs).reduce(0, Math::max);
        double part = min(1, max(spread, point.largestPrice()) / length);
        return Arrays.stream(step).map(change -> change * part).toArray();
    }

    /** The residual that rounding alone can leave: each weight is a difference of targets and prices, and a cap sums them all. */
    private static double rounding(DualPoint point, double spread) {
        return Math.ulp(1.0) * point.weights.length * max(spread, point.largestPrice());
    }

    private static DualPoint search(DualPoint from, double[] step, double best) {
        DualPoint point = from.along(step, 1);
        if (point.residual() <= best / 2) {
            return point;
        }
        double part = 1;
        for (int i = 0; i < HALVINGS && point.slope(step) > 0; i++) {
            part /= 2;
            point = from.along(step, part);
        }
        return point;
    }

    /** The minimum of the quadratic model over prices of 0 or more, as a step from the prices. */
    private static double[] step(DualPoint point, boolean capsTurnover) {
        double damping = DAMPING;
        for (int j = 0; j < DualPoint.SIZE; j++) {
            damping += DAMPING * point.curvature[j][j];
        }
        double[] best = new double[DualPoint.SIZE];
        double lowest = 0;
        for (int set = 0; set < 1 << DualPoint.SIZE; set++) {
            boolean bothNets = (set & 3) == 3;
            boolean noTurnover = !capsTurnover && (set & 1 << DualPoint.TURNOVER) != 0;
            if (bothNets || noTurnover) {
                continue;
            }
            double[] step = minimise(point, set, damping);
            double value = model(point, step, damping);
            if (value < lowest && reachable(point, step)) {
                lowest = value;
                best = step;
            }
        }
        return best;
    }

    private static boolean reachable(DualPoint point, double[] step) {
        return IntStream.range(0, DualPoint.SIZE).allMatch(j -> point.prices[j] + step[j] >= 0);
    }

    /**
     * The weights that some prices of the caps call for, and what they mean for the dual function.
     *
     * <p>With prices x = (net long, net short, gross, turnover) ≥ 0 each asset by itself minimises
     *
     * <pre>  ½(w − a)² + (x0 − x1)·w + x2·|w| + x3·|w − p|   over l ≤ w ≤ u</pre>
     *
     * whose solution is piecewise linear in a − (x0 − x1), flat at the kinks 0 and p and at the bounds. The negative dual function is
     * convex, its gradient is the slack of each cap, and its second derivative is a sum over the assets that are not flat.
     */
    static final class DualPoint {

        static final int NET_LONG = 0;
        static final int NET_SHORT = 1;
        static final int GROSS = 2;
        static final int TURNOVER = 3;
        static final int SIZE = 4;

        final double[] prices;
        final double[] weights;
        /** Cap − value for each price; infinite for a turnover cap that does not apply. */
        final double[] slack = new double[SIZE];
        /** Curvature of the negative dual function. */
        final double[][] curvature = new double[SIZE][SIZE];

        private final ProjectionProblem problem;

        DualPoint(ProjectionProblem problem, double[] prices) {
            this.problem = problem;
            this.prices = prices;
            this.weights = new double[problem.size()];
            Arrays.setAll(weights, this::weight);
            double net = sum(weights);
            slack[NET_LONG] = problem.netCap() - net;
            slack[NET_SHORT] = problem.netCap() + net;
            slack[GROSS] = problem.grossCap() - magnitude(weights);
            slack[TURNOVER] = problem.turnoverCap() - distance(weights, problem.previous());
        }

        private double weight(int i) {
            double previous = problem.previous()[i];
            double gross = prices[GROSS];
            double turnover = prices[TURNOVER];
            double pulled = problem.target()[i] - prices[NET_LONG] + prices[NET_SHORT];
            double low = min(0, previous);
            double high = max(0, previous);
            // Between the kinks gross and turnover pull against each other.
            double between = previous > 0 ? gross - turnover : turnover - gross;
            double weight;
            boolean flat = false;
            if (pulled + gross + turnover < low) {
                weight = pulled + gross + turnover;
            } else if (pulled - gross - turnover > high) {
                weight = pulled - gross - turnover;
            } else if (pulled - between > low && pulled - between < high) {
                weight = pulled - between;
            } else {
                weight = pulled - between <= low ? low : high;
                // A kink without a price is none.
                flat = weight == 0 && gross > 0 || weight == previous && turnover > 0;
            }
            if (weight < problem.lower() || weight > problem.upper()) {
                return max(problem.lower(), min(problem.upper(), weight));
            }
            if (!flat) {
                curve(Math.signum(weight), Math.signum(weight - previous));
            }
            return weight;
        }

        private void curve(double side, double change) {
            double[] pull = {1, -1, side, change};
            for (int r = 0; r < SIZE; r++) {
                for (int c = 0; c < SIZE; c++) {
                    curvature[r][c] += pull[r] * pull[c];
                }
            }
        }

        /** How far the prices are from optimal: the largest violated cap, and the largest room under a cap that has a price. */
        double residual() {
            double largest = 0;
            for (int j = 0; j < SIZE; j++) {
                largest = max(largest, prices[j] > 0 ? abs(slack[j]) : -slack[j]);
            }
            return largest;
        }

        double largestPrice() {
            return Arrays.stream(prices).reduce(0, Math::max);
        }

        /** Derivative of the negative dual function in a direction. */
        double slope(double[] direction) {
            double slope = 0;
            for (int j = 0; j < SIZE; j++) {
                if (direction[j] != 0) {
                    slope += slack[j] * direction[j];
                }
            }
            return slope;
        }

        /** The point part of the way along a direction. */
        DualPoint along(double[] direction, double part) {
            double[] moved = new double[SIZE];
            Arrays.setAll(moved, j -> max(0, prices[j] + part * direction[j]));
            return new DualPoint(problem, moved);
        }
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
