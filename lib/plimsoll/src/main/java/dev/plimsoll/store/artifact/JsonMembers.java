package dev.plimsoll.store.artifact;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON document as a list of its innermost values, each by its path, so that two documents can be compared value by value. */
public final class JsonMembers {

    private JsonMembers() {
    }

    /**
     * Every value that has no members of its own; an empty object or list inside the document is one, too.
     *
     * @param document maps with text keys, collections, texts, numbers, truth values and nulls, nested as deep as needed
     * @return the values by path, such as {@code counts.CRISIS} or {@code items[0]}, in the order of the paths' UTF-16 code units;
     *         unmodifiable
     */
    public static SortedMap<String, Object> of(Map<String, Object> document) {
        SortedMap<String, Object> found = new TreeMap<>();
        document.forEach((name, member) -> add(name, member, found));
        return Collections.unmodifiableSortedMap(found);
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
