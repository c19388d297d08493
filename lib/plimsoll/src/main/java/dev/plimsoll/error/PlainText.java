package dev.plimsoll.error;

import java.util.List;
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
    private static final int ESCAPE = 16;

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
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            boolean escape = isActive(c) || Character.isSurrogate(c) && !pair;
            if (escape && shown == null) {
                shown = new StringBuilder(text.length() + ESCAPE).append(text, 0, i);
            }
            if (shown != null) {
                shown.append(escape ? escaped(c) : pair ? text.substring(i, i + 2) : String.valueOf(c));
            }
            i += pair ? 1 : 0;
        }
        return shown == null ? text : shown.toString();
    }

    /**
     * Whether a character acts rather than shows: controls but line feed and tab, separators of lines, marks that reorder what follows.
     *
     * @param c a character
     * @return true when it is shown by its number
     */
    public static boolean isActive(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' || c == '\u061c' || c == '\u200e' || c == '\u200f'
                || c >= '\u2028' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\ufeff';
    }

    /**
     * A character by its number, as Java and JSON write it.
     *
     * @param c a character
     * @return such as {@code \}{@code u202e}
     */
    public static String escaped(char c) {
        return "\\u" + String.format(Locale.ROOT, "%04x", (int) c);
    }

    /**
     * A value from a file, an option or a request as an error shows it: on one line, at most its first 80 characters.
     *
     * @param value the value, as its text
     * @return what is shown of it
     */
    public static String excerpt(Object value) {
        return of(cut(String.valueOf(value))).replace("\n", "\\u000a").replace("\t", "\\u0009");
    }

    /** A number with its noun, such as "1 row" or "2 rows". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The first names of a list, and how many of the total are not among them: "a, b and 3 more". */
    public static String first(int most, List<String> names, long total) {
        List<String> shown = names.subList(0, Math.min(most, names.size()));
        return String.join(", ", shown) + (total > shown.size() ? " and " + (total - shown.size()) + " more" : "");
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
