package dev.plimsoll.sleeve;

import static dev.plimsoll.sleeve.Feasibility.TOLERANCE;
import static java.lang.Math.abs;
import static java.lang.Math.min;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The weights of a book made of sleeves, and why they are what they are.
 *
 * @param contributions budget × position per asset and sleeve, before projection
 * @param unconstrained their sum over the sleeves
 * @param weights the weights to hold: the unconstrained total, projected onto the constraints where it violates them
 * @param ledger how far each constraint moved each asset: sums to weights − unconstrained
 * @param feasibility violations, status and slack
 * @param withoutPositions sleeves that have a budget but no positions: their risk is not used
 * @param turnover Σ |weight − previous weight|, fraction of equity; empty without previous weights
 */
public record Combination(SleeveContributions contributions, AssetWeights unconstrained, AssetWeights weights, ConstraintLedger ledger,
        Feasibility feasibility, List<String> withoutPositions, OptionalDouble turnover) {

    /**
     * Keeps a copy that nobody can change.
     *
     * @param withoutPositions see the record; ascending by code point
     */
    public Combination {
        withoutPositions = List.copyOf(withoutPositions);
    }

    /**
     * The assets of the book: all that a sleeve or the previous weights name.
     *
     * @return ascending by code point
     */
    public List<String> assets() {
        return weights.assets();
    }

    /**
     * The sleeves that have positions.
     *
     * @return ascending by code point
     */
    public List<String> sleeves() {
        return contributions.sleeves();
    }

    /**
     * How many assets are held.
     *
     * @return as {@link AssetWeights#countHeld()}
     */
    public int positions() {
        return weights.countHeld();
    }

    /**
     * Σ |weight|.
     *
     * @return fraction of equity, 0 or more
     */
    public double gross() {
        return weights.gross();
    }

    /**
     * Σ weight.
     *
     * @return fraction of equity, negative when short on balance
     */
    public double net() {
        return weights.net();
    }

    /**
     * The previous weights, scaled into the constraints, instead of weights that break one; nothing is held where there are none. The
     * ledger ascribes what that changed to the first constraint that was broken.
     */
    Combination holding(Optional<AssetWeights> previous, AllocationConstraints constraints) {
        double[] before = previous.map(w -> w.on(assets())).orElse(new double[assets().size()]);
        AssetWeights held = AssetWeights.computed(assets(), before);
        held = held.times(factorInto(constraints, held));
        Violations broken = feasibility.finalViolations().orElseThrow();
        double[][] moves = new double[Constraint.values().length][];
        boolean ascribed = false;
        for (Constraint constraint : Constraint.values()) {
            double[] moved = ledger.moved(constraint).toArray();
            for (int i = 0; i < moved.length && broken.has(constraint) && !ascribed; i++) {
                moved[i] += held.value(i) - weights.value(i);
            }
            ascribed |= broken.has(constraint);
            moves[constraint.ordinal()] = moved;
        }
        ConstraintCheck check = ConstraintCheck.of(held, previous, constraints);
        Feasibility instead = new Feasibility(feasibility.initialViolations(), Optional.of(check.violations(TOLERANCE)),
                feasibility.projection(), feasibility.status(), feasibility.iterations(),
                PortfolioSleeveAllocator.distance(unconstrained, held), check, feasibility.multipliers(), feasibility.kkt(),
                feasibility.conflicting(), OptionalDouble.of(feasibility.largestViolation()));
        OptionalDouble change = turnover.isPresent() ? OptionalDouble.of(ConstraintCheck.turnover(held, previous.orElseThrow()))
                : OptionalDouble.empty();
        return new Combination(contributions, unconstrained, held, ConstraintLedger.of(assets(), moves), instead, withoutPositions, change);
    }

    /** At most 1. A bound that scaling cannot reach, as on the far side of 0, is left. */
    private static double factorInto(AllocationConstraints constraints, AssetWeights weights) {
        double factor = min(1, min(constraints.grossCap() / weights.gross(), constraints.netCap() / abs(weights.net())));
        for (double weight : weights.toArray()) {
            double bound = weight > 0 ? constraints.upper() : constraints.lower();
            if (weight != 0 && Math.signum(bound) * Math.signum(weight) >= 0) {
                factor = min(factor, bound / weight);
            }
        }
        return factor;
    }

    /**
     * What the projection changed.
     *
     * @return weights − unconstrained per asset, 0 where nothing was violated
     */
    public AssetWeights moved() {
        double[] moved = weights.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= unconstrained.value(i);
        }
        return AssetWeights.computed(assets(), moved);
    }

    /**
     * How far each constraint moved each asset, in fractions of equity. Per asset the moves sum to weight − unconstrained total.
     *
     * <p>Under {@link Projection#SEQUENTIAL} the moves are those of the steps, added over the passes. Under {@link Projection#EXACT} they
     * are the terms of the {@link Multipliers} with the sign turned; where bounds and caps hold an asset together, the caps are named
     * first. Where no weights satisfy all constraints they are the sequential ones. Immutable.
     *
     * @param moves one per constraint, in the order of {@link Constraint}
     */
    public record ConstraintLedger(List<AssetWeights> moves) {

        static ConstraintLedger of(List<String> assets, double[][] moves) {
            return new ConstraintLedger(Stream.of(moves).map(moved -> AssetWeights.computed(assets, moved)).toList());
        }

        /**
         * The moves of a constraint.
         *
         * @param constraint the constraint
         * @return one number per asset, negative where it lowered the weight
         */
        public AssetWeights moved(Constraint constraint) {
            return moves.get(constraint.ordinal());
        }
    }

    /**
     * What each sleeve puts into each asset before any projection: budget × position, in fractions of equity, negative = short. Immutable;
     * assets and sleeves ascend by code point.
     *
     * @param assets their names
     * @param sleeves names of the sleeves that have positions
     * @param bySleeve what each of them puts into all assets
     */
    public record SleeveContributions(List<String> assets, List<String> sleeves, List<AssetWeights> bySleeve) {

        public SleeveContributions {
            bySleeve = List.copyOf(bySleeve);
        }

        /**
         * One contribution.
         *
         * @param asset 0-based, in the order of {@link #assets()}
         * @param sleeve 0-based, in the order of {@link #sleeves()}
         * @return fraction of equity, 0 where the sleeve does not hold the asset
         */
        public double value(int asset, int sleeve) {
            return bySleeve.get(sleeve).value(asset);
        }

        /**
         * What one sleeve contributes.
         *
         * @param sleeve 0-based, in the order of {@link #sleeves()}
         * @return one number per asset
         */
        public AssetWeights ofSleeve(int sleeve) {
            return bySleeve.get(sleeve);
        }

        /**
         * The sum over the sleeves, before any projection.
         *
         * @return one weight per asset
         */
        public AssetWeights total() {
            double[] total = new double[assets.size()];
            for (AssetWeights sleeve : bySleeve) {
                for (int i = 0; i < total.length; i++) {
                    total[i] += sleeve.value(i);
                }
            }
            return AssetWeights.computed(assets, total);
        }
    }
}
