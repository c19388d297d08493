package dev.plimsoll.walkforward.forest;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Each feature's values in ascending order, sorted once per forest: a node of a tree visits them in this order and skips the rows that
 * it does not hold.
 */
final class SortedColumns {

    private final int[][] rows;
    private final double[][] values;

    SortedColumns(double[][] features) {
        int columns = features[0].length;
        rows = new int[columns][];
        values = new double[columns][];
        for (int c = 0; c < columns; c++) {
            int column = c;
            rows[c] = IntStream.range(0, features.length).boxed()
                    .sorted(Comparator.comparingDouble(row -> features[row][column])).mapToInt(Integer::intValue).toArray();
            values[c] = IntStream.of(rows[c]).mapToDouble(row -> features[row][column]).toArray();
        }
    }

    int columns() {
        return rows.length;
    }

    /** Rows by ascending value of the column; equal values by row. */
    int[] rows(int column) {
        return rows[column];
    }

    /** The column's values, ascending. */
    double[] values(int column) {
        return values[column];
    }
}
