package dev.plimsoll.allocator.regime;

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
