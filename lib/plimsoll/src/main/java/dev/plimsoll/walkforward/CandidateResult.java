package dev.plimsoll.walkforward;

import static dev.plimsoll.walkforward.Promotion.Gate.Bound.ABOVE;
import static dev.plimsoll.walkforward.Promotion.Gate.Bound.AT_MOST;
import static java.util.Optional.empty;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.walkforward.Promotion.Gate;
import dev.plimsoll.walkforward.Simulation.PortfolioPath;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One candidate of a run: evaluated, or failed with the reason. Just one of the two is present.
 *
 * @param config the candidate
 * @param evaluation path, figures and scores
 * @param error why there are none
 */
public record CandidateResult(CandidateConfig config, Optional<CandidateEvaluation> evaluation, Optional<PlimsollException> error) {

    /**
     * A candidate that was evaluated.
     *
     * @param config the candidate
     * @param evaluation path, figures and scores
     * @return the result
     */
    public static CandidateResult of(CandidateConfig config, CandidateEvaluation evaluation) {
        return new CandidateResult(config, Optional.of(evaluation), empty());
    }

    /**
     * A candidate that failed.
     *
     * @param config the candidate
     * @param error why
     * @return the result
     */
    public static CandidateResult failed(CandidateConfig config, PlimsollException error) {
        return new CandidateResult(config, empty(), Optional.of(error));
    }

    /**
     * The name of the candidate.
     *
     * @return as in its config
     */
    public String name() {
        return config.name();
    }

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

    /**
     * What one candidate is worth to one objective.
     *
     * @param objective the objective
     * @param score higher is better
     * @param gates the robustness gates, in a fixed order
     */
    public record ObjectiveScore(Objective objective, double score, List<Gate> gates) {

        private static final double FULL_DRAWDOWN_FACTOR = 1.35;
        private static final double MIN_P10 = -25;
        private static final double MAX_CALMAR_GAP = 2;

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

        /**
         * Scores a candidate.
         *
         * @param objective the objective
         * @param metrics the candidate's figures
         * @param drawdownCap largest test drawdown that passes; the full path may have 1.35 times that
         * @return score and gates
         */
        public static ObjectiveScore of(Objective objective, CandidateMetrics metrics, double drawdownCap) {
            return new ObjectiveScore(objective, objective.score(metrics), List.of(
                    new Gate("test_max_drawdown", metrics.test().maxDrawdown(), AT_MOST, drawdownCap),
                    new Gate("full_max_drawdown", metrics.full().maxDrawdown(), AT_MOST, FULL_DRAWDOWN_FACTOR * drawdownCap),
                    new Gate("test_avg_monthly_pnl", metrics.test().averageMonthlyPnl(), ABOVE, 0),
                    new Gate("stress_1_25_avg_monthly_pnl", metrics.stressAverageMonthlyPnl(), ABOVE, 0),
                    new Gate("bootstrap_p10_avg_monthly_pnl", metrics.bootstrapP10AverageMonthlyPnl(), ABOVE, MIN_P10),
                    new Gate("train_test_calmar_gap_abs", metrics.calmarGap(), AT_MOST, MAX_CALMAR_GAP)));
        }
    }
}
