package dev.plimsoll.store.compare;

import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.identity.CanonicalJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two JSON documents held against each other, member by member: equal means the same canonical JSON. Documents are settings, or facts and
 * statistics of an artifact, such as the counts of its regimes.
 */
public final class MetaComparison {

    /** What the place of a difference is called where a table has the key of a row. */
    public static final String ROW_KEY = "meta";

    private MetaComparison() {
    }

    /** The first of the {@link #differences}; empty when nothing differs. */
    public static Optional<CellDifference> first(Map<String, Object> stored, Map<String, Object> computed) {
        return differences(stored, computed).stream().findFirst();
    }

    /**
     * Where they differ, in the order of the members' paths by UTF-16 code unit.
     *
     * @param stored one side: maps, lists, texts, numbers, truth values, nulls
     * @param computed the other
     * @return the member as the column, {@code counts.CRISIS} or {@code items[0]}, and its values as canonical JSON, empty on the side
     *         that does not have it
     */
    public static List<CellDifference> differences(Map<String, Object> stored, Map<String, Object> computed) {
        Map<String, Object> a = members(stored);
        Map<String, Object> b = members(computed);
        TreeSet<String> paths = new TreeSet<>(a.keySet());
        paths.addAll(b.keySet());
        List<CellDifference> differences = new ArrayList<>();
        for (String path : paths) {
            Optional<String> x = text(a, path);
            Optional<String> y = text(b, path);
            if (!x.equals(y)) {
                differences.add(new CellDifference(Optional.empty(), ROW_KEY, Optional.of(path), x, y,
                        CellDifference.ulps(a.get(path), b.get(path))));
            }
        }
        return differences;
    }

    private static Optional<String> text(Map<String, Object> members, String path) {
        return members.containsKey(path) ? Optional.of(CanonicalJson.write(members.get(path))) : Optional.empty();
    }

    /** Every value that has no members of its own, by its path; an empty object or list inside the document is one, too. */
    public static Map<String, Object> members(Map<String, Object> document) {
        Map<String, Object> found = new TreeMap<>();
        document.forEach((name, member) -> add(name, member, found));
        return found;
    }

    private static void add(String path, Object value, Map<String, Object> found) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, member) -> add(path + "." + name, member, found));
        } else if (value instanceof Collection<?> items && !items.isEmpty()) {
            int n = 0;
            for (Object item : items) {
                add(path + "[" + n++ + "]", item, found);
            }
        } else {
            found.put(path, value);
        }
    }
}
