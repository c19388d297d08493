package dev.plimsoll.allocator.risk;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.RiskPath.ScalarStatistics;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The scalars at the rebalances of a run, applied one rebalance late: a scalar known at the close of one rebalance date scales the
 * weights of the next, never its own.
 *
 * @param rebalances one per rebalance date, ascending, at least one
 * @param meta statistics of the applied scalars
 */
public record AppliedScalars(List<AppliedScalar> rebalances, AppliedMeta meta) {

    public AppliedScalars {
        rebalances = List.copyOf(rebalances);
    }

    /**
     * Reads a risk path at rebalance dates.
     *
     * @param rebalances the dates; they need not be days of the path
     * @param risk daily scalars
     * @return one entry per date
     * @throws DataException when there is no date
     */
    public static AppliedScalars of(DateIndex rebalances, RiskPath risk) {
        List<AppliedScalar> all = new ArrayList<>(rebalances.size());
        double applied = 1;
        for (int i = 0; i < rebalances.size(); i++) {
            int row = risk.dates().rowAtOrBefore(rebalances.epochDay(i));
            double computed = row < 0 ? 1 : risk.scalars().value(row);
            Optional<Regime> regime = row < 0 ? Optional.empty() : Optional.of(risk.regimes().get(row));
            all.add(new AppliedScalar(rebalances.date(i), computed, applied, regime));
            applied = computed;
        }
        return of(all);
    }

    /**
     * Scalars whose applied values were settled otherwise, for example read from another run.
     *
     * @param rebalances one per rebalance date
     * @return the same with their statistics
     * @throws DataException when there is no rebalance, or their dates do not ascend
     */
    public static AppliedScalars of(List<AppliedScalar> rebalances) {
        if (rebalances.isEmpty()) {
            throw new DataException("No rebalance date to apply a scalar at; expected at least one.");
        }
        AppliedScalars all = new AppliedScalars(rebalances, AppliedMeta.of(rebalances));
        all.dates();
        return all;
    }

    /**
     * The rebalance dates.
     *
     * @return ascending, never empty
     */
    public DateIndex dates() {
        return DateIndex.of(rebalances.stream().map(AppliedScalar::date).toList());
    }

    /**
     * The applied scalars alone.
     *
     * @return a copy, one per rebalance, fractions of full size
     */
    public double[] applied() {
        return rebalances.stream().mapToDouble(AppliedScalar::applied).toArray();
    }

    /**
     * Summary of the applied scalars of a run.
     *
     * @param mean arithmetic mean of the applied scalars, fraction of full size
     * @param std their sample standard deviation (n − 1); empty for a single rebalance
     * @param min smallest
     * @param max largest
     * @param median middle
     * @param rebalances number of rebalances
     * @param scaled rebalances with an applied scalar strictly below 1.0
     * @param percentScaled {@code scaled / rebalances · 100}
     * @param firstRebalance first rebalance date
     * @param lastRebalance last rebalance date
     */
    public record AppliedMeta(double mean, OptionalDouble std, double min, double max, double median, int rebalances, int scaled,
            double percentScaled, LocalDate firstRebalance, LocalDate lastRebalance) {

        static AppliedMeta of(List<AppliedScalar> rebalances) {
            double[] applied = rebalances.stream().mapToDouble(AppliedScalar::applied).toArray();
            int scaled = (int) rebalances.stream().filter(r -> r.applied() < 1.0).count();
            ScalarStatistics all = ScalarStatistics.of(applied);
            return new AppliedMeta(all.mean(), all.std(), all.min(), all.max(), all.median(), applied.length, scaled,
                    (double) scaled / applied.length * 100, rebalances.get(0).date(), rebalances.get(applied.length - 1).date());
        }
    }

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
}
