package dev.plimsoll.sleeve;

import static dev.plimsoll.timeseries.Statistics.magnitude;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import dev.plimsoll.timeseries.Labelled;
import dev.plimsoll.timeseries.Statistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the constraints said to a combination, and what the projection did about it.
 *
 * @param initialViolations what the unconstrained total violates; exactly under {@link Projection#SEQUENTIAL}, by more than 1e-9 under
 *     {@link Projection#EXACT}
 * @param finalViolations what the weights violate, tested alike; empty when nothing was violated in the first place
 * @param projection the projection asked for
 * @param status how it ended
 * @param iterations passes of the sequential projection, Newton steps of the exact one; 0 when it was not needed
 * @param distance Euclidean distance from the unconstrained total to the weights, fraction of equity
 * @param check value, cap and slack of each constraint at the weights, found without the solver
 * @param multipliers prices of the caps; only of an exact projection of a set that is not empty
 * @param kkt residuals of the optimality conditions; only with the multipliers
 * @param conflicting the smallest set of constraints that no weights satisfy together; empty unless status is EMPTY_SET
 * @param notHeld where a backtest holds its previous weights instead of what an exact projection gave: the largest violation of that,
 *     fraction of equity; status, iterations and multipliers are then still the projection's, all else is of the weights held
 */
public record Feasibility(Violations initialViolations, Optional<Violations> finalViolations, Projection projection,
        ProjectionStatus status, int iterations, double distance, ConstraintCheck check, Optional<Multipliers> multipliers,
        Optional<KktResiduals> kkt, List<Constraint> conflicting, OptionalDouble notHeld) {

    /** Room of a constraint that counts as none, and excess that counts as a violation of an exact projection. */
    static final double TOLERANCE = 1e-9;

    public Feasibility {
        conflicting = List.copyOf(conflicting);
    }

    /**
     * Whether a projection took place.
     *
     * @return true when the unconstrained total violated something
     */
    public boolean projectionApplied() {
        return status != ProjectionStatus.NOT_NEEDED;
    }

    /**
     * Whether the projection came to its own end.
     *
     * @return as {@link ProjectionStatus#converged()}
     */
    public boolean converged() {
        return status.converged();
    }

    /**
     * Whether the weights violate nothing.
     *
     * @return true when there is no final violation
     */
    public boolean feasible() {
        return finalViolations.map(violations -> !violations.any()).orElse(true);
    }

    /**
     * The largest violation of the weights.
     *
     * @return fraction of equity, 0 when none
     */
    public double largestViolation() {
        return check.largestViolation();
    }

    /**
     * The constraints without room at the weights.
     *
     * @return those whose slack is at most 1e-9, violated ones included, in the order of {@link Constraint}
     */
    public List<Constraint> binding() {
        return check.binding(TOLERANCE);
    }

    /**
     * Prices of the caps at the nearest point w of an unconstrained total a: how fast half the squared distance would fall if a cap were
     * raised. With s, t and b from the subdifferentials of |w|, |w − previous| and the bounds,
     *
     * <pre>  a − w = net + gross * s + turnover * t + b   for every asset</pre>
     *
     * @param gross 0 or more
     * @param net positive when the net cap holds a long book, negative when a short one, 0 when it does not bind
     * @param turnover 0 or more
     */
    public record Multipliers(double gross, double net, double turnover) {

        double largest() {
            return max(abs(net), max(gross, turnover));
        }
    }

    /**
     * How far weights and multipliers are from the Karush-Kuhn-Tucker conditions, which hold at the nearest point and nowhere else. All are
     * 0 or more; below 1e-9 the weights are the nearest point.
     *
     * @param stationarity largest distance, over the assets, of a − w − net from the interval gross·∂|w| + turnover·∂|w − previous| +
     *     normal cone of the bounds
     * @param primal largest violation of a constraint
     * @param dual largest size of a negative gross or turnover multiplier
     * @param complementarity largest |multiplier × slack|
     */
    public record KktResiduals(double stationarity, double primal, double dual, double complementarity) {

        /** The residuals of these weights and multipliers; kinks and bounds count where a weight lies on them exactly. */
        static KktResiduals of(ProjectionProblem problem, double[] weights, Multipliers multipliers) {
            double net = sum(weights);
            double stationarity = 0;
            double primal = 0;
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                primal = max(primal, max(problem.lower() - weight, weight - problem.upper()));
                double pull = problem.target()[i] - weight - multipliers.net();
                double previous = problem.previous()[i];
                double least = multipliers.gross() * (weight > 0 ? 1 : -1) + multipliers.turnover() * (weight > previous ? 1 : -1);
                double most = multipliers.gross() * (weight < 0 ? -1 : 1) + multipliers.turnover() * (weight < previous ? -1 : 1);
                double below = weight == problem.lower() ? 0 : least - pull;
                double above = weight == problem.upper() ? 0 : pull - most;
                stationarity = max(stationarity, max(below, above));
            }
            double grossSlack = problem.grossCap() - magnitude(weights);
            double netSlack = problem.netCap() - abs(net);
            double turnoverSlack = problem.capsTurnover() ? problem.turnoverCap() - Statistics.distance(weights, problem.previous()) : 0;
            primal = max(primal, -min(grossSlack, min(netSlack, turnoverSlack)));
            double dual = max(0, max(-multipliers.gross(), -multipliers.turnover()));
            // A price on the wrong side of the net is as far off as the whole way to that side's cap.
            double netRoom = problem.netCap() - Math.signum(multipliers.net()) * net;
            double complementarity = max(abs(multipliers.net() * netRoom),
                    max(abs(multipliers.gross() * grossSlack), abs(multipliers.turnover() * turnoverSlack)));
            return new KktResiduals(stationarity, primal, dual, complementarity);
        }

        /**
         * The largest of the four.
         *
         * @return 0 or more
         */
        public double largest() {
            return max(max(stationarity, primal), max(dual, complementarity));
        }
    }

    /** How a projection ended. */
    public enum ProjectionStatus implements Labelled {
        /** No constraint was violated; the weights are the unconstrained total. */
        NOT_NEEDED(true),
        /** {@link Projection#SEQUENTIAL}: a pass moved no weight any more. The weights may still violate a constraint. */
        SETTLED(true),
        /** {@link Projection#EXACT}: the weights are the nearest feasible point, to 1e-9. */
        OPTIMAL(true),
        /** The iterations ran out, or positions thousands of times the equity left no digits for 1e-9; the weights are the last ones. */
        NOT_CONVERGED(false),
        /**
         * {@link Projection#EXACT}: no weights satisfy all constraints. The weights are what {@link Projection#SEQUENTIAL} would have
         * given, as those are at least drawn towards every cap; the final violations say what they break.
         */
        EMPTY_SET(false);

        private final boolean converged;

        ProjectionStatus(boolean converged) {
            this.converged = converged;
        }

        /**
         * Whether the projection came to its own end.
         *
         * @return false under {@link #NOT_CONVERGED} and {@link #EMPTY_SET}
         */
        public boolean converged() {
            return converged;
        }
    }
}
