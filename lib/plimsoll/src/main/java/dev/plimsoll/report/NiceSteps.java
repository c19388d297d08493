package dev.plimsoll.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Round ends and steps of a value axis: 1, 2 or 5 times a power of ten. */
final class NiceSteps {

    private static final int STEPS = 7;
    private static final double FINEST = 1e-9;

    private NiceSteps() {
    }

    /** A round step for an axis between two values: where they hardly differ, one that numbers of their size can still tell apart. */
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

    static double floor(double value, double step) {
        return round(value, step, RoundingMode.FLOOR);
    }

    static double ceil(double value, double step) {
        return round(value, step, RoundingMode.CEILING);
    }

    private static double round(double value, double step, RoundingMode mode) {
        BigDecimal exact = BigDecimal.valueOf(step);
        return BigDecimal.valueOf(value).divide(exact, 0, mode).multiply(exact).doubleValue();
    }

    /** Decimals that tell the steps apart. */
    static String pattern(double step) {
        int decimals = Math.max(0, BigDecimal.valueOf(step).stripTrailingZeros().scale());
        return decimals == 0 ? "0" : "0." + "0".repeat(decimals);
    }
}
