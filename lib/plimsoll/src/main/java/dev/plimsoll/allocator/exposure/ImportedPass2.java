package dev.plimsoll.allocator.exposure;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.EquityCurve;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;

/**
 * A scaled run that was made elsewhere, checked against its own weights and against the baseline's external part. Its raw weights are
 * its own (its strategy saw other previous weights), so it cannot be derived from the baseline; the comparison of the two runs uses
 * their given equity curves, and what is recomputed here shows that those follow from the weights.
 *
 * @param core simple return recomputed from the scaled weights per row
 * @param returns baseline factor · core + baseline external part, on the baseline's dates; missing where the baseline's return is
 * @param equity growth of 1 of {@code returns} from the first rebalance on
 */
public record ImportedPass2(Series core, Series returns, Series equity) {

    /**
     * Checks the weights and recomputes the run.
     *
     * @param assetReturns simple returns of the assets (0.01 = +1 %)
     * @param weightsRaw raw weights of the scaled run itself
     * @param scalarsUsed scalars it used, one per rebalance, fraction of full size above 0
     * @param weightsScaled the weights it held
     * @param baseline reconciliation of the baseline run: lag, factor and external part
     * @return the recomputed run
     * @throws DataException when raw × used differs from the scaled weights in any bit (naming the first cell and how many), dates or
     *     columns do not match, a scalar is not above 0, or the book loses everything
     */
    public static ImportedPass2 of(Panel assetReturns, Panel weightsRaw, double[] scalarsUsed, Panel weightsScaled,
            BookReconciliation baseline) {
        checkScaled(ScaledBook.scale(weightsRaw, scalarsUsed), weightsScaled);
        Series core = baseline.recompute(assetReturns, weightsScaled);
        double[] returns = core.toArray();
        Arrays.setAll(returns, row -> baseline.factor().value(row) * returns[row] + baseline.external().value(row));
        Series blended = Series.of(core.dates(), returns);
        return new ImportedPass2(core, blended, EquityCurve.of(blended, weightsScaled.dates().first()));
    }

    private static void checkScaled(Panel expected, Panel found) {
        if (!expected.dates().equals(found.dates()) || !expected.columns().equals(found.columns())) {
            throw new DataException("weights_raw has " + expected + " " + expected.columns() + " but weights_scaled has " + found + " "
                    + found.columns() + "; expected the same rebalances and assets. Export both from the same run.");
        }
        DateIndex dates = found.dates();
        int differing = 0;
        String first = "";
        for (int row = 0; row < dates.size(); row++) {
            for (int c = 0; c < found.width(); c++) {
                // NaN, which is a blank, equals itself here; -0 equals 0.
                if (Double.compare(expected.value(row, c) + 0.0, found.value(row, c) + 0.0) != 0 && differing++ == 0) {
                    first = found.columns().get(c) + " on " + dates.date(row) + " is " + found.value(row, c) + ", expected "
                            + expected.value(row, c);
                }
            }
        }
        if (differing > 0) {
            throw new DataException("weights_raw x scalar used differs from weights_scaled in " + differing + " of "
                    + (long) dates.size() * found.width() + " cells, first " + first
                    + ". Expected equality to the last bit: the three files are not of the same run.");
        }
    }

    /**
     * How far recomputed values are from given ones.
     *
     * @param recomputed {@link #returns} or {@link #equity}
     * @param given the run's own file; days that only one of the two has are not compared
     * @return largest |recomputed − given| over days where both have a value; 0 when there is none
     */
    public static double largestDifference(Series recomputed, Series given) {
        Series onDates = given.reindex(recomputed.dates());
        double largest = 0;
        for (int row = 0; row < onDates.size(); row++) {
            double difference = Math.abs(recomputed.value(row) - onDates.value(row));
            largest = difference > largest ? difference : largest;
        }
        return largest;
    }
}
