package dev.plimsoll.cli;

import java.util.regex.Pattern;

/** Text for a terminal: what comes from files and names may not move the cursor, colour the screen or turn the direction of reading. */
final class PlainText {

    /** Control characters but line feeds and tabs, and the marks that reorder what follows. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
            + "&&[^\\n\\t]]");

    private PlainText() {
    }

    static String of(String text) {
        return ACTIVE.matcher(text).replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }
}
