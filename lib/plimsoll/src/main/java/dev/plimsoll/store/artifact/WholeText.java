package dev.plimsoll.store.artifact;

import dev.plimsoll.error.DataException;
import java.util.Locale;

/** Texts that UTF-8 can hold: a half of a surrogate pair would silently be stored as a question mark. */
public final class WholeText {

    private WholeText() {
    }

    /**
     * Checks a text that is to be stored or hashed.
     *
     * @param text the text
     * @return the same
     * @throws DataException when it holds half of a surrogate pair; names the place
     */
    public static String require(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new DataException("A text cannot be stored: its character " + (i + 1) + " of " + text.length() + " (U+"
                            + Integer.toHexString(c).toUpperCase(Locale.ROOT) + ") is one half of a surrogate pair, which is no "
                            + "character. It was not stored. Look for where the text was cut or wrongly decoded.");
                }
                i++;
            }
        }
        return text;
    }
}
