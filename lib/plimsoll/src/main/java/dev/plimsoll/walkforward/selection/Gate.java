package dev.plimsoll.walkforward.selection;

import java.util.Locale;

/**
 * A figure held against its limit.
 *
 * @param name the figure, such as test_max_drawdown
 * @param value what it is
 * @param bound on which side of the limit it must lie
 * @param limit the limit, in the unit of the value
 */
public record Gate(String name, double value, Bound bound, double limit) {

    /** On which side of its limit a figure must lie. */
    public enum Bound {
        /** The limit or less. */
        AT_MOST,
        /** The limit or more. */
        AT_LEAST,
        /** More than the limit. */
        ABOVE;

        /** As files and the store name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether the figure is on the right side.
     *
     * @return true when passed
     */
    public boolean passed() {
        return switch (bound) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
            case ABOVE -> value > limit;
        };
    }

    /**
     * How far the figure is on the right side.
     *
     * @return the distance from the limit, negative when failed; 0 passes but for {@link Bound#ABOVE}
     */
    public double slack() {
        return bound == Bound.AT_MOST ? limit - value : value - limit;
    }
}
