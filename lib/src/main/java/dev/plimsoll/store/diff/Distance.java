package dev.plimsoll.store.diff;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * How far two numbers are apart.
 *
 * @param absolute size of the difference
 * @param relative the same in units of the larger of the two, 0 when both are equal
 * @param ulps steps from one double to the next between the two; empty unless both are doubles
 */
public record Distance(double absolute, double relative, OptionalLong ulps) {

    static Distance of(double a, double b) {
        return new Distance(Math.abs(a - b), relative(a, b), OptionalLong.of(ulps(a, b)));
    }

    static Distance of(long a, long b) {
        return new Distance(Math.abs((double) a - b), relative(a, b), OptionalLong.empty());
    }

    static Distance of(BigDecimal a, BigDecimal b) {
        double absolute = a.subtract(b).abs().doubleValue();
        double larger = a.abs().max(b.abs()).doubleValue();
        return new Distance(absolute, absolute == 0 ? 0 : absolute / larger, OptionalLong.empty());
    }

    private static double relative(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        double absolute = Math.abs(a - b);
        return a == b ? 0 : Double.isInfinite(absolute) ? Math.abs(a / larger - b / larger) : absolute / larger;
    }

    /**
     * Steps from one double to the next between two: 0 for equal ones, 1 for neighbours.
     *
     * @param a finite
     * @param b finite
     * @return the count, {@code Long.MAX_VALUE} when there are more
     */
    public static long ulps(double a, double b) {
        long from = position(a);
        long to = position(b);
        long steps = Math.max(from, to) - Math.min(from, to);
        return steps < 0 ? Long.MAX_VALUE : steps; // a sum of two halves of the number line can overflow
    }

    /** Place of a double among all doubles in ascending order; both zeros have place 0. */
    private static long position(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }
}
