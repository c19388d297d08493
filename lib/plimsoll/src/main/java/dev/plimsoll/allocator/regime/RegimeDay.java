package dev.plimsoll.allocator.regime;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The regime of one day and everything that led to it.
 *
 * @param date the day, known at its close
 * @param regime the regime from this day's close on
 * @param previous the regime of the row before; empty on the first day
 * @param enter signals under the ENTER thresholds
 * @param exit signals under the EXIT thresholds
 * @param enterScore how many ENTER signals fire, 0 to 4
 * @param exitScore how many EXIT signals fire, 0 to 4
 * @param target the regime the ENTER signals ask for
 * @param rule the rule that gave the target
 * @param decision what was done about it
 * @param daysInRegime rows since the regime began, today included: 1 on its first day
 */
public record RegimeDay(LocalDate date, Regime regime, Optional<Regime> previous, Signals enter, Signals exit, int enterScore,
        int exitScore, Regime target, TargetRule rule, Decision decision, int daysInRegime) {
}
