package dev.plimsoll.allocator.state;

import java.util.Arrays;

/** The latest rows of some columns, oldest first; rows before the first day are missing. */
final class LatestRows {

    private final double[][] columns;

    LatestRows(int columns, int rows) {
        this.columns = new double[columns][rows];
        for (double[] column : this.columns) {
            Arrays.fill(column, Double.NaN);
        }
    }

    /** Forgets the oldest row and appends a new one. */
    void add(double... row) {
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            System.arraycopy(column, 1, column, 0, column.length - 1);
            column[column.length - 1] = row[c];
        }
    }

    /** The columns themselves, to be read before the next day is added. */
    double[][] columns() {
        return columns;
    }

    /** The latest rows of one column. */
    double[] latest(int column, int rows) {
        double[] all = columns[column];
        return Arrays.copyOfRange(all, all.length - rows, all.length);
    }
}
