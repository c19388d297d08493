package dev.plimsoll.store.identity;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * The shortest decimal that reads back to the same double, the same on every JDK: {@code Double.toString} of JDK 17 is not always
 * the shortest, so Jackson's Schubfach implementation (the algorithm of newer JDKs) does it.
 */
public final class ShortestDecimal {

    private ShortestDecimal() {
    }

    /**
     * As files show it: {@code 1.0}, {@code 0.1}, {@code 3.743E-6}.
     *
     * @param value finite
     * @return a decimal that {@code Double.parseDouble} and every CSV reader turn back into the same double
     */
    public static String of(double value) {
        return DoubleToDecimal.toString(value);
    }

    /** A cell as files and messages show it: a number as it reads back, anything else as it is. */
    public static String text(Object cell) {
        return cell instanceof Double number ? of(number) : cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
    }

    /**
     * As canonical JSON shows it (RFC 8785, the rules of ECMAScript): {@code 1}, {@code 0.1}, {@code 3.743e-6}.
     *
     * @param value finite
     * @return the shortest digits in ECMAScript's notation
     */
    public static String ecmaScript(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = new BigDecimal(of(Math.abs(value))).stripTrailingZeros();
        BigDecimal oneDigit = decimal.round(new MathContext(1));
        if (oneDigit.doubleValue() == Math.abs(value)) {
            decimal = oneDigit; // Java writes two digits at least, and the closest of those: 4.9E-324 where 5e-324 reads back too
        }
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale(); // the value is 0.<digits> * 10^point
        String text;
        if (point > 21 || point < -5) {
            String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
            text = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + exponent;
        } else if (point <= 0) {
            text = "0." + "0".repeat(-point) + digits;
        } else if (point >= digits.length()) {
            text = digits + "0".repeat(point - digits.length());
        } else {
            text = digits.substring(0, point) + "." + digits.substring(point);
        }
        return value < 0 ? "-" + text : text;
    }
}
