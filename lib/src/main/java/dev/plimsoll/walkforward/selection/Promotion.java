package dev.plimsoll.walkforward.selection;

import java.util.List;
import java.util.Optional;

/**
 * Which objective's best candidate is promoted.
 *
 * @param entries one per objective, in their order
 * @param promoted the entry with the highest score among the eligible, or among all when none is eligible; the first on a tie
 * @param dynamic the dynamic entry with the highest dynamic score among the eligible, or among all when none of those is dynamic; empty
 *     when no entry is dynamic
 * @param reason in words, why these were promoted, or why none is dynamic
 */
public record Promotion(List<PromotionEntry> entries, PromotionEntry promoted, Optional<PromotionEntry> dynamic, String reason) {

    /**
     * Copies the entries.
     *
     * @param entries see the record
     * @param promoted see the record
     * @param dynamic see the record
     * @param reason see the record
     */
    public Promotion {
        entries = List.copyOf(entries);
    }
}
