package dev.plimsoll.store.diff;

import dev.plimsoll.error.UsageException;

/**
 * Up to what distance two cells agree: when any of the three limits covers it. Labels, texts, dates and instants agree only when equal,
 * and a missing value agrees only with a missing value.
 *
 * @param absolute largest absolute difference
 * @param relative largest difference in units of the larger of the two numbers
 * @param ulps largest number of steps from one double to the next, for doubles only
 */
public record Tolerance(double absolute, double relative, long ulps) {

    /** Only equal values agree. */
    public static final Tolerance EXACT = new Tolerance(0, 0, 0);

    /**
     * Checks the limits.
     *
     * @param absolute 0 or more
     * @param relative 0 or more
     * @param ulps 0 or more
     * @throws UsageException when one is negative or no number
     */
    public Tolerance {
        if (!(absolute >= 0) || !(relative >= 0) || ulps < 0) {
            throw new UsageException("A tolerance is out of range: found absolute " + absolute + ", relative " + relative + ", ULP " + ulps
                    + "; expected each to be 0 or more.");
        }
    }

    boolean covers(Distance distance) {
        return distance.absolute() <= absolute || distance.relative() <= relative
                || distance.ulps().isPresent() && distance.ulps().getAsLong() <= ulps;
    }
}
