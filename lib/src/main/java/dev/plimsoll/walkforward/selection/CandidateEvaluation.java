package dev.plimsoll.walkforward.selection;

import dev.plimsoll.walkforward.measure.CandidateMetrics;
import dev.plimsoll.walkforward.simulation.PortfolioPath;
import java.util.List;

/**
 * What a candidate came to.
 *
 * @param path its simulated months
 * @param metrics its figures
 * @param scores one per objective, in their order
 */
public record CandidateEvaluation(PortfolioPath path, CandidateMetrics metrics, List<ObjectiveScore> scores) {

    /**
     * Copies the scores.
     *
     * @param path see the record
     * @param metrics see the record
     * @param scores see the record
     */
    public CandidateEvaluation {
        scores = List.copyOf(scores);
    }

    /**
     * The score of an objective.
     *
     * @param objective any
     * @return score and gates
     */
    public ObjectiveScore score(Objective objective) {
        return scores.get(objective.ordinal());
    }
}
