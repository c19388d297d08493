package dev.plimsoll.error;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that people give and that a store keeps for ever: names, notes, reasons. What was decoded wrongly before it came here, and what
 * acts on terminals, is refused before it is stored; what is stored already is read as it is.
 */
public final class StoredText {

    private static final char DECODED_WRONGLY = '\uFFFD';
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}"); // of a whole pair a pattern sees one character

    private StoredText() {
    }

    /**
     * Checks a text of one line or more.
     *
     * @param what what it is, as the beginning of a sentence: The note
     * @param text the text
     * @return the same
     * @throws UsageException when it has U+FFFD, half of a surrogate pair or a control character but line feed and tab; names the place
     */
    public static String require(String what, String text) {
        refuse(what, text, fault(text, true));
        return text;
    }

    /**
     * Checks a name, which stands on one line.
     *
     * @param what what it is, as the beginning of a sentence: The reviewer
     * @param name the name
     * @return the same
     * @throws UsageException when it has U+FFFD, half of a surrogate pair or a control character; names the place
     */
    public static String requireName(String what, String name) {
        refuse(what, name, fault(name, false));
        return name;
    }

    /**
     * Checks a text that is to be stored or hashed: UTF-8 would silently make a question mark of half a surrogate pair.
     *
     * @param text the text
     * @return the same
     * @throws DataException when it holds half of a surrogate pair; names the place
     */
    public static String requireWhole(String text) {
        Matcher half = HALF_PAIR.matcher(text);
        if (half.find()) {
            throw new DataException("A text cannot be stored: " + character(text, half.start())
                    + " is one half of a surrogate pair, which is no "
                    + "character. It was not stored. Look for where the text was cut or wrongly decoded.");
        }
        return text;
    }

    private static void refuse(String what, String text, Optional<String> fault) {
        fault.ifPresent(why -> {
            throw new UsageException(what + " \"" + PlainText.excerpt(text) + "\" cannot be used: " + why + ". It is not stored. "
                    + remedy(text));
        });
    }

    private static String remedy(String text) {
        return text.indexOf(DECODED_WRONGLY) < 0 ? "Give it without."
                : "Give it again where texts are UTF-8: in a terminal, service or cron job that sets LC_ALL=C.UTF-8.";
    }

    /**
     * What is wrong with a text.
     *
     * @param text any text
     * @param lines whether it may have line feeds and tabs
     * @return which character and why, to follow a colon; empty when nothing is
     */
    public static Optional<String> fault(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == DECODED_WRONGLY || Character.isSurrogate(c) || Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'))) {
                String why = c == DECODED_WRONGLY ? "stands where a text was decoded wrongly"
                        : Character.isSurrogate(c) ? "is one half of a surrogate pair, which is no character" : "is a control character";
                return Optional.of(character(text, i) + " " + why);
            }
        }
        return Optional.empty();
    }

    private static String character(String text, int i) {
        return "its character " + (i + 1) + " of " + text.length() + " (U+" + String.format(Locale.ROOT, "%04X", (int) text.charAt(i))
                + ")";
    }
}
