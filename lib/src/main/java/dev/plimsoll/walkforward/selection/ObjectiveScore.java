package dev.plimsoll.walkforward.selection;

import java.util.List;

/**
 * What one candidate is worth to one objective.
 *
 * @param objective the objective
 * @param score higher is better
 * @param gates the robustness gates, in a fixed order
 */
public record ObjectiveScore(Objective objective, double score, List<Gate> gates) {

    /**
     * Copies the gates.
     *
     * @param objective see the record
     * @param score see the record
     * @param gates see the record
     */
    public ObjectiveScore {
        gates = List.copyOf(gates);
    }

    /**
     * Whether every gate is passed.
     *
     * @return true for a robust candidate
     */
    public boolean robustPass() {
        return gates.stream().allMatch(Gate::passed);
    }
}
