package dev.plimsoll.timeseries;

import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.sqrt;

import java.util.Arrays;

/**
 * Plain statistics of a few numbers. Sums run from first to last; deviations are taken around the first value, so that equal values have
 * exactly their own mean and no spread.
 */
public final class Statistics {

    /** From one session to a year: the root of 252. */
    public static final double ROOT_252 = StrictMath.sqrt(252);

    private Statistics() {
    }

    /**
     * The sum.
     *
     * @param values any number of values
     * @return 0 for none
     */
    public static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * The sum of the values' magnitudes.
     *
     * @param values the values
     * @return the sum of |v|; 0 for none
     */
    public static double magnitude(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += abs(value);
        }
        return sum;
    }

    /**
     * The sum of the magnitudes by which two rows differ.
     *
     * @param a values
     * @param b as many values
     * @return the sum of |a − b|
     */
    public static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += abs(a[i] - b[i]);
        }
        return sum;
    }

    /**
     * The arithmetic mean.
     *
     * @param values one or more
     * @return the mean, exactly the value when all are equal
     */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }

    /**
     * The sum of squared deviations.
     *
     * @param values any number of values
     * @param mean from where
     * @return 0 or more
     */
    public static double squaredDeviations(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    /**
     * The root of the sum of squares over a divisor, also where the squares alone are too large or too small for a number.
     *
     * @param values the values
     * @param divisor how many values the sum is spread over, above 0
     * @return the root, in the unit of the values
     */
    public static double rootMeanSquare(double[] values, double divisor) {
        double squares = squaredDeviations(values, 0);
        if (squares != 0 && squares != Double.POSITIVE_INFINITY) {
            return sqrt(squares / divisor);
        }
        double largest = Arrays.stream(values).map(Math::abs).reduce(0, Math::max);
        double[] parts = Arrays.stream(values).map(value -> value / largest).toArray();
        return largest == 0 ? 0 : largest * sqrt(squaredDeviations(parts, 0) / divisor);
    }

    /**
     * The values that are there.
     *
     * @param values NaN where one is missing
     * @return those that are not NaN, in order
     */
    public static double[] present(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /**
     * The sample standard deviation, divided by n - 1.
     *
     * @param values two or more
     * @return 0 or more
     */
    public static double sampleDeviation(double[] values) {
        return sqrt(sampleCovariance(values, values));
    }

    /**
     * The population standard deviation, divided by n.
     *
     * @param values one or more
     * @return 0 or more
     */
    public static double populationDeviation(double[] values) {
        return sqrt(products(values, values) / values.length);
    }

    /**
     * The sample covariance, divided by n - 1; of a column with itself its variance.
     *
     * @param x two or more
     * @param y as many
     * @return the covariance
     */
    public static double sampleCovariance(double[] x, double[] y) {
        return products(x, y) / (x.length - 1);
    }

    private static double products(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    /**
     * A quantile, linearly interpolated at position share · (n - 1) of the sorted values.
     *
     * @param values one or more
     * @param share 0 to 1; 0.5 is the median
     * @return the quantile
     */
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double low = sorted[below];
        return below + 1 < sorted.length ? low + (position - below) * (sorted[below + 1] - low) : low;
    }

    /**
     * Maximum drawdown, max(1 - equity / running maximum), where the running maximum begins with the equity <em>after</em> the first month:
     * a loss of that month is not counted.
     *
     * @param returns simple returns above -1
     * @return positive decimal fraction, 0 when equity never falls or there are no returns
     */
    public static double maxDrawdown(double[] returns) {
        double equity = 1;
        double peak = 0;
        double deepest = 0;
        for (double value : returns) {
            equity *= 1 + value;
            peak = max(peak, equity);
            deepest = max(deepest, 1 - equity / peak);
        }
        return deepest;
    }
}
