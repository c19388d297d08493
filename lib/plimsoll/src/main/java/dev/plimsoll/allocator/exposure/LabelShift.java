package dev.plimsoll.allocator.exposure;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.util.OptionalInt;

/**
 * Finds a run whose scalars carry wrong dates: each rebalance used the scalar the source has k rebalances <em>later</em>, and the last k
 * rebalances, where the source ends, its last one.
 */
public final class LabelShift {

    /** Code of the finding; 0 rebalances is no fault. */
    public static final String SCALAR_LABEL_SHIFT = "SCALAR_LABEL_SHIFT";

    private LabelShift() {
    }

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
    public static OptionalInt find(DateIndex sourceDates, double[] source, DateIndex rebalances, double[] used, double missing) {
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
