package dev.plimsoll;

import dev.plimsoll.audit.FreezeChecklist;
import dev.plimsoll.store.Promotion;
import java.util.Optional;

/**
 * What came of a promotion.
 *
 * @param checklist the conditions, and which of them hold
 * @param promotion the new production pointer, if all hold
 * @param baselineRunId the run whose applied scalars production would use
 */
public record PromotionResult(FreezeChecklist checklist, Optional<Promotion> promotion, String baselineRunId) {
}
