package dev.plimsoll.walkforward;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import java.util.List;

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

    /**
     * Selects the best candidate.
     *
     * @param objective the objective
     * @param drawdownCap the cap its gates used
     * @param candidates in the order of the grid
     * @return the best of those that did not fail
     * @throws ComputationException when every candidate failed, with the first one's error as its cause
     */
    public static ObjectiveResult select(Objective objective, double drawdownCap, List<CandidateResult> candidates) {
        CandidateResult best = null;
        for (CandidateResult candidate : candidates) {
            if (candidate.evaluation().isPresent() && (best == null || isBetter(candidate, best, objective))) {
                best = candidate;
            }
        }
        if (best == null) {
            PlimsollException first = candidates.get(0).error().orElseThrow();
            throw new ComputationException("Each of the " + candidates.size() + " candidates failed, so none can be selected; the first, "
                    + candidates.get(0).name() + ": " + first.getMessage(), first);
        }
        return new ObjectiveResult(objective, drawdownCap, best.config(), best.evaluation().orElseThrow());
    }

    private static boolean isBetter(CandidateResult candidate, CandidateResult best, Objective objective) {
        ObjectiveScore score = candidate.evaluation().orElseThrow().score(objective);
        ObjectiveScore bestScore = best.evaluation().orElseThrow().score(objective);
        return score.robustPass() == bestScore.robustPass() ? score.score() > bestScore.score() : score.robustPass();
    }
}
