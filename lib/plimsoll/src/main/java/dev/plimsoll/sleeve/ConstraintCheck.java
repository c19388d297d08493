package dev.plimsoll.sleeve;

import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.BOUNDS;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.GROSS_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.NET_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.TURNOVER_CAP;
import static dev.plimsoll.timeseries.Statistics.distance;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.util.Collections.unmodifiableMap;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.timeseries.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds weights against the constraints. It knows no solver: whatever made the weights, this says what they are.
 *
 * @param slacks one entry per constraint that applies, in the order of {@link Constraint}; turnover only with a cap and previous weights
 */
public record ConstraintCheck(List<ConstraintSlack> slacks) {

    public ConstraintCheck {
        slacks = List.copyOf(slacks);
    }

    /**
     * Checks weights.
     *
     * @param weights fractions of equity, at least one asset
     * @param previous the weights of the last rebalance, if any; an asset missing on either side counts as 0
     * @param constraints the limits
     * @return value, cap and slack of each constraint
     */
    public static ConstraintCheck of(AssetWeights weights, Optional<AssetWeights> previous, AllocationConstraints constraints) {
        List<ConstraintSlack> slacks = new ArrayList<>();
        slacks.add(bounds(weights, constraints));
        slacks.add(cap(GROSS_CAP, weights.gross(), constraints.grossCap()));
        slacks.add(cap(NET_CAP, weights.net(), constraints.netCap()));
        if (previous.isPresent() && constraints.turnoverCap().isPresent()) {
            slacks.add(cap(TURNOVER_CAP, turnover(weights, previous.get()), constraints.turnoverCap().getAsDouble()));
        }
        return new ConstraintCheck(slacks);
    }

    /**
     * Σ |weight − previous weight|.
     *
     * @param weights fractions of equity
     * @param previous fractions of equity; an asset missing on either side counts as 0
     * @return fraction of equity, 0 or more
     */
    public static double turnover(AssetWeights weights, AssetWeights previous) {
        List<String> assets = Names.union(weights.assets(), previous.assets());
        return distance(weights.on(assets), previous.on(assets));
    }

    private static ConstraintSlack bounds(AssetWeights weights, AllocationConstraints constraints) {
        double value = NaN;
        double bound = NaN;
        double slack = POSITIVE_INFINITY;
        for (int i = 0; i < weights.size(); i++) {
            double weight = weights.value(i);
            double room = Math.min(weight - constraints.lower(), constraints.upper() - weight);
            if (room < slack) {
                slack = room;
                value = weight;
                bound = weight - constraints.lower() <= constraints.upper() - weight ? constraints.lower() : constraints.upper();
            }
        }
        return new ConstraintSlack(BOUNDS, value, bound, slack);
    }

    private static ConstraintSlack cap(Constraint constraint, double value, double cap) {
        return new ConstraintSlack(constraint, value, cap, cap - Math.abs(value));
    }

    /**
     * Which constraints are violated.
     *
     * @param tolerance how far a cap or a bound may be exceeded, 0 or more
     * @return the flags
     */
    public Violations violations(double tolerance) {
        return new Violations(slacks.stream().filter(slack -> slack.slack() < -tolerance).map(ConstraintSlack::constraint).toList());
    }

    /**
     * Which constraints leave no room.
     *
     * @param tolerance largest size of a slack that counts as none, 0 or more
     * @return those whose slack is at most the tolerance, in the order of {@link Constraint}
     */
    public List<Constraint> binding(double tolerance) {
        return slacks.stream().filter(slack -> slack.slack() <= tolerance).map(ConstraintSlack::constraint).toList();
    }

    /**
     * The largest violation of all constraints.
     *
     * @return fraction of equity, 0 when none is violated
     */
    public double largestViolation() {
        return slacks.stream().mapToDouble(slack -> -slack.slack()).reduce(0, Math::max);
    }

    /**
     * How far some weights are from one constraint. All in fractions of equity.
     *
     * @param constraint which one
     * @param value for the bounds the weight with the least room; else gross, net (negative = short) or turnover
     * @param cap for the bounds the bound nearest to that weight; else the cap
     * @param slack room left, negative when violated: distance inside the bound, or cap − |value|
     */
    public record ConstraintSlack(Constraint constraint, double value, double cap, double slack) {
    }

    /**
     * Which constraints some weights violate.
     *
     * @param broken those that do not hold, in order: bounds where a weight lies outside them, the gross cap where Σ |weight| exceeds it,
     *     the net cap where |Σ weight| does, the turnover cap where Σ |weight − previous weight| does; never the last without a cap or
     *     previous weights
     */
    public record Violations(List<Constraint> broken) {

        public Violations {
            broken = List.copyOf(broken);
        }

        /**
         * Whether any is broken.
         *
         * @return true if at least one is
         */
        public boolean any() {
            return !broken.isEmpty();
        }

        /**
         * Whether one is broken.
         *
         * @param constraint the constraint
         * @return true if it is
         */
        public boolean has(Constraint constraint) {
            return broken.contains(constraint);
        }

        /**
         * All of them by key, as stored and shown.
         *
         * @return keys of all constraints, in order
         */
        public Map<String, Boolean> toMap() {
            Map<String, Boolean> flags = new LinkedHashMap<>();
            for (Constraint constraint : Constraint.values()) {
                flags.put(constraint.label(), has(constraint));
            }
            return unmodifiableMap(flags);
        }
    }
}
