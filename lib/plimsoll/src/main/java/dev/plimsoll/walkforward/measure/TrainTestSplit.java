package dev.plimsoll.walkforward.measure;

import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;

/**
 * Where the test months begin: strictly after the split month.
 *
 * @param index how many aligned months are train months, the split month included
 * @param month the split month, the last of train
 */
public record TrainTestSplit(int index, LocalDate month) {

    private static final int MIN_TRAIN = 24;
    private static final int MIN_TEST = 12;

    /**
     * Splits the aligned months.
     *
     * @param months the aligned months, 48 or more
     * @param trainRatio share of months that are train, rounded half to even; at least 24 are train and 12 test
     * @return the split
     */
    public static TrainTestSplit of(DateIndex months, double trainRatio) {
        int wanted = (int) StrictMath.rint(trainRatio * months.size());
        int index = Math.min(Math.max(wanted, MIN_TRAIN), months.size() - MIN_TEST);
        return new TrainTestSplit(index, months.date(index - 1));
    }

    /**
     * Whether a month is for testing.
     *
     * @param date the last day of the month
     * @return true after the split month
     */
    public boolean isTest(LocalDate date) {
        return date.isAfter(month);
    }
}
