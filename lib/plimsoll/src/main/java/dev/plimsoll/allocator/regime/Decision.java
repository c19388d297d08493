package dev.plimsoll.allocator.regime;

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
