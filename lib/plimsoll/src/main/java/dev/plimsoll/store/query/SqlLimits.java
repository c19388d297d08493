package dev.plimsoll.store.query;

import dev.plimsoll.error.UsageException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How much a query may take. A query that would take more is ended and refused in words; who waits for the store gets it then.
 *
 * @param rows rows to fetch at most, 0 or more
 * @param memory what the database may use, such as {@code 4GB} or {@code 50%} of the machine's; nothing goes to disk
 * @param timeout how long the query may take from its first word to its last row; zero = as long as it likes
 */
public record SqlLimits(int rows, String memory, Duration timeout) {

    /** What a query gets that says nothing else; a store is waited for a little longer than that. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private static final int MANY_ROWS = 1_000_000;
    private static final String HALF = "50%";
    private static final Pattern MEMORY = Pattern.compile("[1-9]\\d?%|100%|([1-9]\\d{2,8}|6[4-9]|[7-9]\\d)\\s?Mi?B|[1-9]\\d{0,5}(\\.\\d{1,3})?\\s?[GT]i?B",
            Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * Checks the limits.
     *
     * @param rows 0 or more
     * @param memory 64MB or more, or a share
     * @param timeout zero to a year
     * @throws UsageException when one is out of range
     */
    public SqlLimits {
        if (rows < 0) {
            throw new UsageException("A limit of " + rows + " rows is out of range; expected 0 or more.");
        }
        if (!MEMORY.matcher(memory).matches()) {
            throw new UsageException("A memory limit of '" + memory + "' is not understood or too small; expected 64MB or more, "
                    + "such as 500MB, 4GB or 50% of the machine's.");
        }
        if (timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw new UsageException("A time limit of " + timeout.toSeconds() + " s is out of range; expected 0 (none) to "
                    + LONGEST.toSeconds() + " s.");
        }
    }

    /**
     * What queries get that say nothing else.
     *
     * @return a million rows, half of the machine's memory, 60 seconds
     */
    public static SqlLimits standard() {
        return new SqlLimits(MANY_ROWS, HALF, DEFAULT_TIMEOUT);
    }

    /** For our own queries: as many rows as there are, as long as it takes. */
    public static SqlLimits none() {
        return new SqlLimits(Integer.MAX_VALUE, HALF, Duration.ZERO);
    }

    /**
     * These limits with another number of rows.
     *
     * @param most rows to fetch at most
     * @return the limits
     */
    public SqlLimits withRows(int most) {
        return new SqlLimits(most, memory, timeout);
    }

    /**
     * These limits with another memory.
     *
     * @param most a number with a unit, such as 500MB, 4GB or 50%
     * @return the limits
     */
    public SqlLimits withMemory(String most) {
        return new SqlLimits(rows, most, timeout);
    }

    /**
     * These limits with another time.
     *
     * @param most how long the query may take; zero = as long as it likes
     * @return the limits
     */
    public SqlLimits withTimeout(Duration most) {
        return new SqlLimits(rows, memory, most);
    }
}
