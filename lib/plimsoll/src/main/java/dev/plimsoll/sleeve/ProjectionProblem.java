package dev.plimsoll.sleeve;

import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.BOUNDS;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.GROSS_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.NET_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.TURNOVER_CAP;
import static dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules.FIRST;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Optional.empty;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        double largest = rules == FIRST ? max(abs(lower), abs(upper)) : max(0, max(lower, -upper));
        for (int i = 0; i < target.length; i++) {
            largest = max(largest, max(abs(target[i]), abs(previous[i])));
        }
        return new ProjectionProblem(target, previous, lower, upper, constraints.grossCap(), constraints.netCap(),
                capped ? constraints.turnoverCap().getAsDouble() : POSITIVE_INFINITY, largest);
    }

    /** The same with every cap raised by so much. */
    ProjectionProblem raised(double by) {
        return new ProjectionProblem(target, previous, lower, upper, grossCap + by, netCap + by, turnoverCap + by, spread);
    }

    int size() {
        return target.length;
    }

    boolean capsTurnover() {
        return turnoverCap < POSITIVE_INFINITY;
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
                    empty(), empty(), List.of());
        }

        /** These weights as what to hold although no weights satisfy the conflicting constraints. */
        Projected inEmptySet(List<Constraint> conflict) {
            return new Projected(weights, moves, ProjectionStatus.EMPTY_SET, iterations, multipliers, kkt, conflict);
        }
    }

    private static final Constraint[] ALL = Constraint.values();
    private static final int EVERYTHING = (1 << ALL.length) - 1;

    /**
     * By how much every cap would have to be raised at least for weights to exist; 0 or less when they do. Decided without any solver.
     *
     * <p>With bounds [l, u], gross cap G, net cap N, turnover cap T and previous weights p, let q be p clipped to the bounds. Weights exist
     * exactly when
     * 
     * <pre>  n · min(|x|, l ≤ x ≤ u) ≤ min(G, N)   and   Σ|p − q| + max(0, Σ|q| − G, |Σq| − N) ≤ T</pre>
     * 
     * <p>Why: q is the point within the bounds with the least turnover, and from it every further unit of |weight| moved costs one more
     * unit. When 0 lies within the bounds, moving weights of the sign in excess towards 0 lowers gross and |net| by one unit each at once,
     * and any gross still in excess can be taken from both sides without changing the net; so the larger of the two excesses is also
     * enough. When 0 lies outside, all weights have one sign, gross and |net| are the same number, and the first condition says how far it
     * can fall.
     */
    double shortfall() {
        return shortfall(EVERYTHING);
    }

    /** A smallest set of constraints, in their order, that leaves a shortfall above the tolerance; empty when there is none. */
    List<Constraint> conflict(double tolerance) {
        for (int size = 1; size <= ALL.length; size++) {
            for (int set = 1; set <= EVERYTHING; set++) {
                if (Integer.bitCount(set) == size && shortfall(set) > tolerance) {
                    int smallest = set;
                    return Stream.of(ALL).filter(constraint -> has(smallest, constraint)).toList();
                }
            }
        }
        return List.of();
    }

    private double shortfall(int set) {
        double low = has(set, BOUNDS) ? lower : NEGATIVE_INFINITY;
        double high = has(set, BOUNDS) ? upper : POSITIVE_INFINITY;
        double mostGross = has(set, GROSS_CAP) ? grossCap : POSITIVE_INFINITY;
        double mostNet = has(set, NET_CAP) ? netCap : POSITIVE_INFINITY;
        double mostTurnover = has(set, TURNOVER_CAP) ? turnoverCap : POSITIVE_INFINITY;
        double smallest = max(0, max(low, -high));
        double turnover = 0;
        double gross = 0;
        double net = 0;
        for (double before : previous) {
            double clipped = max(low, min(high, before));
            turnover += abs(before - clipped);
            gross += abs(clipped);
            net += clipped;
        }
        double excess = max(0, max(gross - mostGross, abs(net) - mostNet));
        return max(size() * smallest - min(mostGross, mostNet), turnover + excess - mostTurnover);
    }

    private static boolean has(int set, Constraint constraint) {
        return (set & 1 << constraint.ordinal()) != 0;
    }
}
