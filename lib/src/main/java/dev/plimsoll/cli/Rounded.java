package dev.plimsoll.cli;

import java.util.Locale;

/** A number shown with six decimals in a table for people. */
final class Rounded extends Number {

    private static final long serialVersionUID = 1L;

    private final double value;

    Rounded(double value) {
        this.value = value;
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
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
