package dev.plimsoll.timeseries;

import dev.plimsoll.error.DataException;
import java.util.Arrays;

/**
 * One number per day. Immutable; a missing value is NaN (see the package's note), an infinity is refused.
 */
public final class Series {

    private final DateIndex dates;
    private final double[] values;

    private Series(DateIndex dates, double[] values) {
        this.dates = dates;
        this.values = values;
    }

    /**
     * A series over an index.
     *
     * @param dates the days
     * @param values one per day, NaN where missing; copied
     * @return the series
     * @throws DataException when the lengths differ or a value is infinite
     */
    public static Series of(DateIndex dates, double[] values) {
        return new Series(dates, copyFinite(dates, "value", values));
    }

    /**
     * The days.
     *
     * @return the index
     */
    public DateIndex dates() {
        return dates;
    }

    /**
     * Number of days.
     *
     * @return 0 or more
     */
    public int size() {
        return values.length;
    }

    /**
     * The value of a row.
     *
     * @param row 0-based
     * @return the value, NaN where missing
     */
    public double value(int row) {
        return values[row];
    }

    /**
     * Whether a row has no value.
     *
     * @param row 0-based
     * @return true where missing
     */
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /**
     * All values in order.
     *
     * @return a copy, NaN where missing
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * This series on other days.
     *
     * @param target the days wanted
     * @return one value per target day, missing where this series has no such day
     */
    public Series reindex(DateIndex target) {
        return target.equals(dates) ? this : new Series(target, reindex(dates, values, target));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that && dates.equals(that.dates) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * dates.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Series of " + dates;
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
