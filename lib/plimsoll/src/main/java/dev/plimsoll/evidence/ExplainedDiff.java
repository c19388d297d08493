package dev.plimsoll.evidence;

import static java.lang.Double.NaN;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.evidence.DiffExplanation.Change;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.compare.ArtifactDifference;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.schema.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Explains what differs between two stored runs by computing in between: both again with today's code, the first with the second's inputs,
 * and the first with the second's configuration. Nothing is stored.
 */
public record ExplainedDiff(StoredRun a, StoredRun b, int threads, Consumer<String> listener, List<String> notes) {

    /** A state on the way: figures and the outputs they come from. */
    private record State(Map<String, Double> figures, Map<String, ArtifactTable> outputs) {
    }

    public static DiffExplanation of(Store store, String runA, String runB, int threads, Consumer<String> listener) {
        ExplainedDiff diff = store.inOneOpening(() -> {
            StoredDiff.requireOneKind(StoredRun.requireComplete(store.run(runA)), StoredRun.requireComplete(store.run(runB)));
            return new ExplainedDiff(Kinds.completed(store, StoredRun.verified(store, runA)),
                    Kinds.completed(store, StoredRun.verified(store, runB)), threads, listener, new ArrayList<>());
        });
        SqlResult versions = store.sql("SELECT (SELECT library_version FROM main.run_environment WHERE run_id = ?) AS a, "
                + "(SELECT library_version FROM main.run_environment WHERE run_id = ?) AS b", List.of(runA, runB), 1);
        return diff.explain((String) versions.first("a"), (String) versions.first("b"));
    }

    private DiffExplanation explain(String versionA, String versionB) {
        State stateA = state(a, a.outputs());
        State stateB = state(b, b.outputs());
        State nowA = computed("A again", a);
        State nowB = computed("B again", b);
        boolean sameInputs = ids(mixed(a, b)).equals(ids(a)) && settings(a, true).equals(settings(b, true));
        boolean sameConfig = settings(a, false).equals(settings(b, false)) && ids(mixed(b, a)).equals(ids(mixed(a, a)));
        // What does not differ needs no swap: the state is one that is there.
        Optional<State> inputsSwapped = sameInputs ? Optional.of(nowA) : sameConfig ? Optional.of(nowB)
                : swapped("A with the inputs of B", mixed(a, b));
        Optional<State> configSwapped = sameConfig ? Optional.of(nowA) : sameInputs ? Optional.of(nowB)
                : swapped("A with the configuration of B", mixed(b, a));
        List<Change> changes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(stateA.figures().keySet());
        names.addAll(stateB.figures().keySet());
        names.remove(DiffExplanation.CELLS);
        names.add(DiffExplanation.CELLS);
        for (String name : names) {
            changes.add(Change.of(name, figure(stateA, name), figure(nowA, name),
                    inputsSwapped.map(s -> figure(s, name)).orElse(NaN), configSwapped.map(s -> figure(s, name)).orElse(NaN),
                    figure(nowB, name), figure(stateB, name)));
        }
        if (inputsSwapped.isEmpty() && configSwapped.isEmpty()) {
            notes.add("Neither swap could be computed, so that inputs and configuration are not told apart: the residual holds both.");
        }
        return new DiffExplanation(a.info().runId(), b.info().runId(), versionA, versionB, Library.version(), sameInputs, sameConfig,
                changes, notes);
    }

    private static double figure(State state, String name) {
        return state.figures().getOrDefault(name, NaN);
    }

    private State computed(String what, StoredRun from) {
        listener.accept(what);
        Map<String, ArtifactTable> outputs = new LinkedHashMap<>();
        for (RunArtifact output : Kinds.compute(from, threads)) {
            outputs.put(output.artifact().kind(), output.artifact().table());
        }
        return state(from, outputs);
    }

    private Optional<State> swapped(String what, StoredRun from) {
        try {
            return Optional.of(computed(what, from));
        } catch (PlimsollException | IllegalArgumentException e) {
            notes.add(what + " cannot be computed (" + e.getMessage() + "), so that part is what is left when the other is swapped.");
            return Optional.empty();
        }
    }

    private State state(StoredRun from, Map<String, ArtifactTable> outputs) {
        Map<String, ArtifactTable> all = new LinkedHashMap<>(from.inputs());
        all.putAll(outputs);
        Map<String, Double> figures = new LinkedHashMap<>(Kinds.of(from).metrics(all).values());
        figures.put(DiffExplanation.CELLS, (double) ArtifactDifference.differingCells(a.outputs(), outputs));
        return new State(figures, outputs);
    }

    /** The configuration of one run on the inputs of another. */
    private static StoredRun mixed(StoredRun configOf, StoredRun inputsOf) {
        Map<String, Object> config = new LinkedHashMap<>(configOf.config());
        ofInputs(configOf).forEach(name -> take(name, inputsOf.config(), config));
        Map<String, ArtifactTable> inputs = new LinkedHashMap<>(inputsOf.inputs());
        Kinds.of(configOf).inputsOfSettings().forEach(kind -> take(kind, configOf.inputs(), inputs));
        return new StoredRun(configOf.info(), config, inputs, inputsOf.given(), Map.of(), inputsOf.baseline());
    }

    private static Set<String> ofInputs(StoredRun from) {
        return Kinds.of(from).settingsOfInputs();
    }

    private static <V> void take(String name, Map<String, V> from, Map<String, V> into) {
        if (from.containsKey(name)) {
            into.put(name, from.get(name));
        } else {
            into.remove(name);
        }
    }

    private static Map<String, String> ids(StoredRun from) {
        Map<String, String> ids = new TreeMap<>();
        from.inputs().forEach((kind, table) -> ids.put("input " + kind, Artifact.of(table).id()));
        from.given().forEach((kind, table) -> ids.put("given " + kind, Artifact.of(table).id()));
        return ids;
    }

    /** The settings that come with the inputs, or the others. */
    private static Map<String, Object> settings(StoredRun from, boolean ofInputs) {
        Map<String, Object> settings = new TreeMap<>(from.config());
        settings.keySet().removeIf(name -> ofInputs(from).contains(name) != ofInputs);
        return settings;
    }
}
