package dev.plimsoll.allocator.risk;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The distribution of some scalars, each a fraction of full size.
 *
 * @param mean arithmetic mean
 * @param std sample standard deviation (n − 1); empty for a single value
 * @param min smallest
 * @param max largest
 * @param median middle, or mean of the two middle ones
 * @param q25 lower quartile, linearly interpolated at position 0.25·(n − 1) of the sorted values
 * @param q75 upper quartile, likewise
 */
public record ScalarStatistics(double mean, OptionalDouble std, double min, double max, double median, double q25, double q75) {

    static ScalarStatistics of(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        boolean constant = sorted[0] == sorted[sorted.length - 1];
        OptionalDouble std = values.length < 2 ? OptionalDouble.empty()
                : OptionalDouble.of(constant ? 0 : Math.sqrt(squares / (values.length - 1)));
        return new ScalarStatistics(constant ? sorted[0] : mean, std, sorted[0], sorted[sorted.length - 1], quantile(sorted, 0.5),
                quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double low = sorted[below];
        return below + 1 < sorted.length ? low + (position - below) * (sorted[below + 1] - low) : low;
    }
}
