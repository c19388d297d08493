package dev.plimsoll.intent;

import java.util.Locale;

/** What became of a net intent. */
public enum DecisionStatus {
    /** All of it that is tradable in whole lots: no cap clipped it. */
    APPROVED,
    /** Part of it: at least one cap clipped it. */
    CLIPPED,
    /** Nothing of it. */
    REJECTED;

    /**
     * As documents write it.
     *
     * @return lower-case label
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
