package dev.plimsoll.allocator.exposure;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.DataException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What compute mode applied at one rebalance, and what it knew then.
 *
 * @param date the rebalance
 * @param dataUpTo last day whose data it knew: the latest common day on or before the previous rebalance; empty when there is none
 * @param applied the scalar applied, fraction of full size; 1.0 during the warm-up
 * @param regime the regime in force on {@code dataUpTo}; empty during the warm-up
 * @param warmup whether no day up to {@code dataUpTo} had a state row yet
 */
public record ComputedRebalance(LocalDate date, Optional<LocalDate> dataUpTo, double applied, Optional<Regime> regime, boolean warmup) {

    /** Mark of a rebalance before the state has its history. */
    public static final String WARMUP = "WARMUP";

    /**
     * Checks that nothing of the rebalance's own day or later was known.
     *
     * @throws DataException when the data reach the rebalance itself, or a warm-up has a regime or a scalar other than 1
     */
    public ComputedRebalance {
        if (dataUpTo.isPresent() && !dataUpTo.get().isBefore(date)) {
            throw new DataException("The rebalance " + date + " used data up to " + dataUpTo.get() + "; expected only days before it.");
        }
        if (warmup != regime.isEmpty() || warmup && applied != 1) {
            throw new DataException("The rebalance " + date + " has warmup " + warmup + ", regime " + regime + " and scalar " + applied
                    + "; expected no regime and scalar 1 during the warm-up, a regime after it.");
        }
    }
}
