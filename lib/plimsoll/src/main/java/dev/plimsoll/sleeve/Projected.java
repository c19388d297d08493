package dev.plimsoll.sleeve;

import java.util.List;
import java.util.Optional;

/**
 * What a projection made. Package-internal: arrays are handed over.
 *
 * @param weights one per asset
 * @param moves {@code [constraint][asset]}, summing over the constraints to weight − target
 * @param status how it ended
 * @param iterations passes or steps
 * @param multipliers of an optimum
 * @param kkt of an optimum
 * @param conflicting of an empty set
 */
record Projected(double[] weights, double[][] moves, ProjectionStatus status, int iterations, Optional<Multipliers> multipliers,
        Optional<KktResiduals> kkt, List<Constraint> conflicting) {

    static Projected unchanged(double[] weights) {
        return new Projected(weights, new double[Constraint.values().length][weights.length], ProjectionStatus.NOT_NEEDED, 0,
                Optional.empty(), Optional.empty(), List.of());
    }

    /** These weights as what to hold although no weights satisfy the conflicting constraints. */
    Projected inEmptySet(List<Constraint> conflict) {
        return new Projected(weights, moves, ProjectionStatus.EMPTY_SET, iterations, multipliers, kkt, conflict);
    }
}
