package dev.plimsoll.report;

import dev.plimsoll.store.SqlCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Cells of a table for people: the size of things rather than every bit. */
public final class Cells {

    private static final int DECIMALS = 6;
    private static final double TINY = 1e-6;
    private static final double HUGE = 1e15;

    private Cells() {
    }

    /**
     * A cell as text.
     *
     * @param value any value, null for NULL
     * @return doubles with up to six decimals, NULL as a dash, everything else in full
     */
    public static String text(Object value) {
        if (value == null) {
            return Figures.NONE;
        }
        return value instanceof Double number ? text(number.doubleValue()) : SqlCell.text(value);
    }

    private static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (!(size >= TINY && size < HUGE)) {
            return Double.toString(value);
        }
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    /** A double as a number that is shown rounded, NULL as NULL; other cells are as they are. */
    static Object rounded(Object value) {
        return value instanceof Double number ? new ShownNumber(number, text(number.doubleValue())) : value;
    }

    /**
     * A count for people.
     *
     * @param count the count
     * @return such as {@code 10,000}
     */
    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
