package dev.plimsoll.report;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.timeseries.DateIndex;
import java.util.ArrayList;
import java.util.List;

/** Unbroken stretches of one regime. A stretch reaches to the day the next one begins, the last one a day further than its last row. */
record RegimeBands(List<Band> bands) {

    /** Days since 1970-01-01; {@code to} no longer belongs to it. */
    record Band(Regime regime, long from, long to) {
    }

    static RegimeBands of(RegimePath path) {
        DateIndex dates = path.dates();
        List<Band> bands = new ArrayList<>();
        int start = 0;
        for (int row = 1; row <= dates.size(); row++) {
            boolean end = row == dates.size();
            if (end || path.regimes().get(row) != path.regimes().get(start)) {
                bands.add(new Band(path.regimes().get(start), dates.epochDay(start),
                        end ? dates.epochDay(row - 1) + 1 : dates.epochDay(row)));
                start = row;
            }
        }
        return new RegimeBands(List.copyOf(bands));
    }
}
