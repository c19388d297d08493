package dev.plimsoll.report;

import java.math.BigDecimal;

/**
 * In which power of ten a value axis counts: 1 for sizes that people read, else one that leaves numbers from 1 to 10.
 *
 * @param exponent of ten; 0 for the values themselves
 */
record ValueUnit(int exponent) {

    private static final double SMALLEST = 1e-7;
    private static final double LARGEST = 1e10;
    /** A power of ten below is no exact number of Java. */
    private static final int LOWEST_EXPONENT = -300;

    /** The unit of an axis between two finite values. */
    static ValueUnit of(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (size == 0 || size >= SMALLEST && size < LARGEST) {
            return new ValueUnit(0);
        }
        return new ValueUnit(Math.max(LOWEST_EXPONENT, (int) StrictMath.floor(StrictMath.log10(size))));
    }

    boolean isOne() {
        return exponent == 0;
    }

    /** A value, counted in this unit. */
    double in(double value) {
        return value / BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }

    /** For the title of the axis: {@code in units of 1e25}. */
    String label() {
        return "in units of 1e" + exponent;
    }
}
