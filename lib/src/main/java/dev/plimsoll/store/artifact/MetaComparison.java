package dev.plimsoll.store.artifact;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Facts and statistics of an artifact, such as the counts of its regimes, held against those computed again, member by member: equal means
 * the same canonical JSON.
 */
public final class MetaComparison {

    /** What the place of a difference is called where a table has the key of a row. */
    public static final String ROW_KEY = "meta";

    private MetaComparison() {
    }

    /**
     * Where they differ first, in the order of the members' paths.
     *
     * @param stored one side: maps, lists, texts, numbers, truth values, nulls
     * @param computed the other
     * @return the member as the column, {@code counts.CRISIS} or {@code items[0]}, and its values as canonical JSON, empty on the side
     *         that does not have it; empty when nothing differs
     */
    public static Optional<CellDifference> first(Map<String, Object> stored, Map<String, Object> computed) {
        TreeMap<String, Object> a = new TreeMap<>();
        TreeMap<String, Object> b = new TreeMap<>();
        members("", stored, a);
        members("", computed, b);
        TreeSet<String> paths = new TreeSet<>(a.keySet());
        paths.addAll(b.keySet());
        for (String path : paths) {
            Optional<String> x = text(a, path);
            Optional<String> y = text(b, path);
            if (!Objects.equals(x, y)) {
                OptionalDouble ulps = a.get(path) instanceof Double p && b.get(path) instanceof Double q
                        ? OptionalDouble.of(CellDifference.ulps(p, q)) : OptionalDouble.empty();
                return Optional.of(new CellDifference(Optional.empty(), ROW_KEY, Optional.of(path), x, y, ulps));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Map<String, Object> members, String path) {
        return members.containsKey(path) ? Optional.of(CanonicalJson.write(members.get(path))) : Optional.empty();
    }

    /** Every value that has no members of its own, by its path. */
    private static void members(String path, Object value, Map<String, Object> found) {
        if (value instanceof Map<?, ?> map && !(map.isEmpty() && !path.isEmpty())) {
            map.forEach((name, member) -> members(path.isEmpty() ? name.toString() : path + "." + name, member, found));
        } else if (value instanceof Collection<?> items && !items.isEmpty()) {
            int n = 0;
            for (Object item : items) {
                members(path + "[" + n++ + "]", item, found);
            }
        } else {
            found.put(path, value);
        }
    }
}
