package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.intent.AllocationConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Configurations like {@code configs/portfolio-allocation.yaml}, which holds what is shipped. Whatever one leaves out keeps its shipped
 * value, a map that is given replaces the shipped one as a whole, an unknown key is an error that names the known ones.
 */
public final class AllocationConfigFile {

    private static final String SHIPPED = "configs/portfolio-allocation.yaml";
    private static final String RULES = "rules";

    private AllocationConfigFile() {
    }

    /** What holds when nothing is said: switched off, the regimes' multipliers and tilts, no limits. */
    public static AllocationConfig shipped() {
        return parse("", SHIPPED);
    }

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return its configuration
     * @throws InputMissingException when the file cannot be read
     * @throws DataException naming file and key for broken YAML, an unknown key or a value that cannot be
     */
    public static AllocationConfig read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as " + SHIPPED + " shows"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the configuration
     * @param source what to call it in a message
     * @return its configuration
     * @throws DataException as of {@link #read}; also for a share above 1 where only percent can be meant
     */
    public static AllocationConfig parse(String yaml, String source) {
        Map<String, Object> given = Binding.EXACT.yaml(yaml, source, SHIPPED);
        Object rules = given.get(RULES);
        if (rules != null && !rules.equals(AllocationConfig.RULES)) {
            throw new DataException(source + ", rules: found " + excerpt(rules) + ", expected " + AllocationConfig.RULES
                    + ", by which new runs are decided; leave the key out.");
        }
        return Binding.within(source, of(given, AllocationConfig.RULES, source)::withoutPercent);
    }

    /**
     * A configuration of its document; one without a number of rules has the first.
     *
     * @param document as of {@link #document}
     * @param source what to call it in a message; empty = nothing
     * @return the configuration
     */
    public static AllocationConfig of(Map<String, Object> document, String source) {
        return of(document, 1, source);
    }

    private static AllocationConfig of(Map<String, Object> given, int rules, String source) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(RULES, rules);
        defaults.putAll(Binding.EXACT.shipped(SHIPPED));
        return Binding.EXACT.bind(AllocationConfig.class, given, defaults, source);
    }

    /**
     * A configuration as it is stored and hashed with what was decided by it. What was added to configurations later is left out where it
     * says what held before.
     *
     * @return a new map with the keys and the order of the file, maps sorted by key; numbers as decimal text, no limit as null
     */
    public static Map<String, Object> document(AllocationConfig config) {
        Map<String, Object> document = Json.exactMembers(config);
        document.remove(RULES, 1);
        document.remove("max_intent_age", null);
        ((Map<?, ?>) document.get("lots")).remove("odd_lot_close", true);
        return document;
    }
}
