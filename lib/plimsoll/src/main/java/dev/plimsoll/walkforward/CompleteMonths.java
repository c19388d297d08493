package dev.plimsoll.walkforward;

import static java.lang.Math.max;
import static java.util.stream.IntStream.range;

import dev.plimsoll.error.DataException;
import java.time.LocalDate;
import java.util.Objects;

/** The months that have all features, with the sleeves' returns: the table that models learn from and candidates are simulated on. */
public final class CompleteMonths {

    private static final int MIN_ROWS = 36;
    private static final int MIN_SIMULATED = 12;

    private final Features features;
    private final int[] rows;

    private CompleteMonths(Features features, int[] rows) {
        this.features = features;
        this.rows = rows;
    }

    /**
     * The complete months of some features.
     *
     * @param features of all aligned months
     * @param minHistory months that pass before the first simulated one
     * @return the months without those that miss a feature
     * @throws DataException when fewer than max(minHistory + 12, 36) are left
     */
    public static CompleteMonths of(Features features, int minHistory) {
        int[] rows = range(0, features.months().size()).filter(features::isComplete).toArray();
        int needed = max(minHistory + MIN_SIMULATED, MIN_ROWS);
        if (rows.length < needed) {
            throw new DataException("Of the " + features.months() + " the sleeves have in common, " + rows.length
                    + " have all features; expected at least " + needed + " with min_history_months " + minHistory
                    + ". Give longer histories or lower min_history_months.");
        }
        return new CompleteMonths(features, rows);
    }

    /**
     * How many months there are.
     *
     * @return 36 or more
     */
    public int size() {
        return rows.length;
    }

    /**
     * A month.
     *
     * @param row 0-based
     * @return its last calendar day
     */
    public LocalDate month(int row) {
        return features.months().date(rows[row]);
    }

    /**
     * The return of sleeve A in a month.
     *
     * @param row 0-based
     * @return simple return
     */
    public double returnA(int row) {
        return features.pair().a().returns().value(rows[row]);
    }

    /**
     * The return of sleeve B in a month.
     *
     * @param row 0-based
     * @return simple return
     */
    public double returnB(int row) {
        return features.pair().b().returns().value(rows[row]);
    }

    /**
     * What is known when a month begins.
     *
     * @param row 0-based
     * @return the months before it, and its own features
     */
    public History before(int row) {
        return new History(this, row);
    }

    /**
     * What is known when a month begins: returns and features of the complete months before it, and its own features. A model is given
     * nothing else, so it cannot look ahead.
     */
    public static final class History {

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
            return table.features.row(table.rows[size]).clone();
        }

        /**
         * Features of a known month.
         *
         * @param row 0-based, below size
         * @return a copy, none missing
         */
        public double[] features(int row) {
            return table.features.row(table.rows[known(row)]).clone();
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
            return range(max(0, size - months), size).mapToDouble(table::returnA).toArray();
        }

        /**
         * The latest returns of sleeve B.
         *
         * @param months how many are wanted
         * @return that many, or all when fewer are known; oldest first
         */
        public double[] lastB(int months) {
            return range(max(0, size - months), size).mapToDouble(table::returnB).toArray();
        }

        private int known(int row) {
            return Objects.checkIndex(row, size);
        }
    }
}
