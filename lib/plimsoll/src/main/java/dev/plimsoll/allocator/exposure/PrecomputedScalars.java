package dev.plimsoll.allocator.exposure;

import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Applied scalars of a stored run, read at the rebalances of another. They are lagged by one rebalance already; no second lag is added.
 */
public final class PrecomputedScalars {

    private PrecomputedScalars() {
    }

    /**
     * The scalar in force at each rebalance: that of the latest source rebalance on or before it.
     *
     * @param sourceDates rebalances of the stored run
     * @param sourceApplied its applied scalars, one per rebalance, fraction of full size above 0
     * @param rebalances dates to read them at
     * @param missing scalar before the first source rebalance, in (0, 1] ({@code apply_missing_scalar_as})
     * @return one scalar per rebalance
     * @throws UsageException when {@code missing} is outside (0, 1]
     * @throws DataException when there is not one scalar per source rebalance, or naming the one that is missing, infinite, 0 or negative
     */
    public static double[] lookup(DateIndex sourceDates, double[] sourceApplied, DateIndex rebalances, double missing) {
        if (!(missing > 0 && missing <= 1)) {
            throw new UsageException("apply_missing_scalar_as is " + missing + "; expected a fraction of full size, 0 < scalar <= 1.");
        }
        if (sourceApplied.length != sourceDates.size()) {
            throw new DataException("The source run has " + sourceApplied.length + " applied scalars for " + sourceDates.size()
                    + " rebalances; expected one each.");
        }
        for (int row = 0; row < sourceApplied.length; row++) {
            ExposureScaler.check(sourceDates, row, sourceApplied[row]);
        }
        double[] found = new double[rebalances.size()];
        Arrays.setAll(found, k -> {
            int row = sourceDates.rowAtOrBefore(rebalances.epochDay(k));
            return row < 0 ? missing : sourceApplied[row];
        });
        return found;
    }

    /**
     * A run's own scalars with the applied ones replaced by those of a stored run.
     *
     * @param own the scalars computed from the run's own book
     * @param source the stored run's scalars
     * @param missing as in {@link #lookup}
     * @return dates, computed scalars and regimes of {@code own}; applied scalars of {@code source} by forward fill
     * @throws UsageException as in {@link #lookup}
     * @throws DataException as in {@link #lookup}
     */
    public static AppliedScalars replace(AppliedScalars own, AppliedScalars source, double missing) {
        double[] applied = lookup(source.dates(), source.applied(), own.dates(), missing);
        List<AppliedScalar> replaced = new ArrayList<>(applied.length);
        for (int k = 0; k < applied.length; k++) {
            AppliedScalar before = own.rebalances().get(k);
            replaced.add(new AppliedScalar(before.date(), before.computed(), applied[k], before.regime()));
        }
        return AppliedScalars.of(replaced);
    }
}
