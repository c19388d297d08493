package dev.plimsoll.allocator.risk;

import dev.plimsoll.allocator.regime.Regime;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the allocator allows at one rebalance.
 *
 * @param date the rebalance date
 * @param computed the latest daily scalar on or before that date, fraction of full size; 1.0 before the first
 * @param applied the scalar the weights of this rebalance are multiplied by: the one computed at the rebalance before; 1.0 at the first
 * @param regime the regime of the latest day on or before that date; empty before the first
 */
public record AppliedScalar(LocalDate date, double computed, double applied, Optional<Regime> regime) {
}
