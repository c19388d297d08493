package dev.plimsoll.kind.allocation;

import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.PromotionGates.PromotionBounds;
import dev.plimsoll.run.RunLabel;
import java.util.Optional;

/**
 * A candidate strategy to judge by the promotion gates.
 *
 * @param candidate name of the strategy, as its sleeve and its intents have it
 * @param without run of the portfolio without the candidate
 * @param with run of the portfolio with it, over the same days
 * @param request intents of the whole portfolio, those of the candidate among them
 * @param config how to allocate them
 * @param bounds what the candidate is judged by
 * @param runId id of the run, or empty for a default one
 * @param supersedes run that this one replaces
 * @param reason why
 * @param author who, or empty for the user of the machine
 */
public record AdmissionRequest(String candidate, String without, String with, AllocationRequest request, AllocationConfig config,
        PromotionBounds bounds, Optional<String> runId, Optional<String> supersedes, Optional<String> reason, Optional<String> author)
        implements RunLabel {

    /**
     * A candidate judged by the standard bounds under a default id.
     *
     * @return the request
     */
    public static AdmissionRequest of(String candidate, String without, String with, AllocationRequest request, AllocationConfig config) {
        return new AdmissionRequest(candidate, without, with, request, config, PromotionBounds.STANDARD, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Under an id of its own.
     *
     * @param id of the run
     * @return a copy
     */
    public AdmissionRequest withRunId(String id) {
        return new AdmissionRequest(candidate, without, with, request, config, bounds, Optional.of(id), supersedes, reason, author);
    }
}
