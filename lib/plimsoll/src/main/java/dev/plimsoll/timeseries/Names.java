package dev.plimsoll.timeseries;

import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.util.Collections.unmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names in code point order. */
public final class Names {

    private Names() {
    }

    /**
     * A copy in order.
     *
     * @param map values by name
     * @return unmodifiable, ascending by name
     */
    public static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(CODE_POINT_ORDER);
        sorted.putAll(map);
        return unmodifiableMap(sorted);
    }

    /**
     * The names of two lists.
     *
     * @param a ascending
     * @param b ascending
     * @return all of them, ascending, each once
     */
    public static List<String> union(List<String> a, List<String> b) {
        return a.equals(b) ? a : Stream.concat(a.stream(), b.stream()).distinct().sorted(CODE_POINT_ORDER).toList();
    }
}
