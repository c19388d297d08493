package dev.plimsoll.walkforward;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import java.util.Map;

/**
 * Is told how a run proceeds, for a progress bar or a stop watch: the run itself reads no clock. Fits are reported on the thread that
 * makes them, several at once when there are several threads; the order is not fixed. An exception thrown here ends the run.
 */
public interface Step4Listener {

    /** Ignores everything. */
    Step4Listener NONE = new Step4Listener() {
    };

    /**
     * The work ahead, before the first fit.
     *
     * @param fits number of fits per family, in the order of the families; static candidates need none
     * @param candidates number of candidates
     */
    default void planned(Map<Family, Integer> fits, int candidates) {
    }

    /**
     * A fit begins.
     *
     * @param fit which
     */
    default void fitStarted(FitKey fit) {
    }

    /**
     * A fit has ended, well or not; called on the thread that reported its start.
     *
     * @param fit which
     */
    default void fitFinished(FitKey fit) {
    }

    /**
     * A candidate has been evaluated or has failed. Called in the order of the candidates, on the thread that called the run.
     *
     * @param candidate its result
     */
    default void candidateFinished(CandidateResult candidate) {
    }
}
