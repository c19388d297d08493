package dev.plimsoll.allocator.state;

import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Double.isNaN;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.sqrt;

import java.util.Arrays;

/**
 * Rolling mean of the pairwise Pearson correlations of many columns with holes.
 *
 * <p>A column takes part in a window if it has at least 2 values there and their sample standard deviation exceeds 1e-10. A pair
 * uses the rows where both have a value; it is left out with fewer than 2 such rows or no variance in them.
 *
 * <p>Three ideas make this exact and fast:
 * <ul>
 * <li><b>Blocks.</b> Rows are cut into blocks of one window length, anchored at row 0. A window is then the suffix of one block plus
 * the prefix of the next, so its sums are one suffix sum plus one prefix sum: never more than a window of terms, hence no drift, and
 * a result depends on no later row and on no row before its two blocks.</li>
 * <li><b>Columns without a hole in the window</b> need no pairs. With z the columns standardised to Σz² = 1, the sum over the
 * ordered pairs of k columns is Σ_t (Σ_i z_it)² − k.</li>
 * <li><b>Ill-conditioned sums are not used.</b> Where Σ(x − mean)² falls below a sixteenth of Σx² (mean beyond about four standard
 * deviations), the window is recomputed in two passes from its first value, which is exact to rounding, and exactly 0 for constant
 * values.</li>
 * </ul>
 *
 * <p>Where a square or a product of squares overflows or vanishes, roots are taken first or deviations divided by the largest of them.
 */
final class MeanCorrelation {

    private static final double MIN_STANDARD_DEVIATION = 1e-10;
    private static final double WELL_CONDITIONED = 1.0 / 16;

    private static final double[] NONE = {};

    private static final byte ABSENT = 0;
    private static final byte WITH_HOLES = 1;
    private static final byte COMPLETE = 2;

    private final int window;
    /** Column values with 0 in place of missing ones, and 1.0 or 0.0 for present or missing. */
    private final double[][] filled;
    private final double[][] present;

    // One block at a time, all its windows or one of them; k is the row within the block. A column is WITH_HOLES in a block if it is in
    // one of those windows.
    private final byte[][] status;
    private final byte[] inBlock;
    private final int[] columnsWithHoles;
    private final double[] standardised;
    private final int[] completeColumns;
    private final double[] pairSum;
    private final int[] pairCount;

    // One column or pair at a time: sums over the suffix of the block before that starts at k (none at k = window), and, for columns,
    // over the window that ends at k.
    private final double[] tailN;
    private final double[] tailX;
    private final double[] tailY;
    private final double[] tailXx;
    private final double[] tailYy;
    private final double[] tailXy;
    private final double[] n;
    private final double[] x;
    private final double[] xx;
    private final double[] reciprocal;

    /** Works on columns without NaN; they may change between blocks. */
    MeanCorrelation(double[][] filled, double[][] present, int window) {
        this.window = window;
        this.filled = filled;
        this.present = present;
        status = new byte[filled.length][window];
        inBlock = new byte[filled.length];
        columnsWithHoles = new int[filled.length];
        standardised = new double[window * window];
        completeColumns = new int[window];
        pairSum = new double[window];
        pairCount = new int[window];
        n = new double[window];
        x = new double[window];
        xx = new double[window];
        tailN = new double[window + 1];
        tailX = new double[window + 1];
        tailY = new double[window + 1];
        tailXx = new double[window + 1];
        tailYy = new double[window + 1];
        tailXy = new double[window + 1];
        reciprocal = new double[window + 1];
        Arrays.setAll(reciprocal, count -> 1.0 / count);
    }

    /**
     * The rolling mean correlation.
     *
     * @param columns {@code columns[column][row]}, NaN where missing; the order of columns fixes the order of summation
     * @param rows rows of every column
     * @param window rows per window, 2 or more
     * @return one figure per row in [-1, 1], NaN until the window is full and where no pair is left
     */
    static double[] rolling(double[][] columns, int rows, int window) {
        MeanCorrelation work = of(columns, rows, window);
        double[] result = new double[rows];
        Arrays.fill(result, NaN);
        for (int start = 0; start < rows; start += window) {
            work.block(start, min(window, rows - start), result);
        }
        return result;
    }

    private static MeanCorrelation of(double[][] columns, int rows, int window) {
        double[][] filled = new double[columns.length][];
        double[][] present = new double[columns.length][];
        double[] allPresent = new double[rows];
        Arrays.fill(allPresent, 1);
        for (int c = 0; c < columns.length; c++) {
            filled[c] = columns[c];
            present[c] = allPresent;
            for (int row = 0; row < rows; row++) {
                if (isNaN(columns[c][row])) {
                    if (filled[c] == columns[c]) {
                        filled[c] = columns[c].clone();
                        present[c] = allPresent.clone();
                    }
                    filled[c][row] = 0;
                    present[c][row] = 0;
                }
            }
        }
        return new MeanCorrelation(filled, present, window);
    }

