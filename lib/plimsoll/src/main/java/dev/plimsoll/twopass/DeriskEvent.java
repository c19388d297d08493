package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.fixed;
import static java.util.Comparator.comparingDouble;
import static java.util.Optional.empty;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.store.files.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Scalars this close are the same one, read back from a file or computed by another program. */
    private static final double SAME_SCALAR = 1e-9;

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
            AppliedScalar deepest = rebalances.get(lowest);
            Optional<LocalDate> decidedOn = lowest == 0 ? empty() : Optional.of(rebalances.get(lowest - 1).date());
            // The state in force on a day is that of the latest row on or before it.
            int row = decidedOn.map(day -> risk.dates().rowAtOrBefore(day.toEpochDay())).orElse(-1);
            String reason = decidedOn.isEmpty() ? "no earlier rebalance: the scalar was given"
                    : row < 0 ? "before the first state row: the scalar was given" : reason(row, deepest.applied(), regime, risk);
            events.add(new DeriskEvent(rebalances.get(first).date(), rebalances.get(last).date(), deepest.date(), deepest.applied(),
                    last - first + 1, decidedOn, row < 0 ? empty() : Optional.of(risk.regimes().get(row)), reason));
            first = last;
        }
        events.sort(comparingDouble(DeriskEvent::depth).thenComparing(DeriskEvent::date));
        return events;
    }

    private static String reason(int row, double applied, RegimePath regime, RiskPath risk) {
        double computed = risk.scalars().value(row);
        String words = risk.overridden() ? "regime overridden" : regime.hasReasons() ? reason(regime.days().get(row))
                : "reasons not known: only the labels of the regimes were given";
        return Math.abs(computed - applied) <= SAME_SCALAR ? words
                : words + "; the scalar used is not the " + fixed(computed, 6) + " computed that day";
    }

    private static String reason(RegimeDay day) {
        String words = names(day.enter()) + " (" + day.rule() + ")";
        return switch (day.decision()) {
            case HOLD_MIN_DAYS -> words + ", held at " + day.regime() + ": day " + day.daysInRegime() + " of its minimum";
            case HOLD_EXIT_SCORE -> words + ", held at " + day.regime() + " by the EXIT signals " + names(day.exit());
            default -> words;
        };
    }

    private static String names(Signals signals) {
        String fired = Json.members(signals).entrySet().stream().filter(signal -> signal.getValue().equals(true)).map(Map.Entry::getKey)
                .collect(joining(", "));
        return fired.isEmpty() ? "no signal" : fired;
    }

    /** The event in a line: date, depth, stretch, regime and reason. */
    @Override
    public String toString() {
        return date + " applied " + fixed(depth, 6) + ", " + start + ".." + end + ", " + regime.map(Regime::name).orElse("no regime")
                + ", " + reason;
    }
}
