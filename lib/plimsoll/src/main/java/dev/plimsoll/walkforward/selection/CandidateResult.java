package dev.plimsoll.walkforward.selection;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.walkforward.candidate.CandidateConfig;
import java.util.Optional;

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
        return new CandidateResult(config, Optional.of(evaluation), Optional.empty());
    }

    /**
     * A candidate that failed.
     *
     * @param config the candidate
     * @param error why
     * @return the result
     */
    public static CandidateResult failed(CandidateConfig config, PlimsollException error) {
        return new CandidateResult(config, Optional.empty(), Optional.of(error));
    }

    /**
     * The name of the candidate.
     *
     * @return as in its config
     */
    public String name() {
        return config.name();
    }
}
