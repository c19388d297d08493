package dev.plimsoll.error;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts for people: what comes from files and names may not move the cursor, colour the screen or turn the direction of reading, and a bad
 * value is shown by its beginning.
 */
public final class PlainText {

    /** How much of a value an error shows. */
    private static final int LONGEST_VALUE = 80;
    /** An error is a paragraph. */
    private static final int LONGEST_MESSAGE = 2_400;
    private static final int HEAD = 1_600;
    private static final int TAIL = 700;

    /** Control characters but line feeds and tabs, separators of lines, marks that reorder what follows, halves of surrogate pairs. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069"
            + "\\ufeff\\x{d800}-\\x{dfff}&&[^\\n\\t]]");
    /** A quoted value; an apostrophe inside a word is none. Possessive, since a value may have 100,000 characters. */
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])(?:\"[^\"]*+\"|'[^']*+'(?!\\p{L}))");
    /** What nobody wrote by hand; a path is shown by its names. */
    private static final Pattern WORD = Pattern.compile("[^\\s/\\\\\"']{" + (LONGEST_VALUE + 1) + ",}+");

    private PlainText() {
    }

    /**
     * Shows what has no place in a line of text by its number, such as {@code \}{@code u001b}; line feeds and tabs stay.
     *
     * @param text any text
     * @return the text, fit for a terminal
     */
    public static String of(String text) {
        Matcher active = ACTIVE.matcher(text);
        return active.find() ? active.replaceAll(found -> escaped(found.group().charAt(0))) : text;
    }

    private static String escaped(char c) {
        return "\\\\u" + String.format(Locale.ROOT, "%04x", (int) c);
    }

    /**
     * A value from a file, an option or a request as an error shows it: on one line, at most its first 80 characters.
     *
     * @param value the value
     * @return what is shown of it
     */
    public static String excerpt(String value) {
        return of(cut(value)).replace("\n", "\\u000a").replace("\t", "\\u0009");
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return value.substring(0, end) + "\u2026";
    }

    /**
     * What an error says, whatever values it repeats: nothing that acts, of each value its beginning, and no more than a paragraph.
     *
     * @param text what was to be said
     * @return what is said
     */
    public static String message(String text) {
        String plain = of(text);
        if (plain.length() > LONGEST_VALUE) {
            plain = QUOTED.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(cutQuoted(found.group())));
            plain = WORD.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(cut(found.group())));
        }
        return plain.length() <= LONGEST_MESSAGE ? plain
                : plain.substring(0, HEAD) + "\u2026 [" + (plain.length() - HEAD - TAIL) + " characters left out] \u2026"
                        + plain.substring(plain.length() - TAIL);
    }

    private static String cutQuoted(String quoted) {
        String mark = quoted.substring(0, 1);
        return quoted.length() <= LONGEST_VALUE + 2 ? quoted : mark + cut(quoted.substring(1, quoted.length() - 1)) + mark;
    }
}
