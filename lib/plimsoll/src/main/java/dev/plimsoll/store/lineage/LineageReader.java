package dev.plimsoll.store.lineage;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.lineage.Lineage.LineageNode;
import dev.plimsoll.store.lineage.Lineage.LineageNode.Branch;
import dev.plimsoll.store.schema.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the lineage of a run level by level, so that siblings beyond the limit are counted but never fetched: ten thousand runs on the
 * same inputs cost no more than twenty.
 */
public final class LineageReader {

    private static final String LABELS = Migrator.text("store/lineage_label.sql");
    private static final String SHARERS = Migrator.text("store/lineage_sharer.sql");

    private final Connection connection;
    private final int limit;
    private final Map<Key, String> labels = new LinkedHashMap<>();

    private LineageReader(Connection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /**
     * Reads.
     *
     * @param connection to a store
     * @param runId a run that is there
     * @param limit how many siblings of one relation to name; all are counted
     * @return the lineage in both directions
     * @throws SQLException when the database refuses
     */
    public static Lineage read(Connection connection, String runId, int limit) throws SQLException {
        LineageReader reader = new LineageReader(connection, limit);
        Key run = new Key("run", runId);
        Map<Key, List<Step>> origins = reader.walk(run, "to", "from");
        Map<Key, List<Step>> uses = reader.walk(run, "from", "to");
        reader.label(run, origins, uses);
        LineageTree up = reader.new LineageTree(origins, Map.of(), reader.sharers(runId));
        LineageTree down = reader.new LineageTree(uses, reader.computedFrom(runId), Map.of());
        return new Lineage(new LineageNode("run", runId, reader.labels.getOrDefault(run, ""), List.of(), List.of(), 0, List.of(), false),
                up.branches(run), down.branches(run));
    }

    private Map<Key, List<Step>> walk(Key run, String here, String there) throws SQLException {
        Map<Key, List<Step>> steps = new LinkedHashMap<>();
        Set<Key> frontier = new LinkedHashSet<>(Set.of(run));
        while (!frontier.isEmpty()) { // which it will be: each thing is gone to once
            Set<Key> next = new LinkedHashSet<>();
            for (Map.Entry<String, List<String>> entry : byKind(frontier).entrySet()) {
                steps(entry.getKey(), entry.getValue(), here, there, steps);
            }
            for (Key key : frontier) {
                steps.computeIfAbsent(key, k -> List.of()).forEach(step -> next.addAll(step.to()));
            }
            next.removeAll(steps.keySet());
            frontier = next;
        }
        return steps;
    }

    private static Map<String, List<String>> byKind(Set<Key> keys) {
        return keys.stream().collect(Collectors.groupingBy(Key::kind, TreeMap::new, Collectors.mapping(Key::id, Collectors.toList())));
    }

    private void steps(String kind, List<String> ids, String here, String there, Map<Key, List<Step>> into) throws SQLException {
        String sql = "SELECT " + here + "_id, relation, " + there + "_kind, " + there + "_id, count(*) OVER (PARTITION BY " + here
                + "_id, relation) AS siblings FROM audit.lineage_edge WHERE " + here + "_kind = '" + kind + "' AND " + here + "_id IN ("
                + marks(ids) + ") QUALIFY row_number() OVER (PARTITION BY " + here + "_id, relation ORDER BY " + there + "_id) <= " + limit
                + " ORDER BY " + here + "_id, relation, " + there + "_kind, " + there + "_id";
        Rows.each(connection, sql, row -> {
            List<Step> steps = into.computeIfAbsent(new Key(kind, row.getString(1)), k -> new ArrayList<>());
            String relation = row.getString(2);
            if (steps.isEmpty() || !steps.get(steps.size() - 1).relation().equals(relation)) {
                steps.add(new Step(relation, new ArrayList<>(), row.getLong(5)));
            }
            steps.get(steps.size() - 1).to().add(new Key(row.getString(3), row.getString(4)));
        }, ids.toArray());
    }

    private void label(Key run, Map<Key, List<Step>> origins, Map<Key, List<Step>> uses) throws SQLException {
        Set<Key> keys = new LinkedHashSet<>(Set.of(run));
        keys.addAll(origins.keySet());
        keys.addAll(uses.keySet());
        for (Map.Entry<String, List<String>> entry : byKind(keys).entrySet()) {
            Rows.each(connection, "SELECT id, label FROM (" + LABELS + ") WHERE thing = '" + entry.getKey() + "' AND id IN ("
                    + marks(entry.getValue()) + ")",
                    row -> labels.put(new Key(entry.getKey(), row.getString(1)), row.getString(2)), entry.getValue().toArray());
        }
    }

    private Map<String, List<String>> computedFrom(String runId) throws SQLException {
        Map<String, List<String>> from = new TreeMap<>();
        Rows.each(connection, "SELECT made.artifact_id, artifact.kind FROM main.artifact_input AS made JOIN main.artifact "
                + "ON artifact.artifact_id = made.input_artifact_id WHERE made.run_id = ? ORDER BY ALL",
                row -> from.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getString(2)), runId);
        return from;
    }

    /** Other runs with an input of this run: how many, and the first of them. */
    private Map<String, Sharers> sharers(String runId) throws SQLException {
        Map<String, Sharers> sharers = new TreeMap<>();
        Rows.each(connection, SHARERS, row -> {
            long total = row.getLong(3);
            sharers.computeIfAbsent(row.getString(1), id -> new Sharers(new ArrayList<>(), total)).named().add(row.getString(2));
        }, runId, runId, limit);
        return sharers;
    }

    private static String marks(List<String> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }


    record Key(String kind, String id) {
    }

    record Sharers(List<String> named, long total) {
    }

    record Step(String relation, List<Key> to, long total) {
    }

    /**
     * One direction of a lineage as a tree: a thing that can be reached in several ways has its branches where it is nearest to the run.
     */
    private final class LineageTree {

        /** Hashes say nothing, so that what they are comes first; sequences are numbers. */
        private final Comparator<Key> order = Comparator.comparing(Key::kind)
                .thenComparing(key -> key.kind().equals("artifact") || key.kind().equals("audit") ? label(key) : "")
                .thenComparing(key -> key.kind().equals("run") ? 0 : key.id().length()).thenComparing(Key::id);
        private final Map<Key, List<Step>> steps;
        private final Map<String, List<String>> computedFrom;
        private final Map<String, Sharers> sharers;
        private final Map<Key, Key> nearest = new HashMap<>();
        private final Set<Key> shown = new HashSet<>();

        /** Steps in the order of the walk, nearest first; the rest by id. */
        LineageTree(Map<Key, List<Step>> steps, Map<String, List<String>> computedFrom, Map<String, Sharers> sharers) {
            this.steps = steps;
            this.computedFrom = computedFrom;
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
                branches.add(new Branch(step.relation(), step.to().stream().sorted(order).map(to -> node(key, to)).toList(), step.total()));
            }
            return branches;
        }

        private LineageNode node(Key from, Key to) {
            boolean here = from.equals(nearest.get(to)) && shown.add(to);
            if (!here) {
                return new LineageNode(to.kind(), to.id(), label(to), List.of(), List.of(), 0, List.of(), true);
            }
            Sharers others = sharers.getOrDefault(to.id(), new Sharers(List.of(), 0));
            return new LineageNode(to.kind(), to.id(), label(to), computedFrom.getOrDefault(to.id(), List.of()), others.named(),
                    others.total(), below(to), false);
        }

        private String label(Key key) {
            return labels.getOrDefault(key, "");
        }
    }
}
