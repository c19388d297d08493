package dev.plimsoll.kind.sleeves;

import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Dates by calendar quarter, so that a chart of hundreds of rebalances can be read.
 *
 * @param starts first date of each quarter that has any
 * @param firstRows row of each of them, and the number of dates at the end
 */
record Quarters(DateIndex starts, int[] firstRows) {

    static Quarters of(DateIndex dates) {
        List<LocalDate> starts = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < dates.size(); row++) {
            if (row == 0 || quarter(dates.date(row)) != quarter(dates.date(row - 1))) {
                starts.add(dates.date(row));
                rows.add(row);
            }
        }
        rows.add(dates.size());
        return new Quarters(DateIndex.of(starts), rows.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int quarter(LocalDate date) {
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    /** The mean of each quarter. */
    double[] means(double[] values) {
        double[] means = new double[starts.size()];
        Arrays.setAll(means, q -> Arrays.stream(values, firstRows[q], firstRows[q + 1]).average().orElse(Double.NaN));
        return means;
    }
}
