package dev.plimsoll.doc;

import static java.util.Locale.ROOT;

import dev.plimsoll.error.PlainText;
import java.math.BigDecimal;

/**
 * Values in tables and facts: {@code null} for none, a {@link Num}, a whole or decimal number, a day, a word with a colour, a name set as
 * code, or anything else as its text. Doubles get up to six decimals; a {@link Num} says otherwise.
 */
public final class Cell {

    private Cell() {
    }

    /** Whether something is good. */
    public enum Tone {
        PASS, CAUTION, FAIL;

        String style() {
            return name().toLowerCase(ROOT);
        }
    }

    /**
     * A word that judges.
     *
     * @param word such as {@code PASS}
     * @param tone its colour, and the sign beside it
     */
    public record Tag(String word, Tone tone) {

        /** One word for what is good, another for what is not. */
        public static Tag of(boolean good, String word, String otherwise) {
            return good ? new Tag(word, Tone.PASS) : new Tag(otherwise, Tone.FAIL);
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * A name with a patch of its colour in charts.
     *
     * @param word the name
     * @param colour the colour
     */
    public record Swatch(String word, Palette colour) {

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * A name or hash that is copied rather than read.
     *
     * @param text the name
     */
    public record Mono(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether a value stands at the right of its column. */
    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Num;
    }

    /** A value as one line of plain text, and {@code none} for null. */
    static String text(Object value, String none) {
        if (value == null) {
            return none;
        }
        if (value instanceof Double || value instanceof Float) {
            return Num.plain(((Number) value).doubleValue()).text();
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : PlainText.of(value.toString().replace('\n', ' '));
    }
}