    private void block(int start, int length, double[] result) {
        // In the first block only the window that is the block itself is full.
        int first = start == 0 ? window - 1 : 0;
        if (first >= length) {
            return;
        }
        addWindows(start, first, length);
        for (int k = first; k < length; k++) {
            result[start + k] = mean(k);
        }
    }

    /**
     * The figure of one row, the same to the last bit as in {@link #rolling}: its sums are made of the same terms in the same order.
     *
     * @param start first row of its block, at least a window
     * @param k row within the block; the rows of the block after it are not read
     * @return as in {@link #rolling}
     */
    double row(int start, int k) {
        addWindows(start, k, k + 1);
        return mean(k);
    }

    private void addWindows(int start, int first, int length) {
        Arrays.fill(standardised, first * window, length * window, 0);
        Arrays.fill(completeColumns, 0);
        Arrays.fill(pairSum, 0);
        Arrays.fill(pairCount, 0);
        for (int c = 0; c < filled.length; c++) {
            addColumn(c, start, first, length);
        }
        addPairs(start, first, length);
    }

    /** Always in the order of (i, j), so that which windows of the block have holes cannot touch the sums of the others. */
    private void addPairs(int start, int first, int length) {
        int withHoles = 0;
        for (int c = 0; c < filled.length; c++) {
            if (inBlock[c] == WITH_HOLES) {
                columnsWithHoles[withHoles++] = c;
            }
        }
        int next = 0;
        for (int i = 0; i < filled.length; i++) {
            if (inBlock[i] == WITH_HOLES) {
                next++;
                for (int j = i + 1; j < filled.length; j++) {
                    if (inBlock[j] != ABSENT) {
                        addPair(i, j, start, first, length);
                    }
                }
            } else if (inBlock[i] == COMPLETE) {
                for (int h = next; h < withHoles; h++) {
                    addPair(i, columnsWithHoles[h], start, first, length);
                }
            }
        }
    }

    private double mean(int k) {
        double sum = pairSum[k];
        long count = pairCount[k];
        long complete = completeColumns[k];
        if (complete >= 2) {
            double squares = 0;
            for (int t = k * window; t < (k + 1) * window; t++) {
                squares += standardised[t] * standardised[t];
            }
            sum += (squares - complete) / 2;
            count += complete * (complete - 1) / 2;
        }
        return count == 0 ? NaN : max(-1, min(1, sum / count));
    }

    /** Finds in which windows of the block a column takes part, and adds it, standardised, to those it fills without a hole. */
    private void addColumn(int c, int start, int first, int length) {
        double[] values = filled[c];
        double[] there = present[c];
        sumColumn(values, there, start, length);
        inBlock[c] = ABSENT;
        Arrays.fill(status[c], ABSENT);
        for (int k = first; k < length; k++) {
            int from = start + k - window + 1;
            double count = n[k];
            if (count < 2) {
                continue;
            }
            double mean = x[k] / count;
            double squares = xx[k] - x[k] * mean;
            boolean isConditioned = squares >= WELL_CONDITIONED * xx[k];
            double[] deviations = NONE; // the sums say all that a column with holes is asked for
            if (count == window || !isConditioned || squares == POSITIVE_INFINITY) {
                deviations = present(values, there, there, from);
                if (isConditioned) {
                    subtract(mean, deviations);
                } else {
                    centre(deviations);
                    squares = products(deviations, 1, deviations, 1);
                }
            }
            double size = squares == POSITIVE_INFINITY ? largest(deviations) : 1;
            squares = size == 1 ? squares : products(deviations, size, deviations, size);
            if (!(size * sqrt(squares / (count - 1)) > MIN_STANDARD_DEVIATION)) {
                continue;
            }
            if (count < window) {
                status[c][k] = WITH_HOLES;
                inBlock[c] = WITH_HOLES;
            } else {
                status[c][k] = COMPLETE;
                inBlock[c] = inBlock[c] == WITH_HOLES ? WITH_HOLES : COMPLETE;
                completeColumns[k]++;
                double scale = 1 / (size * sqrt(squares));
                for (int t = 0; t < window; t++) {
                    standardised[k * window + t] += deviations[t] * scale;
                }
            }
        }
    }

