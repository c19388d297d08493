package dev.plimsoll.store.identity;

import static java.util.stream.Collectors.joining;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.StoredText;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON after RFC 8785: members sorted by UTF-16 code unit, no white space, numbers as ECMAScript writes them. The same
 * content always gives the same text, so its hash identifies it.
 *
 * <p>Takes maps with text keys, collections, texts, numbers within a double's exact range, truth values, and null.
 */
public final class CanonicalJson {

    private CanonicalJson() {
    }

    /**
     * Writes a value.
     *
     * @param value map, collection, text, number, truth value or null, nested as deep as needed
     * @return its canonical text
     * @throws DataException for a text with half of a surrogate pair
     * @throws StoreException for NaN, infinities, whole numbers beyond 2^53 and values of other types
     */
    public static String write(Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map).entrySet().stream().map(member -> text((String) member.getKey()) + ":" + write(member.getValue()))
                    .collect(joining(",", "{", "}"));
        } else if (value instanceof Collection<?> items) {
            return items.stream().map(CanonicalJson::write).collect(joining(",", "[", "]"));
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof LocalDate) {
            return text(value.toString());
        }
        throw new StoreException("A " + value.getClass().getName() + " has no canonical JSON form.");
    }

    private static String number(Number number) {
        if (List.of(Integer.class, Long.class, Short.class, Byte.class).contains(number.getClass())) {
            long whole = number.longValue();
            if (whole > 1L << 53 || whole < -(1L << 53)) {
                throw new StoreException("The number " + whole + " is beyond what canonical JSON holds exactly (2^53).");
            }
            return Long.toString(whole);
        }
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new StoreException("The number " + value + " has no JSON form; leave a missing value null.");
        }
        return ShortestDecimal.ecmaScript(value);
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : StoredText.requireWhole(text).toCharArray()) {
            int named = "\"\\\b\t\n\f\r".indexOf(c);
            if (named >= 0) {
                out.append('\\').append("\"\\btnfr".charAt(named));
            } else if (c < 0x20) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
