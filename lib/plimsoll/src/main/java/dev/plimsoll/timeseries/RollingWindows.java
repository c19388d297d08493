package dev.plimsoll.timeseries;

import static dev.plimsoll.timeseries.Statistics.rootMeanSquare;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

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
        return rolling(values, window, start -> {
            double[] moved = Arrays.stream(values, start, start + window).map(value -> value - values[start]).toArray();
            double mean = Statistics.sum(moved) / window;
            return rootMeanSquare(Arrays.stream(moved).map(value -> value - mean).toArray(), window - 1);
        });
    }

    private static double[] rolling(double[] values, int window, IntToDoubleFunction ofWindowFrom) {
        double[] result = new double[values.length];
        Arrays.setAll(result, row -> row < window - 1 ? Double.NaN : ofWindowFrom.applyAsDouble(row - window + 1));
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
        return rolling(values, window, start -> Statistics.sum(Arrays.copyOfRange(values, start, start + window)));
    }
}
