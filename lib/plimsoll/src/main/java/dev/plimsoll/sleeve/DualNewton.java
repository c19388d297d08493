package dev.plimsoll.sleeve;

import dev.plimsoll.sleeve.Feasibility.Multipliers;

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

    private DualNewton() {
    }

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
            double[] step = shortened(step(point, problem.capsTurnover()), point, spread);
            point = search(point, step, best.residual());
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
        double length = 0;
        for (double change : step) {
            length = Math.max(length, Math.abs(change));
        }
        double part = Math.min(1, Math.max(spread, point.largestPrice()) / length);
        double[] shortened = step.clone();
        for (int j = 0; j < step.length; j++) {
            shortened[j] *= part;
        }
        return shortened;
    }

    /** The residual that rounding alone can leave: each weight is a difference of targets and prices, and a cap sums them all. */
    private static double rounding(DualPoint point, double spread) {
        return Math.ulp(1.0) * point.weights.length * Math.max(spread, point.largestPrice());
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
            double[] step = SmallSystem.minimise(point, set, damping);
            double value = SmallSystem.model(point, step, damping);
            if (value < lowest && reachable(point, step)) {
                lowest = value;
                best = step;
            }
        }
        return best;
    }

    private static boolean reachable(DualPoint point, double[] step) {
        for (int j = 0; j < DualPoint.SIZE; j++) {
            if (!(point.prices[j] + step[j] >= 0)) {
                return false;
            }
        }
        return true;
    }
}
