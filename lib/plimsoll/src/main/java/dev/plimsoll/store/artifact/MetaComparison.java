package dev.plimsoll.store.artifact;

import dev.plimsoll.store.artifact.TableComparison.CellDifference;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
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
        SortedMap<String, Object> a = JsonMembers.of(stored);
        SortedMap<String, Object> b = JsonMembers.of(computed);
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
}
