package dev.plimsoll.portfolio;

import java.util.Locale;

/**
 * How the returns of a day's holdings become the return of the book. The two differ by the spread of the returns: a book of 0.5 and 0.5
 * whose assets earn +3 % and -3 % earns -0.045 % under {@link #LOG}, which is -8.6 % in 200 such days, and 0 under {@link #SIMPLE}.
 */
public enum Aggregation {
    /** {@code exp(sum of w * ln(1 + r)) - 1}, the rule of Allocator v1. */
    LOG,
    /** {@code sum of w * r}, what a book earns whose weights are restored each day; for runs under a research version. */
    SIMPLE;

    /**
     * Its name in configurations.
     *
     * @return {@code log} or {@code simple}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
