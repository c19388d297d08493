package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.intent.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mapping of a document whose numbers are exact: written as numbers or as texts, they are the decimals that stand there. Every
 * complaint names source and path.
 */
record ExactFields(YamlSection section) {

    private static final int LAST_YEAR = 9999;

    String at(String key) {
        return section.at(key);
    }

    boolean has(String key) {
        return section.values().get(key) != null;
    }

    ExactFields part(String key) {
        if (!(section.values().getOrDefault(key, Map.of()) instanceof Map) && has(key)) {
            throw new DataException(at(key) + ": found " + section.values().get(key) + ", expected an object of names and values.");
        }
        return new ExactFields(section.section(key));
    }

    /** Objects of a list; none when the key is left out. */
    List<ExactFields> parts(String key) {
        return section.sections(key).orElse(List.of()).stream().map(ExactFields::new).toList();
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key, "a text"));
    }

    Optional<String> optionalText(String key) {
        Object value = section.values().get(key);
        if (value != null && !(value instanceof String)) {
            throw new DataException(at(key) + ": found " + value + ", expected a text in quotes.");
        }
        return Optional.ofNullable((String) value);
    }

    BigDecimal decimal(String key) {
        return optionalDecimal(key).orElseThrow(() -> missing(key, "a number"));
    }

    Optional<BigDecimal> optionalDecimal(String key) {
        return Optional.ofNullable(section.values().get(key)).map(value -> decimal(at(key), value));
    }

    /** A mapping of names to numbers, in its order. */
    Map<String, BigDecimal> decimals(String key) {
        return part(key).decimals();
    }

    /** This mapping, where all its values are numbers. */
    Map<String, BigDecimal> decimals() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        section.values().keySet().forEach(name -> numbers.put(name, decimal(name)));
        return numbers;
    }

    boolean flag(String key, boolean otherwise) {
        Object value = section.values().get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new DataException(at(key) + ": found " + value + ", expected true or false.");
        }
        return value == null ? otherwise : (Boolean) value;
    }

    Instant instant(String key) {
        String text = text(key);
        try {
            Instant instant = Instant.parse(text);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw noInstant(key, text, e);
        }
        throw noInstant(key, text, null);
    }

    private DataException noInstant(String key, String text, Throwable cause) {
        return new DataException(at(key) + ": found \"" + PlainText.excerpt(text)
                + "\", expected a moment with its zone, such as 2026-02-12T14:30:00Z.", cause);
    }

    DataException missing(String key, String expected) {
        return new DataException(at(key) + ": missing, expected " + expected + ".");
    }

    private static BigDecimal decimal(String path, Object value) {
        if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof Integer || value instanceof Long
                || value instanceof String) {
            return Decimals.parse(path, value.toString());
        }
        throw new DataException(path + ": found " + value + ", expected a finite decimal number such as 12.5.");
    }
}
