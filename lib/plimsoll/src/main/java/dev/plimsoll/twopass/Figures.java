package dev.plimsoll.twopass;

import dev.plimsoll.error.DataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How computed figures are held against bounds and written in words, the same everywhere in this package.
 *
 * <p>A figure within 1e-12 of a bound counts as being on it: 0.70 - 0.65 is not 0.05 in binary, and a curve that was computed twice
 * may differ from itself by 1e-16 without being worse.
 */
public final class Figures {

    private static final double ROUNDING = 1e-12;
    private static final int MOST_DIGITS = 12;

    private Figures() {
    }

    public static boolean atLeast(double figure, double bound) {
        return figure >= bound - ROUNDING;
    }

    public static boolean below(double figure, double bound) {
        return figure < bound - ROUNDING;
    }

    public static boolean above(double figure, double bound) {
        return figure > bound + ROUNDING;
    }

    public static boolean atMost(double figure, double bound) {
        return figure <= bound + ROUNDING;
    }

    public static double present(String name, double figure) {
        if (!Double.isFinite(figure)) {
            throw new DataException("The figure " + name + " of the two-pass comparison is " + figure
                    + "; expected a finite number. Check the returns and equity of both passes.");
        }
        return figure;
    }

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Linear interpolation between the two neighbours of {@code share * (n - 1)}. */
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double low = sorted[below];
        return below + 1 < sorted.length ? low + (position - below) * (sorted[below + 1] - low) : low;
    }

    /**
     * A decimal fraction as percentage points, such as 0.98 points: with two digits, or as many as it takes to stand on its own side of
     * each bound, so that 0.9997 is not shown as 1.00 where 1 is a bound.
     */
    public static String points(double fraction, double... bounds) {
        int digits = 2;
        while (digits < MOST_DIGITS && !onItsSide(fraction, digits, bounds)) {
            digits++;
        }
        return fixed(fraction * 100, digits) + " points";
    }

    private static boolean onItsSide(double fraction, int digits, double[] bounds) {
        BigDecimal shown = new BigDecimal(fraction * 100).setScale(digits, RoundingMode.HALF_EVEN);
        for (double bound : bounds) {
            int side = above(fraction, bound) ? 1 : below(fraction, bound) ? -1 : 0;
            if (side != 0 && shown.compareTo(new BigDecimal(Double.toString(bound)).movePointRight(2)) != side) {
                return false;
            }
        }
        return true;
    }

    /** A decimal fraction as a percentage, such as 9.35 %. */
    public static String percent(double fraction) {
        return fixed(fraction * 100, 2) + " %";
    }

    public static String fixed(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A bound as a person writes it: 0.9, 20. */
    public static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    public static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
