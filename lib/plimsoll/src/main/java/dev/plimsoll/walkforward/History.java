package dev.plimsoll.walkforward;

import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * What is known when a month begins: returns and features of the complete months before it, and its own features. A model is given nothing
 * else, so it cannot look ahead.
 */
public final class History {

    private final CompleteMonths table;
    private final int size;

    History(CompleteMonths table, int size) {
        this.table = table;
        this.size = size;
    }

    /**
     * The month that begins.
     *
     * @return its last calendar day
     */
    public LocalDate month() {
        return table.month(size);
    }

    /**
     * How many months are known.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Features of the month that begins.
     *
     * @return a copy, none missing
     */
    public double[] features() {
        return table.features(size).clone();
    }

    /**
     * Features of a known month.
     *
     * @param row 0-based, below size
     * @return a copy, none missing
     */
    public double[] features(int row) {
        return table.features(known(row)).clone();
    }

    /**
     * Return of sleeve A in a known month.
     *
     * @param row 0-based, below size
     * @return simple return
     */
    public double returnA(int row) {
        return table.returnA(known(row));
    }

    /**
     * Return of sleeve B in a known month.
     *
     * @param row 0-based, below size
     * @return simple return
     */
    public double returnB(int row) {
        return table.returnB(known(row));
    }

    /**
     * The latest returns of sleeve A.
     *
     * @param months how many are wanted
     * @return that many, or all when fewer are known; oldest first
     */
    public double[] lastA(int months) {
        return IntStream.range(Math.max(0, size - months), size).mapToDouble(table::returnA).toArray();
    }

    /**
     * The latest returns of sleeve B.
     *
     * @param months how many are wanted
     * @return that many, or all when fewer are known; oldest first
     */
    public double[] lastB(int months) {
        return IntStream.range(Math.max(0, size - months), size).mapToDouble(table::returnB).toArray();
    }

    private int known(int row) {
        if (row >= size) {
            throw new IndexOutOfBoundsException("Row " + row + " of " + size + " known months.");
        }
        return row;
    }
}
