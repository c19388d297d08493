package dev.plimsoll.sleeve;

import dev.plimsoll.error.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sleeve holds on a rebalance date on which it has no row, and in an asset it leaves blank.
 *
 * @param rule of every sleeve without one of its own
 * @param bySleeve rules of single sleeves where the others hold, ascending by code point; empty where all are flat
 */
public record MissingDates(Rule rule, Map<String, Rule> bySleeve) {

    /** All sleeves hold. */
    public static final MissingDates HOLD = new MissingDates(Rule.HOLD, Map.of());
    /** All sleeves are flat. */
    public static final MissingDates FLAT = new MissingDates(Rule.FLAT, Map.of());

    /** What to do with a position that is not said. */
    public enum Rule {
        /** The last position stays; only a 0 is an exit. Before the first one it is 0. */
        HOLD("hold"),
        /** The position is 0. */
        FLAT("flat");

        private final String key;

        Rule(String key) {
            this.key = key;
        }

        /**
         * The name in files and configurations.
         *
         * @return {@code hold} or {@code flat}
         */
        public String key() {
            return key;
        }
    }

    /**
     * Sorts the sleeves, leaves out those that do as all do, and keeps a copy that nobody can change.
     *
     * @param bySleeve see the record; in any order
     * @throws UsageException when all sleeves are flat and some are to hold
     */
    public MissingDates {
        Map<String, Rule> others = new LinkedHashMap<>(bySleeve);
        others.values().removeIf(rule::equals);
        if (rule == Rule.FLAT && !others.isEmpty()) {
            throw new UsageException("All sleeves are flat on missing dates, but " + others.keySet() + " are to hold; "
                    + "name the flat ones instead.");
        }
        bySleeve = Names.sorted(others);
    }

    /**
     * The rule of a sleeve.
     *
     * @param sleeve its name
     * @return its own, else that of all
     */
    public Rule of(String sleeve) {
        return bySleeve.getOrDefault(sleeve, rule);
    }
}
