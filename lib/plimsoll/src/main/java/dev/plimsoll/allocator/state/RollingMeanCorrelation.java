package dev.plimsoll.allocator.state;

/**
 * {@link MeanCorrelation} one row at a time: keeps the block before and the current one, and works out only the window that ends at the
 * new row. Equal to the batch to the last bit, whatever comes later.
 *
 * <p>Cost of a row: window · columns, plus window · pairs for the pairs with a hole in their window. Memory: four windows per column.
 */
final class RollingMeanCorrelation {

    private final int window;
    /** The block before in rows 0 to window - 1, the current one after it. */
    private final double[][] filled;
    private final double[][] present;
    private final MeanCorrelation work;
    private int k = -1;
    private boolean hasBlockBefore;

    RollingMeanCorrelation(int columns, int window) {
        this.window = window;
        filled = new double[columns][2 * window];
        present = new double[columns][2 * window];
        work = new MeanCorrelation(filled, present, window);
    }

    /** Takes one value per column, NaN where missing; the result is NaN until the window is full and where no pair is left. */
    double next(double[] row) {
        if (++k == window) {
            for (int c = 0; c < filled.length; c++) {
                System.arraycopy(filled[c], window, filled[c], 0, window);
                System.arraycopy(present[c], window, present[c], 0, window);
            }
            hasBlockBefore = true;
            k = 0;
        }
        for (int c = 0; c < filled.length; c++) {
            boolean missing = Double.isNaN(row[c]);
            filled[c][window + k] = missing ? 0 : row[c];
            present[c][window + k] = missing ? 0 : 1;
        }
        return hasBlockBefore || k == window - 1 ? work.row(window, k) : Double.NaN;
    }
}
