package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.Projection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A combination of sleeves for programs. */
record CombinationDocument(Map<String, Double> totalWeights, @JsonProperty("n_positions") int positions, double gross, double net,
        @JsonInclude(Include.NON_ABSENT) OptionalDouble turnover, Map<String, Map<String, Double>> perSleeveContrib, Checks feasibility,
        Map<String, Double> unconstrainedWeights, Map<Constraint, Map<String, Double>> movedByConstraint,
        List<String> budgetsWithoutPositions) {

    private record Checks(Map<String, Boolean> initialViolations, Map<String, Boolean> finalViolations, boolean projectionApplied,
            Projection projection, String status, boolean feasible, boolean converged, int iterations, double distance,
            Map<Constraint, ConstraintSlack> slacks, List<Constraint> binding,
            @JsonInclude(Include.NON_ABSENT) Optional<Multipliers> multipliers,
            @JsonInclude(Include.NON_ABSENT) Optional<Double> largestResidual,
            @JsonInclude(Include.NON_EMPTY) List<Constraint> conflicting) {

        static Checks of(Feasibility feasibility) {
            Map<Constraint, ConstraintSlack> slacks = new LinkedHashMap<>();
            feasibility.check().slacks().forEach(slack -> slacks.put(slack.constraint(), slack));
            return new Checks(feasibility.initialViolations().toMap(),
                    feasibility.finalViolations().map(Violations::toMap).orElse(Map.of()), feasibility.projectionApplied(),
                    feasibility.projection(), feasibility.status().label(), feasibility.feasible(),
                    feasibility.converged(), feasibility.iterations(), feasibility.distance(), slacks, feasibility.binding(),
                    feasibility.multipliers(), feasibility.kkt().map(KktResiduals::largest), feasibility.conflicting());
        }
    }

    static CombinationDocument of(Combination combination) {
        Map<String, Map<String, Double>> contributions = new LinkedHashMap<>();
        for (int sleeve = 0; sleeve < combination.sleeves().size(); sleeve++) {
            contributions.put(combination.sleeves().get(sleeve), combination.contributions().ofSleeve(sleeve).toMap());
        }
        Map<Constraint, Map<String, Double>> moved = new EnumMap<>(Constraint.class);
        for (Constraint constraint : Constraint.values()) {
            AssetWeights moves = combination.ledger().moved(constraint);
            if (moves.gross() != 0) {
                moved.put(constraint, moves.toMap());
            }
        }
        return new CombinationDocument(combination.weights().toMap(), combination.positions(), combination.gross(), combination.net(),
                combination.turnover(), contributions, Checks.of(combination.feasibility()), combination.unconstrained().toMap(), moved,
                combination.withoutPositions());
    }
}
