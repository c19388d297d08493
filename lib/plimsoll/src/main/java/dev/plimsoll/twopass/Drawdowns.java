package dev.plimsoll.twopass;

import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;

/** Finds the days of the deepest drawdown of an equity curve, which the metrics give without dates. */
final class Drawdowns {

    private Drawdowns() {
    }

    static String words(PassFigures pass) {
        Series equity = pass.equity();
        String depth = "max drawdown " + Figures.percent(pass.metrics().maxDrawdown());
        double peak = Double.NEGATIVE_INFINITY;
        LocalDate peakOn = null;
        double deepest = 0;
        String where = "";
        for (int row = 0; row < equity.size(); row++) {
            double value = equity.value(row);
            if (value > peak) {
                peak = value;
                peakOn = equity.dates().date(row);
            }
            if (value / peak - 1 < deepest) {
                deepest = value / peak - 1;
                where = " on " + equity.dates().date(row) + " from the peak of " + peakOn;
            }
        }
        return depth + where;
    }
}
