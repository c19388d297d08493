package dev.plimsoll.allocator.regime;

import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Decision;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.TargetRule;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import java.time.LocalDate;
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
        RegimeWalk walk = new RegimeWalk(thresholds);
        List<RegimeDay> days = new ArrayList<>(volAccel.length);
        for (int row = 0; row < volAccel.length; row++) {
            days.add(walk.next(state.dates().date(row), volAccel[row], corrShock[row], ddLevel[row], ddSlope[row]));
        }
        return RegimePath.classified(state.dates(), days, thresholds);
    }

    /**
     * The regime rules one day at a time: four features in, one day with its reasons out. {@link RegimeClassifier} walks a whole state with
     * it. Not thread-safe.
     */
    public static final class RegimeWalk {

        private final RegimeThresholds thresholds;
        private RegimeDay before;

        /**
         * A walk before its first day.
         *
         * @param thresholds where signals fire
         */
        public RegimeWalk(RegimeThresholds thresholds) {
            this.thresholds = thresholds;
        }

        /**
         * The regime of the next day.
         *
         * @param date the day, after all before it
         * @param volAccel {@code vol_accel} of the day
         * @param corrShock {@code corr_shock} of the day
         * @param ddLevel {@code dd_level} of the day
         * @param ddSlope {@code dd_slope_10d} of the day
         * @return the day with signals, target and decision
         * @throws DataException when the date does not lie after the day before
         */
        public RegimeDay next(LocalDate date, double volAccel, double corrShock, double ddLevel, double ddSlope) {
            if (before != null && !date.isAfter(before.date())) {
                throw new DataException("The day " + date + " comes after " + before.date() + "; days must ascend.");
            }
            Signals enter = thresholds.enterSignals(volAccel, corrShock, ddLevel, ddSlope);
            Signals exit = thresholds.exitSignals(volAccel, corrShock, ddLevel, ddSlope);
            TargetRule rule = TargetRule.of(ddLevel, enter, thresholds);
            Regime target = rule.target();
            Decision decision = decide(target, exit.score());
            Regime regime = switch (decision) {
                case FIRST_DAY, UPGRADE, DOWNGRADE -> target;
                case HOLD_MIN_DAYS, HOLD_EXIT_SCORE, STAY -> before.regime();
            };
            int daysInRegime = before != null && before.regime() == regime ? before.daysInRegime() + 1 : 1;
            before = new RegimeDay(date, regime, Optional.ofNullable(before).map(RegimeDay::regime), enter, exit, enter.score(),
                    exit.score(), target, rule, decision, daysInRegime);
            return before;
        }

        private Decision decide(Regime target, int exitScore) {
            if (before == null) {
                return Decision.FIRST_DAY;
            }
            Regime regime = before.regime();
            // CRISIS is left below a score of 3, STRESS below 2, ELEVATED below 1: the regime's own rank.
            return target == regime ? Decision.STAY : target.isWorseThan(regime) ? Decision.UPGRADE
                    : before.daysInRegime() < thresholds.minDaysInRegime() ? Decision.HOLD_MIN_DAYS
                    : exitScore < regime.ordinal() ? Decision.DOWNGRADE : Decision.HOLD_EXIT_SCORE;
        }
    }
}
