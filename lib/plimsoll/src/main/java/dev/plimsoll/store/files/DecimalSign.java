package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.UsageException;
import java.util.Locale;
import java.util.stream.Stream;

/** What stands between the whole part of a number and its fraction in the files that are read. */
public enum DecimalSign {

    /** A point, as in 0.0125. */
    POINT,
    /** A comma, as in 0,0125, where columns are separated by semicolons or the number is quoted; files without one may have points. */
    COMMA;

    /**
     * The sign by its name.
     *
     * @param text point or comma
     * @return the sign
     * @throws UsageException for any other text
     */
    public static DecimalSign parse(String text) {
        return Stream.of(values()).filter(sign -> sign.toString().equals(text)).findFirst().orElseThrow(() ->
                new UsageException("The decimal sign \"" + excerpt(text) + "\" is unknown; expected point or comma."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
