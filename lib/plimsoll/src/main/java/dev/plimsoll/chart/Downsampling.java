package dev.plimsoll.chart;

import static java.lang.Double.isNaN;

import java.util.ArrayList;
import java.util.List;

/** Fewer points where a pixel holds many, with the first, lowest, highest and last of each pixel kept: the drawn line stays the same. */
final class Downsampling {

    private Downsampling() {
    }

    /**
     * Which points to draw.
     *
     * @param x ascending positions
     * @param y values, NaN for a gap; gaps are always kept
     * @param pixels width of the whole range
     * @return rows in ascending order; all of them when there are at most four per pixel
     */
    static int[] rows(double[] x, double[] y, int pixels) {
        List<Integer> kept = new ArrayList<>();
        double span = x.length == 0 ? 0 : x[x.length - 1] - x[0];
        boolean all = x.length <= 4L * pixels || span <= 0;
        for (int start = 0; start < x.length;) {
            int end = start + 1;
            if (!all && !isNaN(y[start])) {
                long pixel = pixel(x[start], x[0], span, pixels);
                while (end < x.length && !isNaN(y[end]) && pixel(x[end], x[0], span, pixels) == pixel) {
                    end++;
                }
            }
            keep(kept, y, start, end);
            start = end;
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long pixel(double x, double first, double span, int pixels) {
        return (long) ((x - first) / span * pixels);
    }

    private static void keep(List<Integer> kept, double[] y, int start, int end) {
        int low = start;
        int high = start;
        for (int row = start; row < end; row++) {
            low = y[row] < y[low] ? row : low;
            high = y[row] > y[high] ? row : high;
        }
        for (int row = start; row < end; row++) {
            if (row == start || row == low || row == high || row == end - 1) {
                kept.add(row);
            }
        }
    }
}
