package dev.plimsoll.store.artifact;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoreException;
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
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put((String) k, v));
            String separator = "{";
            for (Map.Entry<String, Object> member : sorted.entrySet()) {
                out.append(separator);
                text(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
                separator = ",";
            }
            out.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value instanceof Collection<?> items) {
            String separator = "[";
            for (Object item : items) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(items.isEmpty() ? "[]" : "]");
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof LocalDate) {
            text(value.toString(), out);
        } else {
            throw new StoreException("A " + value.getClass().getName() + " has no canonical JSON form.");
        }
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

    private static void text(String text, StringBuilder out) {
        WholeText.require(text);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
