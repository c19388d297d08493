package dev.plimsoll.report;

import java.util.Locale;

/** A number that tables set flush right like any other, shown with a text of its own. */
public final class ShownNumber extends Number {

    private static final long serialVersionUID = 1L;

    private final double value;
    private final String text;

    /**
     * A number and how it is shown.
     *
     * @param value the number itself
     * @param text what a reader sees
     */
    public ShownNumber(double value, String text) {
        this.value = value;
        this.text = text;
    }

    /**
     * A number shown with six decimals.
     *
     * @param value the number
     * @return it, such as {@code 0.850000}
     */
    public static ShownNumber rounded(double value) {
        return new ShownNumber(value, String.format(Locale.ROOT, "%.6f", value));
    }

    @Override
    public int intValue() {
        return (int) value;
    }

    @Override
    public long longValue() {
        return (long) value;
    }

    @Override
    public float floatValue() {
        return (float) value;
    }

    @Override
    public double doubleValue() {
        return value;
    }

    @Override
    public String toString() {
        return text;
    }
}
