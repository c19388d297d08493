package dev.plimsoll.walkforward.model;

import dev.plimsoll.timeseries.Statistics;
import java.util.Arrays;

/**
 * Moves each column to mean 0 and scales it to population standard deviation 1; a column without spread is only moved.
 *
 * @param means mean per column
 * @param scales what to divide by per column, above 0
 */
record Standardisation(double[] means, double[] scales) {

    static Standardisation of(double[][] rows) {
        double[] means = new double[rows[0].length];
        double[] scales = new double[means.length];
        for (int column = 0; column < means.length; column++) {
            int c = column;
            double[] values = Arrays.stream(rows).mapToDouble(row -> row[c]).toArray();
            means[column] = Statistics.mean(values);
            double deviation = Statistics.populationDeviation(values);
            scales[column] = deviation == 0 ? 1 : deviation;
        }
        return new Standardisation(means, scales);
    }

    double[] apply(double[] row) {
        double[] standard = new double[row.length];
        for (int column = 0; column < row.length; column++) {
            standard[column] = (row[column] - means[column]) / scales[column];
        }
        return standard;
    }

    double[][] apply(double[][] rows) {
        return Arrays.stream(rows).map(this::apply).toArray(double[][]::new);
    }
}
