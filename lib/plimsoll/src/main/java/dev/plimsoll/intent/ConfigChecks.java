package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.bounded;
import static java.math.BigDecimal.ONE;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Names;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
    static Map<String, BigDecimal> amounts(String key, Map<String, BigDecimal> values) {
        values.forEach((name, value) -> {
            name(key, name);
            atLeastZero(key + "." + name, value);
        });
        return Names.sorted(values);
    }

    /** A copy sorted by normalised regime label. */
    static <V> Map<String, V> byRegime(String key, Map<String, V> values) {
        Map<String, V> labelled = new HashMap<>();
        values.forEach((name, value) -> {
            if (labelled.put(label(key, name), value) != null) {
                throw new DataException(key + ": found " + RegimeRules.normalised(name) + " twice, expected each regime once; case and"
                        + " blanks around a label do not count.");
            }
        });
        return Names.sorted(labelled);
    }

    static void name(String key, String name) {
        if (name.isBlank()) {
            throw new DataException(key + ": found a blank name, expected each entry to have one.");
        }
    }
}
