package dev.plimsoll.allocator.regime;

import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<RegimeDay> days = new ArrayList<>(volAccel.length);
        RegimeDay before = null;
        for (int row = 0; row < volAccel.length; row++) {
            Signals enter = thresholds.enterSignals(volAccel[row], corrShock[row], ddLevel[row], ddSlope[row]);
            Signals exit = thresholds.exitSignals(volAccel[row], corrShock[row], ddLevel[row], ddSlope[row]);
            TargetRule rule = TargetRule.of(ddLevel[row], enter, thresholds);
            Regime target = rule.target();
            Decision decision = decide(before, target, exit.score(), thresholds.minDaysInRegime());
            Regime regime = switch (decision) {
                case FIRST_DAY, UPGRADE, DOWNGRADE -> target;
                case HOLD_MIN_DAYS, HOLD_EXIT_SCORE, STAY -> before.regime();
            };
            int daysInRegime = before != null && before.regime() == regime ? before.daysInRegime() + 1 : 1;
            before = new RegimeDay(state.dates().date(row), regime, Optional.ofNullable(before).map(RegimeDay::regime), enter, exit,
                    enter.score(), exit.score(), target, rule, decision, daysInRegime);
            days.add(before);
        }
        return RegimePath.classified(state.dates(), days, thresholds);
    }

    private static Decision decide(RegimeDay before, Regime target, int exitScore, int minDays) {
        if (before == null) {
            return Decision.FIRST_DAY;
        }
        Regime regime = before.regime();
        if (target == regime) {
            return Decision.STAY;
        }
        if (target.isWorseThan(regime)) {
            return Decision.UPGRADE;
        }
        if (before.daysInRegime() < minDays) {
            return Decision.HOLD_MIN_DAYS;
        }
        // CRISIS is left below a score of 3, STRESS below 2, ELEVATED below 1: the regime's own rank.
        return exitScore < regime.ordinal() ? Decision.DOWNGRADE : Decision.HOLD_EXIT_SCORE;
    }
}
