package dev.plimsoll.sleeve;

import static dev.plimsoll.sleeve.Feasibility.TOLERANCE;
import static dev.plimsoll.timeseries.Statistics.rootMeanSquare;

import dev.plimsoll.error.DataException;
import dev.plimsoll.sleeve.Combination.ConstraintLedger;
import dev.plimsoll.sleeve.Combination.SleeveContributions;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import dev.plimsoll.sleeve.ProjectionProblem.Projected;
import dev.plimsoll.timeseries.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Combines sleeves into one book: total = Σ budget × position, brought back within the constraints where it violates them.
 *
 * @param constraints limits of the weights
 * @param projection how violating weights are brought back
 * @param rules what the exact projection measures rounding against
 */
public record PortfolioSleeveAllocator(AllocationConstraints constraints, Projection projection, SleeveRules rules) {

    /**
     * An allocator by the rules of today.
     *
     * @param constraints limits of the weights
     * @param projection how violating weights are brought back
     * @return the allocator
     */
    public static PortfolioSleeveAllocator of(AllocationConstraints constraints, Projection projection) {
        return new PortfolioSleeveAllocator(constraints, projection, SleeveRules.SECOND);
    }

    /**
     * Combines sleeves without previous weights, hence without a turnover constraint.
     *
     * @param positions what each sleeve wants
     * @param budgets share of the risk per sleeve; every sleeve with positions needs one
     * @return weights, contributions and reasons
     * @throws DataException when a sleeve has no budget, no asset is named, or a sum is not finite
     */
    public Combination combine(SleevePositions positions, RiskBudgets budgets) {
        return combine(positions, budgets, Optional.empty());
    }

    /**
     * Combines sleeves.
     *
     * @param positions what each sleeve wants
     * @param budgets share of the risk per sleeve; every sleeve with positions needs one
     * @param previous the weights of the last rebalance, if any; their assets are part of the book even when no sleeve names them
     * @return weights, contributions and reasons
     * @throws DataException when a sleeve has no budget, no asset is named, or a sum is not finite
     */
    public Combination combine(SleevePositions positions, RiskBudgets budgets, Optional<AssetWeights> previous) {
        SleeveContributions contributions = contributions(positions, budgets, previous);
        List<String> assets = contributions.assets();
        AssetWeights unconstrained = contributions.total();
        if (!Double.isFinite(unconstrained.gross())) {
            throw new DataException("The sum of the sleeves is too large for a number: " + unconstrained
                    + "; expected positions in fractions of equity.");
        }
        // The exact projection ends within the tolerance, so it does not begin for less either.
        double tolerance = projection == Projection.EXACT ? TOLERANCE : 0;
        Violations initial = ConstraintCheck.of(unconstrained, previous, constraints).violations(tolerance);
        Projected projected = initial.any()
                ? project(ProjectionProblem.of(unconstrained.toArray(), previous.map(weights -> weights.on(assets)), constraints,
                        rules))
                : Projected.unchanged(unconstrained.toArray());
        AssetWeights weights = AssetWeights.computed(assets, projected.weights());
        ConstraintCheck check = ConstraintCheck.of(weights, previous, constraints);
        Optional<Violations> last = initial.any() ? Optional.of(check.violations(tolerance)) : Optional.empty();
        Feasibility feasibility = new Feasibility(initial, last, projection, projected.status(), projected.iterations(),
                distance(unconstrained, weights), check, projected.multipliers(), projected.kkt(), projected.conflicting(),
                OptionalDouble.empty());
        List<String> unused = budgets.bySleeve().keySet().stream().filter(sleeve -> !positions.bySleeve().containsKey(sleeve)).toList();
        return new Combination(contributions, unconstrained, weights, ConstraintLedger.of(assets, projected.moves()), feasibility, unused,
                previous.map(before -> OptionalDouble.of(ConstraintCheck.turnover(weights, before))).orElse(OptionalDouble.empty()));
    }

    private Projected project(ProjectionProblem problem) {
        return switch (projection) {
            case SEQUENTIAL -> SequentialProjection.project(problem);
            case EXACT -> ExactProjection.project(problem);
        };
    }

    private static SleeveContributions contributions(SleevePositions positions, RiskBudgets budgets, Optional<AssetWeights> previous) {
        List<String> assets = previous.map(AssetWeights::assets).orElse(List.of());
        for (Map.Entry<String, AssetWeights> sleeve : positions.bySleeve().entrySet()) {
            budgets.budget(sleeve.getKey());
            assets = Names.union(assets, sleeve.getValue().assets());
        }
        if (assets.isEmpty()) {
            throw new DataException("No sleeve of " + positions.sleeves() + " names an asset; give at least one position.");
        }
        List<AssetWeights> bySleeve = new ArrayList<>();
        for (Map.Entry<String, AssetWeights> sleeve : positions.bySleeve().entrySet()) {
            double budget = budgets.budget(sleeve.getKey());
            double[] contribution = sleeve.getValue().on(assets);
            for (int i = 0; i < contribution.length; i++) {
                contribution[i] *= budget;
            }
            bySleeve.add(AssetWeights.computed(assets, contribution));
        }
        return new SleeveContributions(assets, positions.sleeves(), bySleeve);
    }

    static double distance(AssetWeights from, AssetWeights to) {
        return rootMeanSquare(IntStream.range(0, from.size()).mapToDouble(i -> to.value(i) - from.value(i)).toArray(), 1);
    }

    /** The rules sleeves are combined and held by. Every new run has the second ones; a stored run keeps those it was made with. */
    public enum SleeveRules {
        /**
         * Those of stored runs without a number: the exact projection takes the bounds for the size of its data, its result is held
         * whatever it breaks, and a sleeve without a row on a date is flat on it.
         */
        FIRST(1),
        /**
         * Wide bounds mean no bound, a result of the exact projection that breaks a constraint is not held unless that is allowed, and
         * positions hold until changed.
         */
        SECOND(2);

        private final int number;

        SleeveRules(int number) {
            this.number = number;
        }

        /**
         * The number in a run's configuration.
         *
         * @return 1 or 2
         */
        public int number() {
            return number;
        }

        /**
         * The rules of a number.
         *
         * @param number as {@link #number()} gives it
         * @param where what to call its place in a message
         * @return the rules
         * @throws DataException when there are none of that number
         */
        public static SleeveRules of(int number, String where) {
            return Stream.of(values()).filter(rules -> rules.number == number).findFirst()
                    .orElseThrow(() -> new DataException(where + ": found rules " + number
                            + ", expected 1 or 2. A later version may know them."));
        }
    }
}
