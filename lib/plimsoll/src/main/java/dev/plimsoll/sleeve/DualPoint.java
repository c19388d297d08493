package dev.plimsoll.sleeve;

/**
 * The weights that some prices of the caps call for, and what they mean for the dual function.
 *
 * <p>With prices x = (net long, net short, gross, turnover) ≥ 0 each asset by itself minimises
 *
 * <pre>  ½(w − a)² + (x0 − x1)·w + x2·|w| + x3·|w − p|   over l ≤ w ≤ u</pre>
 *
 * whose solution is piecewise linear in a − (x0 − x1), flat at the kinks 0 and p and at the bounds. The negative dual function is convex,
 * its gradient is the slack of each cap, and its second derivative is a sum over the assets that are not flat.
 */
final class DualPoint {

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
        double gross = 0;
        double net = 0;
        double turnover = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(i);
            gross += Math.abs(weights[i]);
            net += weights[i];
            turnover += Math.abs(weights[i] - problem.previous()[i]);
        }
        slack[NET_LONG] = problem.netCap() - net;
        slack[NET_SHORT] = problem.netCap() + net;
        slack[GROSS] = problem.grossCap() - gross;
        slack[TURNOVER] = problem.turnoverCap() - turnover;
    }

    private double weight(int i) {
        double previous = problem.previous()[i];
        double gross = prices[GROSS];
        double turnover = prices[TURNOVER];
        double pulled = problem.target()[i] - prices[NET_LONG] + prices[NET_SHORT];
        double low = Math.min(0, previous);
        double high = Math.max(0, previous);
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
            return Math.max(problem.lower(), Math.min(problem.upper(), weight));
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
            largest = Math.max(largest, prices[j] > 0 ? Math.abs(slack[j]) : -slack[j]);
        }
        return largest;
    }

    double largestPrice() {
        return Math.max(Math.max(prices[NET_LONG], prices[NET_SHORT]), Math.max(prices[GROSS], prices[TURNOVER]));
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
        for (int j = 0; j < SIZE; j++) {
            moved[j] = Math.max(0, prices[j] + part * direction[j]);
        }
        return new DualPoint(problem, moved);
    }
}
