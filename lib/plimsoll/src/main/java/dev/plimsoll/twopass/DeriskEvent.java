package dev.plimsoll.twopass;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A maximal run of consecutive rebalances with an applied scalar below the event threshold (0.90 unless configured).
 *
 * @param start first rebalance of the event
 * @param end last rebalance of the event
 * @param date rebalance with the lowest applied scalar, the first of them on a tie
 * @param depth that scalar, decimal fraction of exposure
 * @param rebalances how many rebalances the event has
 * @param decidedOn rebalance whose scalar was applied at {@code date} (the one before), empty at the first rebalance
 * @param regime regime in force on {@code decidedOn}, empty before the first state row
 * @param reason in words, which signals or rule led to it, such as "dd_deep, dd_worsening (SCORE_2)"
 */
@JsonPropertyOrder({"date", "depth"})
public record DeriskEvent(LocalDate start, LocalDate end, LocalDate date, double depth,
        @JsonProperty("n_rebalances") int rebalances, Optional<LocalDate> decidedOn, Optional<Regime> regime, String reason) {

    private static final Comparator<DeriskEvent> DEEPEST_FIRST =
            Comparator.comparingDouble(DeriskEvent::depth).thenComparing(DeriskEvent::date);

    /**
     * All events of a run.
     *
     * @param applied scalars at each rebalance
     * @param threshold applied scalar below which (not at which) a rebalance belongs to an event, decimal fraction of exposure
     * @param regime regimes the scalars were decided from
     * @param risk daily scalars of the same days
     * @return deepest first, the earlier of two of equal depth first
     */
    public static List<DeriskEvent> all(AppliedScalars applied, double threshold, RegimePath regime, RiskPath risk) {
        List<AppliedScalar> rebalances = applied.rebalances();
        DeriskReason reasons = new DeriskReason(regime, risk);
        List<DeriskEvent> events = new ArrayList<>();
        for (int first = 0; first < rebalances.size(); first++) {
            if (!(rebalances.get(first).applied() < threshold)) {
                continue;
            }
            int last = first;
            int lowest = first;
            while (last + 1 < rebalances.size() && rebalances.get(last + 1).applied() < threshold) {
                last++;
                lowest = rebalances.get(last).applied() < rebalances.get(lowest).applied() ? last : lowest;
            }
            events.add(event(rebalances, first, last, lowest, reasons));
            first = last;
        }
        events.sort(DEEPEST_FIRST);
        return events;
    }

    private static DeriskEvent event(List<AppliedScalar> rebalances, int first, int last, int lowest, DeriskReason reasons) {
        AppliedScalar deepest = rebalances.get(lowest);
        Optional<LocalDate> decidedOn = lowest == 0 ? Optional.empty() : Optional.of(rebalances.get(lowest - 1).date());
        return new DeriskEvent(rebalances.get(first).date(), rebalances.get(last).date(), deepest.date(), deepest.applied(),
                last - first + 1, decidedOn, decidedOn.flatMap(reasons::regime), reasons.words(decidedOn, deepest.applied()));
    }
}
