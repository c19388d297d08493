package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.bounded;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ONE;

import dev.plimsoll.error.DataException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ranges of configuration values; each message begins with the key. */
final class ConfigChecks {

    static void require(boolean holds, String key, BigDecimal value, String expected) {
        if (!holds) {
            throw new DataException(key + ": found " + Decimals.text(value) + ", expected " + expected + ".");
        }
    }

    static void atLeastZero(String key, BigDecimal value) {
        require(bounded(key, value).signum() >= 0, key, value, "0 or more");
    }

    static void atLeastZero(String key, Optional<BigDecimal> value) {
        value.ifPresent(given -> atLeastZero(key, given));
    }

    static void aboveZero(String key, BigDecimal value, String expected) {
        require(bounded(key, value).signum() > 0, key, value, expected);
    }

    static void share(String key, BigDecimal value) {
        atLeastZero(key, value);
        require(value.compareTo(ONE) <= 0, key, value, "a decimal fraction from 0 to 1 (0.05 = 5 %)");
    }

    static void share(String key, Optional<BigDecimal> value) {
        value.ifPresent(given -> share(key, given));
    }

    static String label(String key, String value) {
        String label = RegimeRules.normalised(value);
        if (label.isEmpty()) {
            throw new DataException(key + ": found a blank text, expected a regime label such as neutral.");
        }
        return label;
    }

    /** A copy sorted by name, each value 0 or more. */
    static SortedMap<String, BigDecimal> amounts(String key, Map<String, BigDecimal> values) {
        SortedMap<String, BigDecimal> sorted = new TreeMap<>(CODE_POINT_ORDER);
        values.forEach((name, value) -> {
            name(key, name);
            atLeastZero(key + "." + name, value);
            sorted.put(name, value);
        });
        return Collections.unmodifiableSortedMap(sorted);
    }

    /** A copy sorted by normalised regime label. */
    static <V> SortedMap<String, V> byRegime(String key, Map<String, V> values) {
        SortedMap<String, V> sorted = new TreeMap<>(CODE_POINT_ORDER);
        values.forEach((name, value) -> {
            if (sorted.put(label(key, name), value) != null) {
                throw new DataException(key + ": found " + RegimeRules.normalised(name) + " twice, expected each regime once; case and"
                        + " blanks around a label do not count.");
            }
        });
        return Collections.unmodifiableSortedMap(sorted);
    }

    static void name(String key, String name) {
        if (name.isBlank()) {
            throw new DataException(key + ": found a blank name, expected each entry to have one.");
        }
    }
}
