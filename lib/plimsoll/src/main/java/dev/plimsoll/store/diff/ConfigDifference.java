package dev.plimsoll.store.diff;

import dev.plimsoll.store.artifact.CanonicalJson;
import dev.plimsoll.store.artifact.JsonMembers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A setting that differs between two runs: their canonical JSON, which a run's config hash is made of, is not the same there.
 *
 * @param path its place, such as {@code allocator.thresholds.dd_enter}
 * @param a value in the first run as canonical JSON, or {@code absent}
 * @param b value in the second
 */
public record ConfigDifference(String path, String a, String b) {

    /** What stands for a setting one side does not have; texts are in quotation marks, so no value looks like it. */
    static final String ABSENT = "absent";

    static List<ConfigDifference> between(Map<String, Object> a, Map<String, Object> b) {
        SortedMap<String, Object> left = JsonMembers.of(a);
        SortedMap<String, Object> right = JsonMembers.of(b);
        TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<ConfigDifference> differences = new ArrayList<>();
        for (String path : paths) {
            ConfigDifference difference = new ConfigDifference(path, text(left, path), text(right, path));
            if (!difference.a.equals(difference.b)) {
                differences.add(difference);
            }
        }
        return Collections.unmodifiableList(differences);
    }

    private static String text(SortedMap<String, Object> settings, String path) {
        return settings.containsKey(path) ? CanonicalJson.write(settings.get(path)) : ABSENT;
    }
}
