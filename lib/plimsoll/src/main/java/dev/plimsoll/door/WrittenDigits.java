package dev.plimsoll.door;

import static java.lang.Double.isNaN;
import static java.lang.Math.abs;
import static java.lang.Math.max;

/** With how many decimals the numbers of a table were written, where that is few enough to tell. */
public final class WrittenDigits {

    /** With fewer, half a unit of the last digit is as large as a day's return, and agreement within it says nothing. */
    private static final int FEWEST = 4;
    private static final int MOST = 11;
    private static final double LARGEST_EXACT = 9e15;
    private static final double NO_ROUNDING = 0;

    private WrittenDigits() {
    }

    /**
     * By how much numbers may be off because of how they were written.
     *
     * @param values numbers; missing ones do not count
     * @return half a unit of the last decimal when all have at most 11 decimals and one has at least 4, such as 5e-9 for 8 decimals;
     *     else 0, as for numbers in full
     */
    public static double halfUnit(double[] values) {
        int most = 0;
        for (double value : values) {
            int decimals = isNaN(value) ? 0 : decimals(value);
            if (decimals > MOST) {
                return NO_ROUNDING;
            }
            most = max(most, decimals);
        }
        return most < FEWEST ? NO_ROUNDING : 0.5 / power(most);
    }

    /** The least number of decimals that reads back to the same double, or more than {@link #MOST}. */
    private static int decimals(double value) {
        for (int d = 0; d <= MOST; d++) {
            double whole = Math.rint(value * power(d));
            if (abs(whole) > LARGEST_EXACT) {
                break;
            }
            if (whole / power(d) == value) { // both sides of the division are exact, so this is the double nearest to the decimal
                return d;
            }
        }
        return MOST + 1;
    }

    private static double power(int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
