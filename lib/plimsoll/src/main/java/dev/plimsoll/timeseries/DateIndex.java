package dev.plimsoll.timeseries;

import dev.plimsoll.error.DataException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Strictly ascending calendar days; they need not be business days (futures trade on Sundays).
 *
 * <p>Immutable. Days are kept as days since 1970-01-01, so an index of ten years is a few kilobytes.
 */
public final class DateIndex {

    private static final DateIndex EMPTY = new DateIndex(new long[0]);

    private final long[] epochDays;

    private DateIndex(long[] epochDays) {
        this.epochDays = epochDays;
    }

    /**
     * The index of these days.
     *
     * @param days strictly ascending
     * @return the index
     * @throws DataException naming the first day that repeats or goes back
     */
    public static DateIndex of(List<LocalDate> days) {
        return ofEpochDays(days.stream().mapToLong(LocalDate::toEpochDay).toArray());
    }

    /**
     * The index of these days.
     *
     * @param epochDays days since 1970-01-01, strictly ascending; copied
     * @return the index
     * @throws DataException naming the first day that repeats or goes back
     */
    public static DateIndex ofEpochDays(long... epochDays) {
        for (int i = 1; i < epochDays.length; i++) {
            if (epochDays[i] <= epochDays[i - 1]) {
                LocalDate day = LocalDate.ofEpochDay(epochDays[i]);
                throw new DataException(epochDays[i] == epochDays[i - 1]
                        ? "The date " + day + " occurs twice; each day may occur once. Remove one of its rows."
                        : "The date " + day + " comes after " + LocalDate.ofEpochDay(epochDays[i - 1])
                                + "; dates must ascend. Sort the rows by date.");
            }
        }
        return epochDays.length == 0 ? EMPTY : new DateIndex(epochDays.clone());
    }

    /**
     * Number of days.
     *
     * @return 0 or more
     */
    public int size() {
        return epochDays.length;
    }

    /**
     * Whether there is no day at all.
     *
     * @return true for an index of size 0
     */
    public boolean isEmpty() {
        return epochDays.length == 0;
    }

    /**
     * The day of a row.
     *
     * @param row 0-based
     * @return the day
     */
    public LocalDate date(int row) {
        return LocalDate.ofEpochDay(epochDays[row]);
    }

    /**
     * The day of a row as a number.
     *
     * @param row 0-based
     * @return days since 1970-01-01
     */
    public long epochDay(int row) {
        return epochDays[row];
    }

    /**
     * The days as numbers.
     *
     * @return a copy, days since 1970-01-01
     */
    public long[] epochDays() {
        return epochDays.clone();
    }

    /**
     * The first day.
     *
     * @return the earliest day
     * @throws IndexOutOfBoundsException when empty
     */
    public LocalDate first() {
        return date(0);
    }

    /**
     * The last day.
     *
     * @return the latest day
     * @throws IndexOutOfBoundsException when empty
     */
    public LocalDate last() {
        return date(epochDays.length - 1);
    }

    /**
     * The row of a day.
     *
     * @param epochDay days since 1970-01-01
     * @return its 0-based row, or -1 when the day is not in the index
     */
    public int rowOf(long epochDay) {
        int row = Arrays.binarySearch(epochDays, epochDay);
        return row < 0 ? -1 : row;
    }

    /**
     * The last row on or before a day, for forward fills.
     *
     * @param epochDay days since 1970-01-01
     * @return 0-based row, or -1 when the day lies before the first one
     */
    public int rowAtOrBefore(long epochDay) {
        int row = Arrays.binarySearch(epochDays, epochDay);
        return row < 0 ? -row - 2 : row;
    }

    /**
     * The first row on or after a day.
     *
     * @param epochDay days since 1970-01-01
     * @return 0-based row, or {@link #size()} when the day lies after the last one
     */
    public int rowAtOrAfter(long epochDay) {
        int row = Arrays.binarySearch(epochDays, epochDay);
        return row < 0 ? -row - 1 : row;
    }

    /**
     * The days that both indices hold.
     *
     * @param other another index
     * @return the sorted intersection
     */
    public DateIndex intersect(DateIndex other) {
        long[] common = new long[Math.min(size(), other.size())];
        int n = 0;
        for (int i = 0, j = 0; i < size() && j < other.size();) {
            long a = epochDays[i];
            long b = other.epochDays[j];
            if (a == b) {
                common[n++] = a;
            }
            if (a <= b) {
                i++;
            }
            if (b <= a) {
                j++;
            }
        }
        return n == 0 ? EMPTY : new DateIndex(Arrays.copyOf(common, n));
    }

    /**
     * The days of a range.
     *
     * @param from first day to keep, or null for no lower end
     * @param to last day to keep, or null for no upper end
     * @return the days within, possibly none
     */
    public DateIndex between(LocalDate from, LocalDate to) {
        int start = from == null ? 0 : rowAtOrAfter(from.toEpochDay());
        int end = to == null ? size() : rowAtOrBefore(to.toEpochDay()) + 1;
        return start >= end ? EMPTY : slice(start, end);
    }

    /**
     * Consecutive rows.
     *
     * @param start first row, 0-based
     * @param end row after the last
     * @return the days in between
     */
    public DateIndex slice(int start, int end) {
        return new DateIndex(Arrays.copyOfRange(epochDays, start, end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateIndex that && Arrays.equals(epochDays, that.epochDays);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(epochDays);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no dates" : size() + " dates " + first() + ".." + last();
    }
}
