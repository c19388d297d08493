package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.fixed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How computed metrics are held against bounds and written in words, the same everywhere.
 *
 * <p>A metric within 1e-12 of a bound counts as being on it: 0.70 - 0.65 is not 0.05 in binary, and a curve that was computed twice may
 * differ from itself by 1e-16 without being worse.
 */
public final class Bounds {

    private static final double ROUNDING = 1e-12;
    private static final int MOST_DIGITS = 12;

    private Bounds() {
    }

    public static boolean atLeast(double metric, double bound) {
        return metric >= bound - ROUNDING;
    }

    public static boolean below(double metric, double bound) {
        return metric < bound - ROUNDING;
    }

    public static boolean above(double metric, double bound) {
        return metric > bound + ROUNDING;
    }

    public static boolean atMost(double metric, double bound) {
        return metric <= bound + ROUNDING;
    }

    /**
     * A decimal fraction as percentage points, such as 0.98 points: with two digits, or as many as it takes to stand on its own side of
     * each bound, so that 0.9997 is not shown as 1.00 where 1 is a bound.
     */
    public static String points(double fraction, double... bounds) {
        int digits = 2;
        while (digits < MOST_DIGITS && !isOnItsSide(fraction, digits, bounds)) {
            digits++;
        }
        return fixed(fraction * 100, digits) + " points";
    }

    private static boolean isOnItsSide(double fraction, int digits, double[] bounds) {
        BigDecimal shown = new BigDecimal(fraction * 100).setScale(digits, RoundingMode.HALF_EVEN);
        return Arrays.stream(bounds).allMatch(bound -> {
            int side = above(fraction, bound) ? 1 : below(fraction, bound) ? -1 : 0;
            return side == 0 || shown.compareTo(new BigDecimal(Double.toString(bound)).movePointRight(2)) == side;
        });
    }

    /** A bound as a person writes it: 0.9, 20. */
    public static String plain(double bound) {
        return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }
}
