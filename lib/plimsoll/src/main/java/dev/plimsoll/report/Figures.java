package dev.plimsoll.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people. Rounding is of the exact value, half to even. */
final class Figures {

    static final String NONE = "\u2013";
    private static final String MINUS = "\u2212";
    private static final String INFINITE = "\u221e";
    /** From here on all digits before the point would be noise. */
    private static final double SCIENTIFIC_FROM = 1e15;

    private Figures() {
    }

    /** With so many decimals, as a program would print it: -0.0294. From 1e15 with an exponent; a dash for no number. */
    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? INFINITE : "-" + INFINITE;
        }
        if (Math.abs(value) >= SCIENTIFIC_FROM) {
            return String.format(Locale.ROOT, "%.2e", value).replace("e+", "e");
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** With up to four decimals and no trailing zeros: 0.9, 12.3457, 20. */
    static String plain(double value) {
        if (!(Math.abs(value) < SCIENTIFIC_FROM)) {
            return fixed(value, 2);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A share as percent with a true minus: −2.94 %. */
    static String percent(double share) {
        return typeset(fixed(share * 100, 2)) + "\u00a0%";
    }

    static String signed(double value) {
        String text = fixed(value, 2);
        return text.startsWith("-") ? typeset(text) : isZero(text) || text.equals(NONE) ? text : "+" + text;
    }

    static String typeset(String number) {
        return number.startsWith("-") ? isZero(number) ? number.substring(1) : MINUS + number.substring(1) : number;
    }

    private static boolean isZero(String number) {
        return !number.endsWith(INFINITE) && !number.equals(NONE) && new BigDecimal(number).signum() == 0;
    }
}
