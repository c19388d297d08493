package dev.plimsoll.audit;

import dev.plimsoll.allocator.regime.Regime;
import java.time.LocalDate;
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
public record DeriskEvent(LocalDate start, LocalDate end, LocalDate date, double depth, int rebalances, Optional<LocalDate> decidedOn,
        Optional<Regime> regime, String reason) {
}
