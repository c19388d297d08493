package dev.plimsoll.sleeve;

import dev.plimsoll.timeseries.Panel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of sleeves and assets in code point order. */
final class Names {

    private Names() {
    }

    /** An unmodifiable copy whose entries ascend by name. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        List<String> names = new ArrayList<>(map.keySet());
        names.sort(Panel.CODE_POINT_ORDER);
        Map<String, V> sorted = new LinkedHashMap<>();
        names.forEach(name -> sorted.put(name, map.get(name)));
        return Collections.unmodifiableMap(sorted);
    }

    /** All names of two ascending lists, ascending, each once. */
    static List<String> union(List<String> a, List<String> b) {
        if (a.equals(b)) {
            return a;
        }
        List<String> union = new ArrayList<>(a.size() + b.size());
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            int order = i == a.size() ? 1 : j == b.size() ? -1 : Panel.CODE_POINT_ORDER.compare(a.get(i), b.get(j));
            union.add(order <= 0 ? a.get(i) : b.get(j));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return List.copyOf(union);
    }
}
