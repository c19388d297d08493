package dev.plimsoll.sleeve;

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
}
