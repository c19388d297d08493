package dev.plimsoll.intent;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.error.DataException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal numbers of documents: read, checked and written in one way. */
public final class Decimals {

    /** Precision and rounding of every division and square root. */
    static final MathContext CONTEXT = MathContext.DECIMAL128;

    static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    private static final int MOST_TEXT = 100;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 34;

    private Decimals() {
    }

    /**
     * Reads a number.
     *
     * @param path where it stands in the document, for the message
     * @param text decimal digits with an optional sign, point and exponent
     * @return the number, exactly as written
     * @throws DataException naming the path when it is no number, not finite, or out of bounds as of {@link #bounded}
     */
    public static BigDecimal parse(String path, String text) {
        if (text.length() <= MOST_TEXT) {
            try {
                return bounded(path, new BigDecimal(text));
            } catch (NumberFormatException e) {
                throw new DataException(path + ": found \"" + excerpt(text) + "\", expected a finite decimal number such as 12.5.", e);
            }
        }
        throw new DataException(path + ": found a text of " + text.length() + " characters, expected a finite decimal number of at most "
                + MOST_TEXT + " characters.");
    }

    /**
     * Checks that a number can be calculated with: a text as short as 1e999999999 would fill the memory.
     *
     * @param path where it stands in the document, for the message
     * @param value the number
     * @return the same number
     * @throws DataException naming the path when it has 19 or more digits before the point, or 35 or more after it
     */
    public static BigDecimal bounded(String path, BigDecimal value) {
        long before = (long) value.precision() - value.scale();
        if (value.signum() != 0 && before > MOST_DIGITS || value.scale() > MOST_DECIMALS || value.scale() < -MOST_DIGITS) {
            throw new DataException(path + ": found " + value + ", expected a number below 10^" + MOST_DIGITS + " with at most "
                    + MOST_DECIMALS + " decimals.");
        }
        return value;
    }

    /**
     * A number as documents write it.
     *
     * @param value the number
     * @return decimal digits without exponent and without zeros at the end, so that equal numbers have equal texts
     */
    public static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, CONTEXT);
    }

    /** The highest number of DECIMAL128 precision that times the divisor is no more than the dividend, both not negative. */
    static BigDecimal quotientWithin(BigDecimal a, BigDecimal b) {
        BigDecimal quotient = divide(a, b);
        return quotient.multiply(b).compareTo(a) > 0 ? quotient.subtract(quotient.ulp()) : quotient;
    }

    /** The lowest number of DECIMAL128 precision that times the divisor is no less than the dividend, both not negative. */
    static BigDecimal quotientCovering(BigDecimal a, BigDecimal b) {
        BigDecimal quotient = divide(a, b);
        return quotient.multiply(b).compareTo(a) < 0 ? quotient.add(quotient.ulp()) : quotient;
    }

    static BigDecimal notBelowZero(BigDecimal value) {
        return value.signum() < 0 ? ZERO : value;
    }
}
