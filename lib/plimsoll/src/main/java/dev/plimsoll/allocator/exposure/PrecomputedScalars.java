package dev.plimsoll.allocator.exposure;

import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

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
            ScaledBook.checkScalar(sourceDates, row, sourceApplied[row]);
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

    /** Code of the finding; 0 rebalances is no fault. */
    public static final String SCALAR_LABEL_SHIFT = "SCALAR_LABEL_SHIFT";

    /**
     * The smallest k ≥ 0 with used[t] = source[t + k], bit for bit, for every t, where source rows past the end repeat the last.
     *
     * <p>Without the condition on the end, k = size − 1 would compare a single row and hold by accident. Where a rebalance is no row of
     * the source, row t is the source's latest on or before it; before the source starts the scalar is {@code missing}.
     *
     * @param sourceDates rebalances of the run the scalars were read from
     * @param source its applied scalars
     * @param rebalances rebalances of the run that used them, at least one
     * @param used the scalars it used
     * @param missing scalar before the first source rebalance
     * @return k in rebalances; empty when no k explains every row
     * @throws DataException when there is not one scalar per date
     */
    public static OptionalInt labelShift(DateIndex sourceDates, double[] source, DateIndex rebalances, double[] used, double missing) {
        if (source.length != sourceDates.size() || used.length != rebalances.size()) {
            throw new DataException(source.length + " source scalars for " + sourceDates.size() + " rebalances and " + used.length
                    + " used ones for " + rebalances.size() + "; expected one each.");
        }
        for (int k = 0; k < Math.max(1, source.length); k++) {
            if (explains(k, sourceDates, source, rebalances, used, missing)) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean explains(int k, DateIndex sourceDates, double[] source, DateIndex rebalances, double[] used, double missing) {
        for (int t = 0; t < used.length; t++) {
            int row = Math.min(sourceDates.rowAtOrBefore(rebalances.epochDay(t)) + k, source.length - 1);
            if (used[t] != (row < 0 ? missing : source[row])) {
                return false;
            }
        }
        return true;
    }
}
