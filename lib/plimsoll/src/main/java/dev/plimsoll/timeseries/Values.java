package dev.plimsoll.timeseries;

import dev.plimsoll.error.DataException;
import java.util.Arrays;

/** What Series and Panel share about arrays of doubles in which NaN means missing. */
final class Values {

    private Values() {
    }

    static double[] copyFinite(DateIndex dates, String column, double[] values) {
        if (values.length != dates.size()) {
            throw new DataException("Column " + column + " has " + values.length + " values for " + dates.size()
                    + " dates; give one value per date.");
        }
        double[] copy = values.clone();
        for (int row = 0; row < copy.length; row++) {
            if (Double.isInfinite(copy[row])) {
                throw new DataException("Column " + column + " on " + dates.date(row)
                        + ": the value is infinite; expected a finite number or a missing value.");
            }
        }
        return copy;
    }

    static int countMissing(double[] values) {
        int missing = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                missing++;
            }
        }
        return missing;
    }

    static double[] reindex(DateIndex dates, double[] values, DateIndex target) {
        double[] moved = new double[target.size()];
        Arrays.fill(moved, Double.NaN);
        for (int row = 0, from = 0; row < moved.length; row++) {
            long day = target.epochDay(row);
            while (from < values.length && dates.epochDay(from) < day) {
                from++;
            }
            if (from < values.length && dates.epochDay(from) == day) {
                moved[row] = values[from];
            }
        }
        return moved;
    }
}
