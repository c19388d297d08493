package dev.plimsoll.store.artifact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where two tables of one kind differ.
 *
 * @param date day of the row; empty when its key has no date
 * @param rowKey key of the row, as {@code column=value} pairs
 * @param column the column that differs; empty when the whole row is on one side only, or twice on one
 * @param stored value of the stored table, as text that reads back exactly; empty = NULL, or no such row
 * @param computed value of the other table, likewise
 * @param ulps distance in units in the last place; empty unless both values are doubles
 */
public record CellDifference(Optional<LocalDate> date, String rowKey, Optional<String> column, Optional<String> stored,
        Optional<String> computed, OptionalDouble ulps) {

    private static final double TWO_TO_64 = 0x1p64;

    /**
     * How far two doubles are apart: how many lie between them, plus one. 0 for equal ones, 0.0 and -0.0 among them.
     *
     * @param a not NaN
     * @param b not NaN
     * @return units in the last place, exact up to 2^53
     */
    public static double ulps(double a, double b) {
        long distance = Math.max(ordered(a), ordered(b)) - Math.min(ordered(a), ordered(b)); // beyond 2^63 the sign is part of the number
        return distance < 0 ? TWO_TO_64 + distance : distance;
    }

    /** Doubles in their order as whole numbers in theirs. */
    private static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    @Override
    public String toString() {
        String where = rowKey + column.map(name -> ", column " + name).orElse("");
        if (column.isEmpty()) {
            return where + ": the whole row is on one side only, or twice";
        }
        return where + ": stored " + stored.orElse("NULL") + ", computed " + computed.orElse("NULL")
                + (ulps.isPresent() ? " (" + ShortestDecimal.ecmaScript(ulps.getAsDouble()) + " ULP apart)" : "");
    }
}
