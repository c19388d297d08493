package dev.plimsoll.timeseries;

import java.util.Arrays;

/**
 * Figures over the last {@code window} rows of a column, each window computed from its own values only. Nothing is carried from one
 * window to the next, so no rounding error drifts along, and a row appended at the end changes no earlier result.
 *
 * <p>A result is missing (NaN) until the window is full and wherever the window holds a missing value.
 */
public final class RollingWindows {

    private RollingWindows() {
    }

    /**
     * Rolling sample standard deviation, {@code sqrt(Σ(x − mean)² / (window − 1))}, in the unit of the values.
     *
     * <p>Two passes over the deviations from the window's first value: a window of identical values gives exactly 0. Where their squares
     * overflow or vanish, the deviations are divided by the largest of them first.
     *
     * @param values the column, NaN where missing
     * @param window rows per window, 2 or more
     * @return one figure per row, 0 or more, NaN where missing
     */
    public static double[] standardDeviation(double[] values, int window) {
        double[] result = new double[values.length];
        Arrays.fill(result, 0, Math.min(window - 1, values.length), Double.NaN);
        for (int end = window; end <= values.length; end++) {
            double squares = squaredDeviations(values, end - window, end, 1);
            double size = squares == 0 || squares == Double.POSITIVE_INFINITY ? largestDeviation(values, end - window, end) : 1;
            result[end - 1] = size == 1 ? Math.sqrt(squares / (window - 1))
                    : size * Math.sqrt(squaredDeviations(values, end - window, end, size) / (window - 1));
        }
        return result;
    }

    /**
     * Rolling sum, added up from the oldest value to the newest.
     *
     * @param values the column, NaN where missing
     * @param window rows per window, 1 or more
     * @return one sum per row, NaN where missing
     */
    public static double[] sum(double[] values, int window) {
        double[] result = new double[values.length];
        Arrays.fill(result, 0, Math.min(window - 1, values.length), Double.NaN);
        for (int end = window; end <= values.length; end++) {
            double sum = 0;
            for (int row = end - window; row < end; row++) {
                sum += values[row];
            }
            result[end - 1] = sum;
        }
        return result;
    }

    private static double meanFromFirst(double[] values, int start, int end) {
        double origin = values[start];
        double sum = 0;
        for (int row = start; row < end; row++) {
            sum += values[row] - origin;
        }
        return sum / (end - start);
    }

    /** 1 where there is none, so that it can be divided by. */
    private static double largestDeviation(double[] values, int start, int end) {
        double mean = meanFromFirst(values, start, end);
        double largest = 0;
        for (int row = start; row < end; row++) {
            largest = Math.max(largest, Math.abs(values[row] - values[start] - mean));
        }
        return largest == 0 ? 1 : largest;
    }

    private static double squaredDeviations(double[] values, int start, int end, double size) {
        double origin = values[start];
        double mean = meanFromFirst(values, start, end);
        double squares = 0;
        for (int row = start; row < end; row++) {
            double deviation = (values[row] - origin - mean) / size;
            squares += deviation * deviation;
        }
        return squares;
    }
}
