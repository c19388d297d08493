package dev.plimsoll.chart;

import static java.lang.Math.abs;
import static java.lang.Math.max;

import dev.plimsoll.doc.Num;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value axis between round ends: in steps of 1, 2 or 5 times a power of ten. Sizes that nobody
 * reads are counted in a power of ten, which leaves numbers from 1 to 10.
 *
 * @param bottom lower end
 * @param top upper end, above {@code bottom}
 * @param ticks what is named, ascending, in units of {@code exponent}
 * @param decimals that tell the ticks apart
 * @param exponent of the power of ten in which values are counted; 0 for the values themselves
 */
record ValueAxis(double bottom, double top, List<Double> ticks, int decimals, int exponent) {

    private static final int STEPS = 7;
    private static final double FINEST = 1e-9;
    private static final double SMALLEST = 1e-7;
    private static final double LARGEST = 1e10;
    /** A power of ten below is no exact number of Java. */
    private static final int LOWEST_EXPONENT = -300;

    /** The axis that holds finite values from {@code low} to {@code high}; of no values at all when {@code low} is above. */
    static ValueAxis of(double low, double high) {
        if (low > high) {
            return of(0, 0);
        }
        int exponent = exponent(low, high);
        double from = in(low, exponent);
        double to = in(high, exponent);
        BigDecimal step = BigDecimal.valueOf(step(from, to));
        BigDecimal bottom = round(from, step, RoundingMode.FLOOR);
        BigDecimal top = round(to, step, RoundingMode.CEILING).max(bottom.add(step));
        List<Double> ticks = Stream.iterate(bottom, tick -> tick.compareTo(top) <= 0, step::add).map(BigDecimal::doubleValue).toList();
        return new ValueAxis(bottom.doubleValue(), top.doubleValue(), ticks, max(0, step.stripTrailingZeros().scale()), exponent);
    }

    private static int exponent(double low, double high) {
        double size = max(abs(low), abs(high));
        return size == 0 || size >= SMALLEST && size < LARGEST ? 0 : max(LOWEST_EXPONENT, (int) StrictMath.floor(StrictMath.log10(size)));
    }

    /** A round step: where the ends hardly differ, one that numbers of their size can still tell apart. */
    static double step(double low, double high) {
        double size = max(abs(low), abs(high));
        double span = high - low;
        return span > 0 && span < size * FINEST ? step(size * FINEST) : step(span);
    }

    /** A round step that divides the span into about seven. */
    static double step(double span) {
        if (!(span > 0)) {
            return 0.1;
        }
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) StrictMath.floor(StrictMath.log10(span / STEPS)));
        for (int factor : new int[] {1, 2, 5}) {
            double step = power.multiply(BigDecimal.valueOf(factor)).doubleValue();
            if (span / step <= STEPS + 1) {
                return step;
            }
        }
        return power.multiply(BigDecimal.TEN).doubleValue();
    }

    static BigDecimal round(double value, BigDecimal step, RoundingMode mode) {
        return BigDecimal.valueOf(value).divide(step, 0, mode).multiply(step);
    }

    /** How far up a value lies: 0 at the lower end, 1 at the upper. */
    double share(double value) {
        return shareOfTick(in(value, exponent));
    }

    /** How far up a tick lies. */
    double shareOfTick(double tick) {
        return (tick - bottom) / (top - bottom);
    }

    /** A tick as text. */
    String label(double tick) {
        return Num.fixed(tick, decimals).typeset();
    }

    /** The axis's title with what its values are counted in. */
    String title(String title) {
        return exponent == 0 ? title : title + ", in units of 10^" + exponent;
    }

    private static double in(double value, int exponent) {
        return exponent == 0 ? value : value / BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }
}
