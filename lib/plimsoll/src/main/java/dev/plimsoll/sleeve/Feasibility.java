package dev.plimsoll.sleeve;

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
}
