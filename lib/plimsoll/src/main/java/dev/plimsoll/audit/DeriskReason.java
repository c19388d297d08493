package dev.plimsoll.audit;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Decision;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.RiskPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words why a scalar was what it was on the day that decided it. */
final class DeriskReason {

    /** Scalars this close are the same one, read back from a file or computed by another program. */
    private static final double SAME_SCALAR = 1e-9;

    private final RegimePath regime;
    private final RiskPath risk;

    DeriskReason(RegimePath regime, RiskPath risk) {
        this.regime = regime;
        this.risk = risk;
    }

    /** The regime in force on a day: that of the latest state row on or before it. */
    Optional<Regime> regime(LocalDate day) {
        int row = risk.dates().rowAtOrBefore(day.toEpochDay());
        return row < 0 ? Optional.empty() : Optional.of(risk.regimes().get(row));
    }

    String words(Optional<LocalDate> decidedOn, double applied) {
        if (decidedOn.isEmpty()) {
            return "no earlier rebalance: the scalar was given";
        }
        int row = risk.dates().rowAtOrBefore(decidedOn.get().toEpochDay());
        if (row < 0) {
            return "before the first state row: the scalar was given";
        }
        double computed = risk.scalars().value(row);
        String words = risk.overridden() ? "regime overridden" : regime.hasReasons() ? words(regime.days().get(row))
                : "reasons not known: only the labels of the regimes were given";
        return Math.abs(computed - applied) <= SAME_SCALAR ? words
                : words + "; the scalar used is not the " + Figures.fixed(computed, 6) + " computed that day";
    }

    private static String words(RegimeDay day) {
        String words = names(day.enter()) + " (" + day.rule() + ")";
        if (day.decision() == Decision.HOLD_MIN_DAYS) {
            return words + ", held at " + day.regime() + ": day " + day.daysInRegime() + " of its minimum";
        }
        if (day.decision() == Decision.HOLD_EXIT_SCORE) {
            return words + ", held at " + day.regime() + " by the EXIT signals " + names(day.exit());
        }
        return words;
    }

    private static String names(Signals signals) {
        List<String> names = new ArrayList<>();
        add(names, signals.volFast(), "vol_fast");
        add(names, signals.corrSpike(), "corr_spike");
        add(names, signals.ddDeep(), "dd_deep");
        add(names, signals.ddWorsening(), "dd_worsening");
        return names.isEmpty() ? "no signal" : String.join(", ", names);
    }

    private static void add(List<String> names, boolean fires, String name) {
        if (fires) {
            names.add(name);
        }
    }
}
