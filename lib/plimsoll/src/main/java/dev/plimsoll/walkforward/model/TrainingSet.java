package dev.plimsoll.walkforward.model;

import static dev.plimsoll.timeseries.Statistics.mean;
import static dev.plimsoll.timeseries.Statistics.populationDeviation;
import static java.lang.Math.max;
import static java.util.stream.IntStream.range;

import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import java.util.Arrays;

/**
 * Features with the returns they are to foretell, the latest max(24, look-back) rows of a history for which both are known.
 *
 * @param features one row per month, oldest first
 * @param returnsA return of sleeve A to foretell, per row
 * @param returnsB return of sleeve B to foretell, per row
 */
record TrainingSet(double[][] features, double[] returnsA, double[] returnsB) {

    /** With fewer rows no model is fitted. */
    static final int MIN_ROWS = 24;

    static TrainingSet of(History history, LabelAlignment alignment, int lookBack) {
        int lead = lead(alignment);
        int end = max(0, history.size() - lead);
        int start = start(end, lookBack);
        return new TrainingSet(range(start, end).mapToObj(history::features).toArray(double[][]::new),
                range(start + lead, end + lead).mapToDouble(history::returnA).toArray(),
                range(start + lead, end + lead).mapToDouble(history::returnB).toArray());
    }

    /** Months from the features to the returns they are trained on. */
    static int lead(LabelAlignment alignment) {
        return alignment == LabelAlignment.SEED ? 1 : 0;
    }

    /** The first of the rows to train on, of those before an end. */
    static int start(int end, int lookBack) {
        return max(0, end - max(MIN_ROWS, lookBack));
    }

    int size() {
        return features.length;
    }

    boolean isTooSmall() {
        return size() < MIN_ROWS;
    }

    /**
     * Which month A was the better sleeve. Of the weights 0, 0.1 ... 1 the best one in hindsight is 1 when A gained more, else 0 (also on
     * a tie, as the first of equals): the return is linear in the weight, and comparing the eleven returns instead would let rounding
     * choose a weight in between.
     */
    boolean[] aheadA() {
        boolean[] ahead = new boolean[size()];
        for (int row = 0; row < ahead.length; row++) {
            ahead[row] = returnsA[row] > returnsB[row];
        }
        return ahead;
    }

    static int countTrue(boolean[] labels) {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    /** Whether all rows have the same label, so that there is nothing to learn. */
    static boolean oneClass(boolean[] labels) {
        int count = countTrue(labels);
        return count == 0 || count == labels.length;
    }

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
                means[column] = mean(values);
                double deviation = populationDeviation(values);
                scales[column] = deviation == 0 ? 1 : deviation;
            }
            return new Standardisation(means, scales);
        }

        double[] apply(double[] row) {
            double[] standard = new double[row.length];
            Arrays.setAll(standard, column -> (row[column] - means[column]) / scales[column]);
            return standard;
        }

        double[][] apply(double[][] rows) {
            return Arrays.stream(rows).map(this::apply).toArray(double[][]::new);
        }
    }
}
