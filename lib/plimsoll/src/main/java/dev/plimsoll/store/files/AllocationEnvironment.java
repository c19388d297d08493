package dev.plimsoll.store.files;

import static java.lang.Math.min;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What the variables {@code TRADING_ALLOCATOR_…} make of a configuration. */
public final class AllocationEnvironment {

    private static final String PREFIX = "TRADING_ALLOCATOR_";
    private static final String EXAMPLE = "{\"high_volatility\": 0.6}";

    /** The variable of each key of the configuration. */
    private static final Map<String, String> VARIABLES = Map.of("regime.default", "DEFAULT_REGIME",
            "regime.budget_multipliers", "REGIME_BUDGET_MULTIPLIERS", "regime.capacity_multipliers", "REGIME_CAPACITY_MULTIPLIERS",
            "regime.default_budget_multiplier", "DEFAULT_BUDGET_MULTIPLIER",
            "regime.default_capacity_multiplier", "DEFAULT_CAPACITY_MULTIPLIER", "regime.min_multiplier", "MIN_MULTIPLIER",
            "regime.max_multiplier", "MAX_MULTIPLIER", "limits.max_symbol_notional", "MAX_SYMBOL_NOTIONAL",
            "limits.max_symbol_pct_equity", "MAX_SYMBOL_PCT_EQUITY", "enabled", "ENABLED");

    private AllocationEnvironment() {
    }

    /**
     * Applies the variables.
     *
     * @param config what holds without them
     * @param environment all variables by name
     * @return the configuration with their values
     * @throws DataException naming the variable whose value cannot be, or that is none of those known
     */
    public static AllocationConfig applied(AllocationConfig config, Map<String, String> environment) {
        environment.keySet().stream().sorted().forEach(AllocationEnvironment::known);
        Map<String, Object> changed = AllocationConfigFile.document(config);
        VARIABLES.forEach((key, name) -> {
            String text = environment.getOrDefault(PREFIX + name, "").strip();
            if (!text.isEmpty()) {
                put(changed, key, value(PREFIX + name, text));
            }
        });
        try {
            return AllocationConfigFile.of(changed, "").withoutPercent();
        } catch (DataException e) {
            throw new DataException(variables(e.getMessage(), environment) + ": " + e.getMessage(), e);
        }
    }

    private static Object value(String variable, String text) {
        if (variable.endsWith("ENABLED") && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.valueOf(text);
        }
        return variable.contains("_REGIME_") ? Json.object(Json.parseExact(text, variable), variable, EXAMPLE) : text;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> document, String key, Object value) {
        int dot = key.indexOf('.');
        Map<String, Object> section = dot < 0 ? document : (Map<String, Object>) document.get(key.substring(0, dot));
        section.put(key.substring(dot + 1), value);
    }

    /** Refuses a variable that would be ignored: a mistyped one, as it seems. */
    private static void known(String name) {
        if (name.toUpperCase(Locale.ROOT).startsWith(PREFIX)) {
            List<String> names = VARIABLES.values().stream().map(known -> PREFIX + known).sorted().toList();
            if (!names.contains(name)) {
                String nearest = names.stream().min(Comparator.comparingInt(known -> distance(known, name.toUpperCase(Locale.ROOT))))
                        .orElseThrow();
                throw new DataException("The environment variable " + name + " is not known; the nearest known one is " + nearest
                        + ". Correct its name or unset it; known are " + String.join(", ", names) + ".");
            }
        }
    }

    /** Letters to insert, leave out or replace to make one name of the other. */
    private static int distance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = min(replaced, 1 + min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** The message begins with the key that is out of range; where its own variable is not set, one of those that are is at fault. */
    private static String variables(String message, Map<String, String> environment) {
        List<String> set = VARIABLES.values().stream().map(name -> PREFIX + name).filter(environment::containsKey).sorted().toList();
        return VARIABLES.entrySet().stream().filter(v -> message.startsWith(v.getKey() + ":") || message.startsWith(v.getKey() + "."))
                .map(v -> PREFIX + v.getValue()).filter(set::contains).findFirst().orElse(String.join(", ", set));
    }
}
