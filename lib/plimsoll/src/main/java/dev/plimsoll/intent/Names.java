package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of symbols, families, strategies and correlation groups: compared without case and blanks around, written as first given. */
final class Names {

    private final Map<String, String> first = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private boolean varied;

    /** The same text for names that are the same. */
    static String key(String name) {
        return RegimeRules.normalised(name);
    }

    static Set<String> keys(Collection<String> names) {
        Set<String> keys = new HashSet<>();
        names.forEach(name -> keys.add(key(name)));
        return keys;
    }

    /** Refuses names of a mapping of the configuration that are the same. */
    static void unlike(String path, Collection<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String other = seen.putIfAbsent(key(name), name);
            if (other != null) {
                throw new DataException(path + ": found " + other + " and " + name + ", expected each name once; case and blanks around it"
                        + " do not count.");
            }
        }
    }

    /** The name as it was given first, which it is now if it never was. */
    String given(String name) {
        String known = spellings.get(name);
        if (known == null) {
            known = first.computeIfAbsent(key(name), key -> name);
            spellings.put(name, known);
            varied |= !known.equals(name);
        }
        return known;
    }

    /** The name as it was given first, or as it is here. */
    String known(String name) {
        return first.getOrDefault(key(name), name);
    }

    /** Whether a name was given in two ways. */
    boolean varied() {
        return varied;
    }
}
