package dev.plimsoll.walkforward.selection;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.walkforward.measure.CandidateMetrics;
import dev.plimsoll.walkforward.simulation.PortfolioPath;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a candidate came to.
 *
 * @param path its simulated months
 * @param metrics its figures
 * @param scores one per objective, in their order
 */
public record CandidateEvaluation(PortfolioPath path, CandidateMetrics metrics, List<ObjectiveScore> scores) {

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

    /**
     * Scores a candidate for every objective.
     *
     * @param path its simulated months
     * @param metrics its figures
     * @param drawdownCaps cap of each objective
     * @return the evaluation
     * @throws ComputationException when a figure is not finite
     */
    public static CandidateEvaluation of(PortfolioPath path, CandidateMetrics metrics, ToDoubleFunction<Objective> drawdownCaps) {
        if (!metrics.isFinite()) {
            throw new ComputationException("A figure of the candidate is not finite; expected numbers throughout."
                    + " Check the returns for values out of proportion.");
        }
        return new CandidateEvaluation(path, metrics, Stream.of(Objective.values())
                .map(objective -> ObjectiveScore.of(objective, metrics, drawdownCaps.applyAsDouble(objective))).toList());
    }
}
