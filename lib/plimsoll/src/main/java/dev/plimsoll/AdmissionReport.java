package dev.plimsoll;

import dev.plimsoll.intent.PromotionDecision;
import dev.plimsoll.store.Recorded;
import java.nio.file.Path;

/**
 * Whether a candidate strategy is admitted, and where that is stored. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param candidate the strategy
 * @param decision every gate with its figures
 * @param store the store's file
 */
public record AdmissionReport(Recorded recorded, String candidate, PromotionDecision decision, Path store) {

    /**
     * Id of the run.
     *
     * @return its name in the store
     */
    public String id() {
        return recorded.runId();
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return "admission run " + id() + ": " + candidate + (decision.admitted() ? " is admitted" : " is not admitted");
    }
}
