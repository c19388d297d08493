package dev.plimsoll.walkforward.selection;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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

    public Promotion {
        entries = List.copyOf(entries);
    }

    /**
     * Promotes among the best candidates of the objectives.
     *
     * @param bests one per objective, in their order
     * @param drawdownCap largest test drawdown that may be promoted
     * @return what is promoted and why
     */
    public static Promotion of(List<ObjectiveResult> bests, double drawdownCap) {
        List<PromotionEntry> entries = bests.stream().map(best -> PromotionEntry.of(best, drawdownCap)).toList();
        List<PromotionEntry> eligible = entries.stream().filter(PromotionEntry::eligible).toList();
        PromotionEntry promoted = best(eligible.isEmpty() ? entries : eligible, PromotionEntry::score).orElseThrow();
        List<PromotionEntry> dynamic = eligible.stream().filter(PromotionEntry::dynamic).toList();
        boolean beyondCap = dynamic.isEmpty();
        Optional<PromotionEntry> promotedDynamic = best(beyondCap ? entries.stream().filter(PromotionEntry::dynamic).toList() : dynamic,
                PromotionEntry::dynamicScore);
        return new Promotion(entries, promoted, promotedDynamic,
                (eligible.isEmpty() ? "No best candidate is within the promotion drawdown cap, so all compete; highest score: "
                        : eligible.size() + " of " + entries.size() + " best candidates are within the promotion drawdown cap; highest"
                                + " score: ")
                        + named(promoted) + ". "
                        + promotedDynamic.map(entry -> (beyondCap ? "No dynamic one is within the cap, so all dynamic ones compete; highest"
                                + " dynamic score: " : "Highest dynamic score: ") + named(entry) + ".")
                        .orElse("No best candidate is dynamic: each is static, hardly moves, or holds one sleeve nearly alone."));
    }

    private static String named(PromotionEntry entry) {
        return entry.candidate() + " of the objective " + entry.objective().label();
    }

    private static Optional<PromotionEntry> best(List<PromotionEntry> entries, ToDoubleFunction<PromotionEntry> score) {
        PromotionEntry best = null;
        for (PromotionEntry entry : entries) {
            if (best == null || score.applyAsDouble(entry) > score.applyAsDouble(best)) {
                best = entry;
            }
        }
        return Optional.ofNullable(best);
    }
}
