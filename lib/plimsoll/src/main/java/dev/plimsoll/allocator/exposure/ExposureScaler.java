package dev.plimsoll.allocator.exposure;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;

/** Multiplies weights by scalars. */
public final class ExposureScaler {

    private ExposureScaler() {
    }

    /**
     * Scaled weights = raw weights × applied scalar where the scalar is below 1, else the raw weights. A blank weight stays blank, so it
     * keeps the previous weight <em>scaled as that was</em>.
     *
     * @param weights fractions of equity on the rebalance dates, negative = short, NaN = keep the previous one
     * @param applied one scalar per rebalance, fraction of full size, above 0
     * @return the same dates and columns; no weight is larger in magnitude than before
     * @throws DataException when there is not one scalar per rebalance, or naming the rebalance whose scalar is missing, infinite, 0 or
     *     negative
     */
    public static Panel scale(Panel weights, double[] applied) {
        DateIndex dates = weights.dates();
        if (applied.length != dates.size()) {
            throw new DataException(applied.length + " applied scalars for " + dates.size() + " rebalances; give one each.");
        }
        for (int k = 0; k < applied.length; k++) {
            check(dates, k, applied[k]);
        }
        double[][] scaled = new double[weights.width()][];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = weights.column(c);
            for (int k = 0; k < applied.length; k++) {
                if (applied[k] < 1) {
                    scaled[c][k] *= applied[k];
                }
            }
        }
        return Panel.of(dates, weights.columns(), scaled);
    }

    static void check(DateIndex dates, int row, double scalar) {
        if (!(scalar > 0 && scalar < Double.POSITIVE_INFINITY)) {
            throw new DataException("The risk scalar of " + dates.date(row) + " is " + (Double.isNaN(scalar) ? "missing" : scalar)
                    + "; expected a fraction of full size above 0, such as 0.85. Recompute or re-import the run it comes from.");
        }
    }
}
