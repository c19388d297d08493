package dev.plimsoll.door;

import static dev.plimsoll.door.SanityReport.Finding.shown;
import static java.lang.Double.NaN;
import static java.lang.Double.isNaN;
import static java.lang.Math.abs;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;

/** Refuses tables of daily returns that cannot be returns. Stands where inputs come in, never where a stored run is computed again. */
public final class ReturnDoor {

    /** Refusal of a table of prices. */
    public static final String LOOKS_LIKE_PRICES = "LOOKS_LIKE_PRICES";

    /** Refusal of a return that would overflow what is computed from it. */
    public static final String RETURN_OUT_OF_RANGE = "RETURN_OUT_OF_RANGE";

    private static final double LARGEST = 1e6;
    private static final int LEAST_ROWS = 20;
    private static final double LEAST_MEDIAN = 0.05;

    private ReturnDoor() {
    }

    /**
     * Looks at the returns of assets.
     *
     * @param returns simple daily returns, one column per asset
     * @param where what messages call the table, such as its file
     * @throws DataException {@value #LOOKS_LIKE_PRICES} when an asset with 20 values or more has none at or below 0 and a median of 0.05 or
     *     more, {@value #RETURN_OUT_OF_RANGE} when a value lies beyond 1,000,000, each naming table, column, day and value
     */
    public static void check(Panel returns, String where) {
        for (int c = 0; c < returns.width(); c++) {
            check(returns.dates(), returns.column(c), where + ", column " + returns.columns().get(c),
                    "such as 0.0125 or -0.004. These look "
                    + "like prices: give the file as --prices, which computes the returns, or store returns in it.");
        }
    }

    /**
     * Looks at the returns of a book.
     *
     * @param returns simple daily returns
     * @param where what messages call the table, such as its file
     * @throws DataException as {@link #check(Panel, String)}
     */
    public static void check(Series returns, String where) {
        check(returns.dates(), returns.toArray(), where, "of the book such as 0.0125 or -0.004. These look like its value: give that as "
                + "equity_curve and its daily changes here, or weights alone, or assets as --prices.");
    }

    private static void check(DateIndex dates, double[] values, String where, String expected) {
        requireRange(dates, values, where);
        double median = medianOfPrices(values);
        if (!isNaN(median)) {
            throw new DataException(LOOKS_LIKE_PRICES + ": " + where + ": every value is above 0, the median is " + shown(median)
                    + "; expected simple daily returns " + expected);
        }
    }

    /**
     * Looks at the range alone, for tables that are returns of something else, such as sleeves or trend units.
     *
     * @param returns daily returns, one column each
     * @param where what messages call the table
     * @throws DataException {@value #RETURN_OUT_OF_RANGE} as in {@link #check(Panel, String)}
     */
    public static void requireRange(Panel returns, String where) {
        for (int c = 0; c < returns.width(); c++) {
            requireRange(returns.dates(), returns.column(c), where + ", column " + returns.columns().get(c));
        }
    }

    private static void requireRange(DateIndex dates, double[] values, String where) {
        for (int row = 0; row < values.length; row++) {
            if (abs(values[row]) > LARGEST) {
                throw new DataException(RETURN_OUT_OF_RANGE + ": " + where + ", " + dates.date(row) + ": found "
                        + shown(values[row]) + ", expected a daily return of at most 1000000; what is computed from larger "
                        + "ones overflows. Correct the value, or leave it blank where it is not known.");
            }
        }
    }

    /** The median of what cannot be returns, or NaN for returns. */
    private static double medianOfPrices(double[] values) {
        double[] sorted = Arrays.stream(values).filter(x -> !isNaN(x)).sorted().toArray();
        if (sorted.length < LEAST_ROWS || sorted[0] <= 0) {
            return NaN;
        }
        double median = median(sorted);
        return median >= LEAST_MEDIAN ? median : NaN;
    }

    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }
}