    private void sumColumn(double[] values, double[] there, int start, int length) {
        if (start > 0) {
            sumTails(values, values, there, there, start);
        }
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < length; k++) {
            double value = values[start + k];
            count += there[start + k];
            sum += value;
            squares += value * value;
            n[k] = tailN[k + 1] + count;
            x[k] = tailX[k + 1] + sum;
            xx[k] = tailXx[k + 1] + squares;
        }
    }

    /** Adds the correlation of a pair to the windows of the block where both take part and at least one has a hole. */
    private void addPair(int i, int j, int start, int first, int length) {
        double[] a = filled[i];
        double[] b = filled[j];
        double[] aThere = present[i];
        double[] bThere = present[j];
        byte[] aStatus = status[i];
        byte[] bStatus = status[j];
        if (start > 0) {
            sumTails(a, b, aThere, bThere, start);
        }
        // Locals: with a call in the loop the compiler would fetch fields anew for every row.
        double[] tN = tailN;
        double[] tX = tailX;
        double[] tY = tailY;
        double[] tXx = tailXx;
        double[] tYy = tailYy;
        double[] tXy = tailXy;
        double[] inverse = reciprocal;
        double[] sums = pairSum;
        int[] counts = pairCount;
        double headN = 0;
        double headX = 0;
        double headY = 0;
        double headXx = 0;
        double headYy = 0;
        double headXy = 0;
        for (int k = 0; k < length; k++) {
            double va = a[start + k] * bThere[start + k];
            double vb = b[start + k] * aThere[start + k];
            headN += aThere[start + k] * bThere[start + k];
            headX += va;
            headY += vb;
            headXx += va * va;
            headYy += vb * vb;
            headXy += va * vb;
            int both = aStatus[k] * bStatus[k];
            if (k < first || both == ABSENT || both == COMPLETE * COMPLETE) {
                continue;
            }
            double n = tN[k + 1] + headN;
            if (n < 2) {
                continue;
            }
            double x = tX[k + 1] + headX;
            double y = tY[k + 1] + headY;
            double xx = tXx[k + 1] + headXx;
            double yy = tYy[k + 1] + headYy;
            double xy = tXy[k + 1] + headXy;
            double xSquares = xx - x * x * inverse[(int) n];
            double ySquares = yy - y * y * inverse[(int) n];
            double value = isUsable(xSquares, xx) && isUsable(ySquares, yy)
                    ? quotient(xy - x * y * inverse[(int) n], xSquares, ySquares)
                    : twoPass(a, b, aThere, bThere, start + k - window + 1);
            if (!isNaN(value)) {
                sums[k] += value;
                counts[k]++;
            }
        }
    }

    private void sumTails(double[] a, double[] b, double[] aThere, double[] bThere, int start) {
        double sn = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int k = window - 1; k > 0; k--) {
            int row = start - window + k;
            double va = a[row] * bThere[row];
            double vb = b[row] * aThere[row];
            tailN[k] = sn += aThere[row] * bThere[row];
            tailX[k] = sx += va;
            tailY[k] = sy += vb;
            tailXx[k] = sxx += va * va;
            tailYy[k] = syy += vb * vb;
            tailXy[k] = sxy += va * vb;
        }
    }

    /** One pair in one window from its deviations; 0/0, hence NaN, when one of the two has no variance there. */
    private double twoPass(double[] a, double[] b, double[] aThere, double[] bThere, int from) {
        double[] x = centre(present(a, aThere, bThere, from));
        double[] y = centre(present(b, aThere, bThere, from));
        double xSize = isNumber(products(x, 1, x, 1)) ? 1 : largest(x);
        double ySize = isNumber(products(y, 1, y, 1)) ? 1 : largest(y);
        return products(x, xSize, y, ySize) / (sqrt(products(x, xSize, x, xSize)) * sqrt(products(y, ySize, y, ySize)));
    }

    /** Whether sums of squares from running sums are good enough; where they overflowed or vanished they say nothing. */
    private static boolean isUsable(double squares, double sum) {
        return squares >= WELL_CONDITIONED * sum && isNumber(squares);
    }

    private static boolean isNumber(double squares) {
        return squares > 0 && squares < POSITIVE_INFINITY;
    }

    /** The root of the product, whose bits are fixed, or where that is no number the product of the roots. */
    private static double quotient(double products, double xSquares, double ySquares) {
        double product = xSquares * ySquares;
        return products / (isNumber(product) ? sqrt(product) : sqrt(xSquares) * sqrt(ySquares));
    }

    /** 1 where there is none, so that it can be divided by. */
    private static double largest(double[] deviations) {
        double largest = 0;
        for (double deviation : deviations) {
            largest = max(largest, abs(deviation));
        }
        return largest == 0 ? 1 : largest;
    }

    private double[] present(double[] values, double[] aThere, double[] bThere, int from) {
        double[] both = new double[window];
        int count = 0;
        for (int row = from; row < from + window; row++) {
            if (aThere[row] * bThere[row] != 0) {
                both[count++] = values[row];
            }
        }
        return count == window ? both : Arrays.copyOf(both, count);
    }

    /** Takes the mean off, counted from the first value so that a large level costs no digits. */
    private static double[] centre(double[] values) {
        subtract(values[0], values);
        subtract(sum(values) / values.length, values);
        return values;
    }

    private static void subtract(double level, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] -= level;
        }
    }

    /** Of deviations divided by a size, which is 1 unless their squares are no numbers. */
    private static double products(double[] a, double aSize, double[] b, double bSize) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] / aSize * (b[i] / bSize);
        }
        return sum;
    }
}
