package dev.plimsoll.walkforward.selection;

import dev.plimsoll.walkforward.candidate.CandidateConfig;

/**
 * The best candidate of one objective: the highest score among those that pass every gate, else among all; on a tie the first in the
 * order of the grid.
 *
 * @param objective the objective
 * @param drawdownCap the cap its gates used
 * @param config the candidate selected
 * @param evaluation its path, figures and scores
 */
public record ObjectiveResult(Objective objective, double drawdownCap, CandidateConfig config, CandidateEvaluation evaluation) {

    /**
     * The selected candidate's score and gates for this objective.
     *
     * @return score and gates
     */
    public ObjectiveScore score() {
        return evaluation.score(objective);
    }
}
