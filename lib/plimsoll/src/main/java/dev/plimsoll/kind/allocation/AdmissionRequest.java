package dev.plimsoll.kind.allocation;

import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.PromotionGates.PromotionBounds;
import dev.plimsoll.run.RunLabel;

/**
 * A candidate strategy to judge by the promotion gates.
 *
 * @param candidate name of the strategy, as its sleeve and its intents have it
 * @param without run of the portfolio without the candidate
 * @param with run of the portfolio with it, over the same days
 * @param request intents of the whole portfolio, those of the candidate among them
 * @param config how to allocate them
 * @param bounds what the candidate is judged by
 * @param label id, reason and author of the run
 */
public record AdmissionRequest(String candidate, String without, String with, AllocationRequest request, AllocationConfig config,
        PromotionBounds bounds, RunLabel label) {

    /**
     * A candidate judged by the standard bounds under a default id.
     *
     * @return the request
     */
    public static AdmissionRequest of(String candidate, String without, String with, AllocationRequest request, AllocationConfig config) {
        return new AdmissionRequest(candidate, without, with, request, config, PromotionBounds.STANDARD, RunLabel.USUAL);
    }

    /**
     * Under an id of its own.
     *
     * @param id of the run
     * @return a copy
     */
    public AdmissionRequest withRunId(String id) {
        return new AdmissionRequest(candidate, without, with, request, config, bounds, label.withRunId(id));
    }
}
