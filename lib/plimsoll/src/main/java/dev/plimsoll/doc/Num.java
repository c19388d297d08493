package dev.plimsoll.doc;

import static java.lang.Double.isFinite;
import static java.lang.Double.isNaN;
import static java.lang.Math.abs;
import static java.math.RoundingMode.HALF_EVEN;
import static java.util.Locale.ROOT;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * A number as people read it: rounded half to even from its exact value, never with an exponent's {@code E}, set flush right in tables.
 *
 * @param text what a reader sees, with an ASCII minus and plain blanks; pages typeset both
 */
public record Num(String text) {

    /** What stands where there is no number. */
    public static final String NONE = "\u2013";

    private static final Num NO_NUMBER = new Num(NONE);
    private static final double TINY = 1e-6;
    private static final double HUGE = 1e15;
    private static final int DIGITS = 3;
    private static final String POWER = " × 10^";
    private static final int PLAIN_DECIMALS = 6;

    /** With so many decimals: {@code -0.0294}. */
    public static Num fixed(double value, int decimals) {
        if (!isFinite(value)) {
            return isNaN(value) ? NO_NUMBER : new Num(value > 0 ? "\u221e" : "-\u221e");
        }
        if (abs(value) >= HUGE) {
            return power(value);
        }
        return fixed(new BigDecimal(value), decimals);
    }

    /** With so many decimals, from an exact decimal. */
    public static Num fixed(BigDecimal value, int decimals) {
        return new Num(value.setScale(decimals, HALF_EVEN).toPlainString());
    }

    /** With so many decimals and a sign before what is above zero: {@code +0.98}. */
    public static Num signed(double value, int decimals) {
        Num number = fixed(value, decimals);
        return value > 0 && !isZero(number.text) ? new Num("+" + number.text) : number;
    }

    /** A share in percent, two decimals: {@code -2.94 %}. */
    public static Num percent(double share) {
        return percent(share, 2);
    }

    /** A share in percent: {@code 12.5 %}. */
    public static Num percent(double share, int decimals) {
        return fixed(share * 100, decimals).unit(" %");
    }

    /** A difference of shares in percentage points, with its sign: {@code +0.98 points}. */
    public static Num points(double share) {
        return signed(share * 100, 2).unit(" points");
    }

    /** With up to six decimals and no trailing zeros: {@code 0.9}, {@code 12.345679}, {@code 20}. */
    public static Num plain(double value) {
        return plain(value, PLAIN_DECIMALS);
    }

    /** With up to so many decimals and no trailing zeros; three digits and a power of ten for what is tiny or huge. */
    public static Num plain(double value, int decimals) {
        if (value == 0) {
            return new Num("0");
        }
        double size = abs(value);
        if (!isFinite(value)) {
            return fixed(value, decimals);
        }
        if (size < TINY || size >= HUGE) {
            return power(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, HALF_EVEN);
        return rounded.signum() == 0 ? new Num("0") : new Num(rounded.stripTrailingZeros().toPlainString());
    }

    /** As {@link #plain(double, int)}, or a dash. */
    public static Num plain(OptionalDouble value, int decimals) {
        return value.isPresent() ? plain(value.getAsDouble(), decimals) : NO_NUMBER;
    }

    /** A count with its thousands apart: {@code 10,000}. */
    public static Num count(long count) {
        return new Num(String.format(ROOT, "%,d", count));
    }

    /** The number with a unit behind it; a number that is not there has none. */
    public Num unit(String unit) {
        return text.equals(NONE) ? this : new Num(text + unit);
    }

    /** How many digits stand behind the point. */
    int decimals() {
        int point = text.indexOf('.');
        return point < 0 || isPower() ? 0 : text.length() - point - 1;
    }

    /** Whether it is too large or too small for plain digits. */
    boolean isPower() {
        return text.contains(POWER);
    }

    /** For pages: a true minus, no line break between number and unit, no sign before zero. */
    public String typeset() {
        String number = text.startsWith("-") ? isZero(text) ? text.substring(1) : "\u2212" + text.substring(1) : text;
        return number.replace(' ', '\u00a0');
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9' || c == '\u221e');
    }

    private static Num power(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return new Num(rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + POWER + exponent);
    }

    @Override
    public String toString() {
        return text;
    }
}
