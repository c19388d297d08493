package dev.plimsoll.twopass;

import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Cell.Tone;

/** Answer to a validation question, from good to bad. */
public enum Verdict {
    /** Within the bounds. Exit code 0. */
    PASS,
    /** Usable with a reason given. Exit code 1. */
    CAUTION,
    /** Not usable. Exit code 2. */
    FAIL;

    /**
     * The verdict as pages show it.
     *
     * @return its name in its colour
     */
    public Tag tag() {
        return new Tag(name(), Tone.valueOf(name()));
    }
}
