package dev.plimsoll.chart;

import dev.plimsoll.doc.Num;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value axis between round ends: in steps of 1, 2 or 5 times a power of ten, or with equal ratios equally far apart. Sizes that nobody
 * reads are counted in a power of ten, which leaves numbers from 1 to 10.
 *
 * @param bottom lower end; its decimal logarithm on a logarithmic axis
 * @param top upper end, above {@code bottom}
 * @param ticks what is named, ascending, in units of {@code exponent}
 * @param decimals that tell the ticks apart; below 0 as many as each needs
 * @param exponent of the power of ten in which values are counted; 0 for the values themselves
 * @param logarithmic whether equal ratios are equally far apart
 */
record ValueAxis(double bottom, double top, List<Double> ticks, int decimals, int exponent, boolean logarithmic) {

    private static final int STEPS = 7;
    private static final double FINEST = 1e-9;
    private static final double SMALLEST = 1e-7;
    private static final double LARGEST = 1e10;
    /** A power of ten below is no exact number of Java. */
    private static final int LOWEST_EXPONENT = -300;

    /** The axis that holds finite values from {@code low} to {@code high}; of no values at all when {@code low} is above. */
    static ValueAxis of(double low, double high, boolean logarithmic) {
        return low > high ? linear(0, 0) : logarithmic && low > 0 ? logarithmic(low, high) : linear(low, high);
    }

    private static ValueAxis linear(double low, double high) {
        int exponent = exponent(low, high);
        double from = in(low, exponent);
        double to = in(high, exponent);
        BigDecimal step = BigDecimal.valueOf(step(from, to));
        BigDecimal bottom = round(from, step, RoundingMode.FLOOR);
        BigDecimal top = round(to, step, RoundingMode.CEILING).max(bottom.add(step));
        List<Double> ticks = multiples(bottom, top, step).stream().map(BigDecimal::doubleValue).toList();
        return new ValueAxis(bottom.doubleValue(), top.doubleValue(), ticks, Math.max(0, step.stripTrailingZeros().scale()), exponent,
                false);
    }

    /** Ticks are round values within one power of ten, else 1, 2 and 5 times each power, or of many powers some. */
    private static ValueAxis logarithmic(double low, double high) {
        double from = StrictMath.log10(low);
        double to = StrictMath.log10(high);
        List<BigDecimal> candidates = new ArrayList<>();
        if (to - from < 1) {
            BigDecimal step = BigDecimal.valueOf(step(low, high));
            candidates.addAll(multiples(round(low, step, RoundingMode.FLOOR), round(high, step, RoundingMode.CEILING), step));
        } else {
            int every = (int) StrictMath.ceil((to - from) / STEPS);
            for (int power = (int) StrictMath.floor(from); power <= StrictMath.ceil(to); power += every) {
                for (int factor : to - from < STEPS / 2.0 ? new int[] {1, 2, 5} : new int[] {1}) {
                    candidates.add(BigDecimal.valueOf(factor).scaleByPowerOfTen(power));
                }
            }
        }
        List<Double> ticks = candidates.stream().map(BigDecimal::doubleValue).filter(tick -> tick > 0 && Double.isFinite(tick)).toList();
        double bottom = ticks.stream().map(StrictMath::log10).filter(tick -> tick <= from).max(Double::compare).orElse(from);
        double top = ticks.stream().map(StrictMath::log10).filter(tick -> tick >= to && tick > bottom).min(Double::compare)
                .orElse(Math.max(to, bottom + 1));
        return new ValueAxis(bottom, top, ticks.stream().filter(tick -> StrictMath.log10(tick) >= bottom && StrictMath.log10(tick) <= top)
                .toList(), -1, 0, true);
    }

    private static List<BigDecimal> multiples(BigDecimal from, BigDecimal to, BigDecimal step) {
        List<BigDecimal> all = new ArrayList<>();
        for (BigDecimal tick = from; tick.compareTo(to) <= 0; tick = tick.add(step)) {
            all.add(tick);
        }
        return all;
    }

    private static int exponent(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return size == 0 || size >= SMALLEST && size < LARGEST ? 0
                : Math.max(LOWEST_EXPONENT, (int) StrictMath.floor(StrictMath.log10(size)));
    }

    /** A round step: where the ends hardly differ, one that numbers of their size can still tell apart. */
    static double step(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
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

    /** Whether a value has a place on the axis. */
    boolean holds(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    /** How far up a value lies: 0 at the lower end, 1 at the upper. */
    double share(double value) {
        return shareOfTick(in(value, exponent));
    }

    /** How far up a tick lies. */
    double shareOfTick(double tick) {
        return ((logarithmic ? StrictMath.log10(tick) : tick) - bottom) / (top - bottom);
    }

    /** A tick as text. */
    String label(double tick) {
        return (decimals < 0 ? Num.plain(tick) : Num.fixed(tick, decimals)).typeset();
    }

    /** The axis's title with what its values are counted in. */
    String title(String title) {
        return exponent == 0 ? title : title + ", in units of 10^" + exponent;
    }

    private static double in(double value, int exponent) {
        return exponent == 0 ? value : value / BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }
}
