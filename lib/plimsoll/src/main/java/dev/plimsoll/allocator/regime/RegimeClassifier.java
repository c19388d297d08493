package dev.plimsoll.allocator.regime;

import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a state day by day and gives each its regime: worse at once, milder only after a while and once the EXIT signals have calmed.
 * The regime of a day depends on that day and the days before, never on later ones.
 */
public final class RegimeClassifier {

    private RegimeClassifier() {
    }

    /**
     * The regimes of a state.
     *
     * @param state the features of each day
     * @param thresholds where signals fire
     * @return one day per row, with reasons
     */
    public static RegimePath classify(StateFeatures state, RegimeThresholds thresholds) {
        double[] volAccel = state.column(StateFeature.VOL_ACCEL);
        double[] corrShock = state.column(StateFeature.CORR_SHOCK);
        double[] ddLevel = state.column(StateFeature.DD_LEVEL);
        double[] ddSlope = state.column(StateFeature.DD_SLOPE_10D);
        RegimeWalk walk = new RegimeWalk(thresholds);
        List<RegimeDay> days = new ArrayList<>(volAccel.length);
        for (int row = 0; row < volAccel.length; row++) {
            days.add(walk.next(state.dates().date(row), volAccel[row], corrShock[row], ddLevel[row], ddSlope[row]));
        }
        return RegimePath.classified(state.dates(), days, thresholds);
    }
}
