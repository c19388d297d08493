package dev.plimsoll.allocator.regime;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The regime of one day and everything that led to it.
 *
 * @param date the day, known at its close
 * @param regime the regime from this day's close on
 * @param previous the regime of the row before; empty on the first day
 * @param enter signals under the ENTER thresholds
 * @param exit signals under the EXIT thresholds
 * @param enterScore how many ENTER signals fire, 0 to 4
 * @param exitScore how many EXIT signals fire, 0 to 4
 * @param target the regime the ENTER signals ask for
 * @param rule the rule that gave the target
 * @param decision what was done about it
 * @param daysInRegime rows since the regime began, today included: 1 on its first day
 */
public record RegimeDay(LocalDate date, Regime regime, Optional<Regime> previous, Signals enter, Signals exit, int enterScore,
        int exitScore, Regime target, TargetRule rule, Decision decision, int daysInRegime) {

    /** What the walk did on one day, given the regime in force and the day's target. */
    public enum Decision {
        /** The first day takes its target. */
        FIRST_DAY,
        /** The target is more severe: taken at once. */
        UPGRADE,
        /** The target is milder, the regime has lasted long enough and the EXIT score allows it: taken at once, without steps between. */
        DOWNGRADE,
        /** The target is milder, but the regime has lasted fewer than {@code min_days_in_regime} days (whatever the EXIT score says). */
        HOLD_MIN_DAYS,
        /** The target is milder and the regime old enough, but too many EXIT signals still fire. */
        HOLD_EXIT_SCORE,
        /** The target is the regime in force. */
        STAY
    }

    /**
     * The four stress signals of one day under one set of thresholds, ENTER or EXIT.
     *
     * @param volFast {@code vol_accel ≥ threshold}: volatility has lately grown
     * @param corrSpike {@code corr_shock ≥ threshold}: assets have lately moved together
     * @param ddDeep {@code dd_level ≤ threshold}: the book is far below its peak
     * @param ddWorsening {@code dd_slope_10d ≤ threshold}: and falling
     */
    public record Signals(boolean volFast, boolean corrSpike, boolean ddDeep, boolean ddWorsening) {

        /**
         * How many of the four fire.
         *
         * @return 0 to 4
         */
        public int score() {
            return (volFast ? 1 : 0) + (corrSpike ? 1 : 0) + (ddDeep ? 1 : 0) + (ddWorsening ? 1 : 0);
        }
    }

    /**
     * Which rule set the target of a day: the first that holds, most severe first.
     *
     * <p>The definition also names two combinations, vol_fast and corr_spike and dd_worsening for CRISIS, vol_fast and corr_spike for
     * STRESS. They never decide alone, because three signals are a score of 3 and two a score of 2; so they have no constant here.
     */
    public enum TargetRule {
        /** {@code dd_level ≤ dd_crisis_enter}: CRISIS whatever the signals say. */
        DD_CRISIS(Regime.CRISIS),
        /** Three or four ENTER signals: CRISIS. */
        SCORE_3(Regime.CRISIS),
        /** Two ENTER signals: STRESS. */
        SCORE_2(Regime.STRESS),
        /** {@code dd_level ≤ dd_stress_enter}: STRESS with fewer than two signals. */
        DD_STRESS(Regime.STRESS),
        /** One ENTER signal: ELEVATED. */
        SCORE_1(Regime.ELEVATED),
        /** Nothing fires: NORMAL. */
        NONE(Regime.NORMAL);

        private final Regime target;

        TargetRule(Regime target) {
            this.target = target;
        }

        /**
         * The regime this rule asks for.
         *
         * @return the target of a day on which this is the first rule that holds
         */
        public Regime target() {
            return target;
        }

        static TargetRule of(double ddLevel, Signals enter, RegimeThresholds thresholds) {
            int score = enter.score();
            if (ddLevel <= thresholds.ddCrisisEnter()) {
                return DD_CRISIS;
            }
            if (score >= 3) {
                return SCORE_3;
            }
            if (score >= 2) {
                return SCORE_2;
            }
            if (ddLevel <= thresholds.ddStressEnter()) {
                return DD_STRESS;
            }
            return score >= 1 ? SCORE_1 : NONE;
        }
    }
}
