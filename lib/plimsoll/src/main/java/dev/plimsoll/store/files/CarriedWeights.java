package dev.plimsoll.store.files;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.stream.LongStream;

/** The rebalances of a window, and before them what is held when it starts. */
final class CarriedWeights {

    private CarriedWeights() {
    }

    /**
     * Cuts weights to a window. The weights in force before its start, blanks filled with the ones before, stay as one row of the day they
     * were last set; where all are 0 there is nothing to carry.
     */
    static Panel within(Panel weights, LocalDate startOrNull, LocalDate endOrNull) {
        Panel inside = weights.reindex(weights.dates().between(startOrNull, endOrNull));
        int last = startOrNull == null ? -1 : weights.dates().rowAtOrBefore(startOrNull.toEpochDay() - 1);
        if (last < 0) {
            return inside;
        }
        double[][] values = new double[weights.width()][inside.rows() + 1];
        boolean held = false;
        for (int c = 0; c < values.length; c++) {
            for (int row = 0; row <= last; row++) {
                double weight = weights.value(row, c);
                values[c][0] = Double.isNaN(weight) ? values[c][0] : weight;
            }
            held |= values[c][0] != 0;
            System.arraycopy(inside.column(c), 0, values[c], 1, inside.rows());
        }
        long[] days = LongStream.concat(LongStream.of(weights.dates().epochDay(last)),
                LongStream.range(0, inside.rows()).map(row -> inside.dates().epochDay((int) row))).toArray();
        return held ? Panel.of(DateIndex.ofEpochDays(days), weights.columns(), values) : inside;
    }
}
