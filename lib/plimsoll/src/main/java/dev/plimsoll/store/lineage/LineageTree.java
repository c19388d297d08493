package dev.plimsoll.store.lineage;

import dev.plimsoll.store.lineage.LineageNode.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One direction of a lineage as a tree: a thing that can be reached in several ways has its branches where it is nearest to the run. */
final class LineageTree {

    record Key(String kind, String id) {
    }

    record Step(String relation, List<Key> to, long total) {
    }

    /** Hashes say nothing, so that what they are comes first; sequences are numbers. */
    private final Comparator<Key> order = Comparator.comparing(Key::kind)
            .thenComparing(key -> key.kind().equals("artifact") || key.kind().equals("audit") ? label(key) : "")
            .thenComparing(key -> key.kind().equals("run") ? 0 : key.id().length()).thenComparing(Key::id);
    private final Map<Key, List<Step>> steps;
    private final Map<Key, String> labels;
    private final Map<String, List<String>> computedFrom;
    private final Map<String, List<String>> sharing;
    private final Map<String, Long> sharers;
    private final Map<Key, Key> nearest = new HashMap<>();
    private final Set<Key> shown = new HashSet<>();

    /** Steps in the order of the walk, nearest first; the rest by id. */
    LineageTree(Map<Key, List<Step>> steps, Map<Key, String> labels, Map<String, List<String>> computedFrom,
            Map<String, List<String>> sharing, Map<String, Long> sharers) {
        this.steps = steps;
        this.labels = labels;
        this.computedFrom = computedFrom;
        this.sharing = sharing;
        this.sharers = sharers;
        steps.forEach((from, all) -> all.forEach(step -> step.to().forEach(to -> nearest.putIfAbsent(to, from))));
    }

    List<Branch> branches(Key root) {
        shown.add(root);
        return below(root);
    }

    private List<Branch> below(Key key) {
        List<Branch> branches = new ArrayList<>();
        for (Step step : steps.getOrDefault(key, List.of())) {
            List<LineageNode> nodes = new ArrayList<>();
            step.to().stream().sorted(order).forEach(to -> nodes.add(node(key, to)));
            branches.add(new Branch(step.relation(), nodes, step.total()));
        }
        return branches;
    }

    private LineageNode node(Key from, Key to) {
        boolean here = from.equals(nearest.get(to)) && shown.add(to);
        if (!here) {
            return new LineageNode(to.kind(), to.id(), label(to), List.of(), List.of(), 0, List.of(), true);
        }
        return new LineageNode(to.kind(), to.id(), label(to), computedFrom.getOrDefault(to.id(), List.of()),
                sharing.getOrDefault(to.id(), List.of()), sharers.getOrDefault(to.id(), 0L), below(to), false);
    }

    private String label(Key key) {
        return labels.getOrDefault(key, "");
    }
}
