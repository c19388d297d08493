package dev.plimsoll.store;

/** What a replay came to. */
public enum ReplayVerdict {
    /** Every artifact recorded, stored and computed again is the same to the byte. */
    IDENTICAL,
    /** At least one is not. */
    DIFFERENT,
    /** What the run started from is not what was recorded, so that nothing was computed. */
    INPUT_DAMAGED,
    /** The computation ended in an error. */
    FAILED
}
