package dev.plimsoll.sleeve;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import java.util.List;
import java.util.Optional;

/** What a projection starts from. A cap on turnover that does not apply is infinite; the previous weights are then 0. */
final class ProjectionProblem {

    final double[] target;
    final double[] previous;
    final double lower;
    final double upper;
    final double grossCap;
    final double netCap;
    final double turnoverCap;
    /** The largest number of the data, which rounding is measured against; bounds are data only where they move 0. */
    final double spread;

    private ProjectionProblem(double[] target, double[] previous, double lower, double upper, double grossCap, double netCap,
            double turnoverCap, double spread) {
        this.target = target;
        this.previous = previous;
        this.lower = lower;
        this.upper = upper;
        this.grossCap = grossCap;
        this.netCap = netCap;
        this.turnoverCap = turnoverCap;
        this.spread = spread;
    }

    ProjectionProblem(double[] target, Optional<double[]> previous, AllocationConstraints constraints) {
        this(target, previous, constraints, SleeveRules.SECOND);
    }

    ProjectionProblem(double[] target, Optional<double[]> previous, AllocationConstraints constraints, SleeveRules rules) {
        boolean capped = previous.isPresent() && constraints.turnoverCap().isPresent();
        this.target = target;
        this.previous = capped ? previous.get() : new double[target.length];
        this.lower = constraints.lower();
        this.upper = constraints.upper();
        this.grossCap = constraints.grossCap();
        this.netCap = constraints.netCap();
        this.turnoverCap = capped ? constraints.turnoverCap().getAsDouble() : Double.POSITIVE_INFINITY;
        double largest = rules == SleeveRules.FIRST ? Math.max(Math.abs(lower), Math.abs(upper)) : Math.max(0, Math.max(lower, -upper));
        for (int i = 0; i < target.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(target[i]), Math.abs(this.previous[i])));
        }
        this.spread = largest;
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
