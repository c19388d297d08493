package dev.plimsoll.sleeve;

import dev.plimsoll.timeseries.Panel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names of sleeves and assets in code point order. */
final class Names {

    private Names() {
    }

    /** An unmodifiable copy whose entries ascend by name. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(Panel.CODE_POINT_ORDER);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    /** All names of two ascending lists, ascending, each once. */
    static List<String> union(List<String> a, List<String> b) {
        return a.equals(b) ? a : Stream.concat(a.stream(), b.stream()).distinct().sorted(Panel.CODE_POINT_ORDER).toList();
    }
}
