package dev.plimsoll.sleeve;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides, without any solver, whether weights exist that satisfy all constraints, and names a smallest set of constraints that cannot
 * hold together.
 *
 * <p>With bounds [l, u], gross cap G, net cap N, turnover cap T and previous weights p, let q be p clipped to the bounds. Weights exist
 * exactly when
 *
 * <pre>  n · min(|x|, l ≤ x ≤ u) ≤ min(G, N)   and   Σ|p − q| + max(0, Σ|q| − G, |Σq| − N) ≤ T</pre>
 *
 * <p>Why: q is the point within the bounds with the least turnover, and from it every further unit of |weight| moved costs one more unit.
 * When 0 lies within the bounds, moving weights of the sign in excess towards 0 lowers gross and |net| by one unit each at once, and any
 * gross still in excess can be taken from both sides without changing the net; so the larger of the two excesses is also enough. When 0
 * lies outside, all weights have one sign, gross and |net| are the same number, and the first condition says how far it can fall.
 */
final class ConstraintConflict {

    private static final Constraint[] ALL = Constraint.values();
    private static final int EVERYTHING = (1 << ALL.length) - 1;

    private ConstraintConflict() {
    }

    /** By how much every cap would have to be raised at least for weights to exist; 0 or less when they do. */
    static double shortfall(ProjectionProblem problem) {
        return shortfall(problem, EVERYTHING);
    }

    /** A smallest set of constraints, in their order, that leaves a shortfall above the tolerance; empty when there is none. */
    static List<Constraint> find(ProjectionProblem problem, double tolerance) {
        for (int size = 1; size <= ALL.length; size++) {
            for (int set = 1; set <= EVERYTHING; set++) {
                if (Integer.bitCount(set) == size && shortfall(problem, set) > tolerance) {
                    return constraints(set);
                }
            }
        }
        return List.of();
    }

    private static double shortfall(ProjectionProblem problem, int set) {
        double lower = has(set, Constraint.BOUNDS) ? problem.lower() : Double.NEGATIVE_INFINITY;
        double upper = has(set, Constraint.BOUNDS) ? problem.upper() : Double.POSITIVE_INFINITY;
        double grossCap = has(set, Constraint.GROSS_CAP) ? problem.grossCap() : Double.POSITIVE_INFINITY;
        double netCap = has(set, Constraint.NET_CAP) ? problem.netCap() : Double.POSITIVE_INFINITY;
        double turnoverCap = has(set, Constraint.TURNOVER_CAP) ? problem.turnoverCap() : Double.POSITIVE_INFINITY;
        double smallest = Math.max(0, Math.max(lower, -upper));
        double turnover = 0;
        double gross = 0;
        double net = 0;
        for (double previous : problem.previous()) {
            double clipped = Math.max(lower, Math.min(upper, previous));
            turnover += Math.abs(previous - clipped);
            gross += Math.abs(clipped);
            net += clipped;
        }
        double excess = Math.max(0, Math.max(gross - grossCap, Math.abs(net) - netCap));
        return Math.max(problem.size() * smallest - Math.min(grossCap, netCap), turnover + excess - turnoverCap);
    }

    private static boolean has(int set, Constraint constraint) {
        return (set & 1 << constraint.ordinal()) != 0;
    }

    private static List<Constraint> constraints(int set) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : ALL) {
            if (has(set, constraint)) {
                constraints.add(constraint);
            }
        }
        return constraints;
    }
}
