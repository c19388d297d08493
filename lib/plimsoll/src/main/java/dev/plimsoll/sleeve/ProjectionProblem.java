package dev.plimsoll.sleeve;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import java.util.List;
import java.util.Optional;

/**
 * What a projection starts from. A cap on turnover that does not apply is infinite; the previous weights are then 0.
 *
 * @param spread the largest number of the data, which rounding is measured against; bounds are data only where they move 0
 */
record ProjectionProblem(double[] target, double[] previous, double lower, double upper, double grossCap, double netCap,
        double turnoverCap, double spread) {

    static ProjectionProblem of(double[] target, Optional<double[]> given, AllocationConstraints constraints, SleeveRules rules) {
        boolean capped = given.isPresent() && constraints.turnoverCap().isPresent();
        double[] previous = capped ? given.get() : new double[target.length];
        double lower = constraints.lower();
        double upper = constraints.upper();
        double largest = rules == SleeveRules.FIRST ? Math.max(Math.abs(lower), Math.abs(upper)) : Math.max(0, Math.max(lower, -upper));
        for (int i = 0; i < target.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(target[i]), Math.abs(previous[i])));
        }
        return new ProjectionProblem(target, previous, lower, upper, constraints.grossCap(), constraints.netCap(),
                capped ? constraints.turnoverCap().getAsDouble() : Double.POSITIVE_INFINITY, largest);
    }

    /** The same with every cap raised by so much. */
    ProjectionProblem raised(double by) {
        return new ProjectionProblem(target, previous, lower, upper, grossCap + by, netCap + by, turnoverCap + by, spread);
    }

    int size() {
        return target.length;
    }

    boolean capsTurnover() {
        return turnoverCap < Double.POSITIVE_INFINITY;
    }

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
}
