package dev.plimsoll;

import dev.plimsoll.audit.Quarter;
import dev.plimsoll.audit.RevalidationDecision;
import dev.plimsoll.audit.RevalidationDelta;
import dev.plimsoll.audit.ThresholdStability;
import dev.plimsoll.store.AuditInfo;
import java.util.Optional;

/**
 * A quarter judged again.
 *
 * @param quarter the quarter
 * @param audit the two-pass audit over all data up to its end
 * @param delta what changed since the quarter before
 * @param decision keep v1, or review
 * @param stability how much hangs on each threshold; made for the last quarter of a year, or when asked for
 * @param record the record in the store
 */
public record RevalidationResult(Quarter quarter, TwoPassResult audit, RevalidationDelta delta, RevalidationDecision decision,
        Optional<ThresholdStability> stability, AuditInfo record) {
}
