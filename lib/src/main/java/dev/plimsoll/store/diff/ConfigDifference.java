package dev.plimsoll.store.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A setting that differs between two runs.
 *
 * @param path its place, such as {@code allocator.thresholds.dd_enter}
 * @param a value in the first run as text, or {@code absent}
 * @param b value in the second
 */
public record ConfigDifference(String path, String a, String b) {

    /** What stands for a setting one side does not have; texts are in quotation marks, so no value looks like it. */
    static final String ABSENT = "absent";

    static List<ConfigDifference> between(Map<String, Object> a, Map<String, Object> b) {
        Map<String, String> left = new LinkedHashMap<>();
        Map<String, String> right = new LinkedHashMap<>();
        flatten("", a, left);
        flatten("", b, right);
        TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<ConfigDifference> differences = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(left.get(path), right.get(path))) {
                differences.add(new ConfigDifference(path, left.getOrDefault(path, ABSENT), right.getOrDefault(path, ABSENT)));
            }
        }
        return Collections.unmodifiableList(differences);
    }

    private static void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, child) -> flatten(path.isEmpty() ? "" + name : path + "." + name, child, into));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i), into);
            }
        } else {
            into.put(path, value instanceof String text ? '"' + text + '"' : String.valueOf(value));
        }
    }
}
