package dev.plimsoll.cli;

import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A combination of sleeves for programs. */
final class CombinationDocument {

    private CombinationDocument() {
    }

    static Map<String, Object> of(Combination combination) {
        Map<String, Object> contributions = new LinkedHashMap<>();
        for (int sleeve = 0; sleeve < combination.sleeves().size(); sleeve++) {
            contributions.put(combination.sleeves().get(sleeve), combination.contributions().ofSleeve(sleeve).toMap());
        }
        Map<String, Object> moved = new LinkedHashMap<>();
        for (Constraint constraint : Constraint.values()) {
            AssetWeights moves = combination.ledger().moved(constraint);
            if (moves.gross() != 0) {
                moved.put(constraint.key(), moves.toMap());
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total_weights", combination.weights().toMap());
        json.put("n_positions", combination.positions());
        json.put("gross", combination.gross());
        json.put("net", combination.net());
        combination.turnover().ifPresent(turnover -> json.put("turnover", turnover));
        json.put("per_sleeve_contrib", contributions);
        json.put("feasibility", feasibility(combination.feasibility()));
        json.put("unconstrained_weights", combination.unconstrained().toMap());
        json.put("moved_by_constraint", moved);
        json.put("budgets_without_positions", combination.withoutPositions());
        return json;
    }

    private static Map<String, Object> feasibility(Feasibility feasibility) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("initial_violations", feasibility.initialViolations().toMap());
        json.put("final_violations", feasibility.finalViolations().map(Violations::toMap).orElse(Map.of()));
        json.put("projection_applied", feasibility.projectionApplied());
        json.put("projection", feasibility.projection().key());
        json.put("status", feasibility.status().name().toLowerCase(Locale.ROOT));
        json.put("feasible", feasibility.feasible());
        json.put("converged", feasibility.converged());
        json.put("iterations", feasibility.iterations());
        json.put("distance", feasibility.distance());
        Map<String, Object> slacks = new LinkedHashMap<>();
        for (ConstraintSlack slack : feasibility.check().slacks()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", slack.value());
            entry.put("cap", slack.cap());
            entry.put("slack", slack.slack());
            slacks.put(slack.constraint().key(), entry);
        }
        json.put("slacks", slacks);
        json.put("binding", keys(feasibility.binding()));
        feasibility.multipliers().ifPresent(multipliers -> {
            Map<String, Object> prices = new LinkedHashMap<>();
            prices.put("gross_cap", multipliers.gross());
            prices.put("net_cap", multipliers.net());
            prices.put("turnover_cap", multipliers.turnover());
            json.put("multipliers", prices);
        });
        feasibility.kkt().ifPresent(residuals -> json.put("largest_residual", residuals.largest()));
        if (!feasibility.conflicting().isEmpty()) {
            json.put("conflicting", keys(feasibility.conflicting()));
        }
        return json;
    }

    private static List<String> keys(List<Constraint> constraints) {
        return constraints.stream().map(Constraint::key).toList();
    }
}
