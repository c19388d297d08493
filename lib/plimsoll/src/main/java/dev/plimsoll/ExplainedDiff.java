package dev.plimsoll;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.run.HeadlineFigures;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.run.VerifiedTables;
import dev.plimsoll.store.Library;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.SqlResult;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.diff.DifferingCells;
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
final class ExplainedDiff {

    /** Settings that come with the inputs: the window they were cut to, and what their directory said of itself. */
    private static final Set<String> OF_INPUTS = Set.of("window_start", "window_end", "source_meta");
    /** In Step 4 the names of the sleeves, too; in a backtest of sleeves that section holds the rules. */
    private static final Set<String> OF_STEP4_INPUTS = Set.of("window_start", "window_end", "sleeves");
    /** An input that comes with the configuration: the scalars of the run it names. */
    private static final Set<String> OF_CONFIG = Set.of(ArtifactSchema.ALLOCATOR_RISK_APPLIED.kind());

    private final Ingredients a;
    private final Ingredients b;
    private final int threads;
    private final Map<String, ArtifactTable> storedA;
    private final Consumer<String> listener;
    private final List<String> notes = new ArrayList<>();

    /** A state on the way: figures and the outputs they come from. */
    private record State(Map<String, Double> figures, Map<String, ArtifactTable> outputs) {
    }

    /** A stored run: what it is computed from, and what came out then. */
    private record Run(Ingredients ingredients, Map<String, ArtifactTable> outputs) {

        static Run read(Store store, RunInfo info) {
            Map<Role, Map<String, ArtifactTable>> tables = VerifiedTables.of(store, info.runId());
            return new Run(Ingredients.of(store, info, store.config(info.runId()), tables), tables.getOrDefault(Role.output, Map.of()));
        }
    }

    private ExplainedDiff(Ingredients a, Ingredients b, Map<String, ArtifactTable> storedA, int threads, Consumer<String> listener) {
        this.a = a;
        this.b = b;
        this.storedA = storedA;
        this.threads = threads;
        this.listener = listener;
    }

    static DiffExplanation of(Store store, String runA, String runB, int threads, Consumer<String> listener) {
        List<Run> runs = store.inOneOpening(() -> {
            RunInfo infoA = VerifiedTables.complete(store, runA);
            RunInfo infoB = VerifiedTables.complete(store, runB);
            StoredDiff.requireOneKind(infoA, infoB);
            return List.of(Run.read(store, infoA), Run.read(store, infoB));
        });
        ExplainedDiff diff = new ExplainedDiff(runs.get(0).ingredients(), runs.get(1).ingredients(), runs.get(0).outputs(), threads,
                listener);
        SqlResult versions = store.sql("SELECT (SELECT library_version FROM main.run_environment WHERE run_id = ?) AS a, "
                + "(SELECT library_version FROM main.run_environment WHERE run_id = ?) AS b", List.of(runA, runB), 1);
        return diff.explain(runs.get(1).outputs(), (String) versions.first("a"), (String) versions.first("b"));
    }

    private DiffExplanation explain(Map<String, ArtifactTable> storedB, String versionA, String versionB) {
        State stateA = state(a, storedA);
        State stateB = state(b, storedB);
        State nowA = computed("A again", a);
        State nowB = computed("B again", b);
        boolean sameInputs = ids(mixed(a, b)).equals(ids(a)) && settings(a, true).equals(settings(b, true));
        boolean sameConfig = settings(a, false).equals(settings(b, false)) && ids(mixed(b, a)).equals(ids(mixed(a, a)));
        // What does not differ needs no swap: the state is one that is there.
        Optional<State> inputsSwapped = sameInputs ? Optional.of(nowA) : sameConfig ? Optional.of(nowB)
                : swapped("A with the inputs of B", mixed(a, b));
        Optional<State> configSwapped = sameConfig ? Optional.of(nowA) : sameInputs ? Optional.of(nowB)
                : swapped("A with the configuration of B", mixed(b, a));
        List<FigureChange> changes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(stateA.figures().keySet());
        names.addAll(stateB.figures().keySet());
        names.remove(DiffExplanation.CELLS);
        names.add(DiffExplanation.CELLS);
        for (String name : names) {
            changes.add(FigureChange.of(name, figure(stateA, name), figure(nowA, name),
                    inputsSwapped.map(s -> figure(s, name)).orElse(Double.NaN), configSwapped.map(s -> figure(s, name)).orElse(Double.NaN),
                    figure(nowB, name), figure(stateB, name)));
        }
        if (inputsSwapped.isEmpty() && configSwapped.isEmpty()) {
            notes.add("Neither swap could be computed, so that inputs and configuration are not told apart: the residual holds both.");
        }
        return new DiffExplanation(a.info().runId(), b.info().runId(), versionA, versionB, Library.version(), sameInputs, sameConfig,
                changes, notes);
    }

    private static double figure(State state, String name) {
        return state.figures().getOrDefault(name, Double.NaN);
    }

    private State computed(String what, Ingredients from) {
        listener.accept(what);
        Map<String, ArtifactTable> outputs = new LinkedHashMap<>();
        for (RunArtifact output : Recomputation.of(from, threads)) {
            outputs.put(output.artifact().kind(), output.artifact().table());
        }
        return state(from, outputs);
    }

    private Optional<State> swapped(String what, Ingredients from) {
        try {
            return Optional.of(computed(what, from));
        } catch (PlimsollException | IllegalArgumentException e) {
            notes.add(what + " cannot be computed (" + e.getMessage() + "), so that part is what is left when the other is swapped.");
            return Optional.empty();
        }
    }

    private State state(Ingredients from, Map<String, ArtifactTable> outputs) {
        Map<String, ArtifactTable> all = new LinkedHashMap<>(from.tables().getOrDefault(Role.input, Map.of()));
        all.putAll(outputs);
        Map<String, Double> figures = new LinkedHashMap<>(HeadlineFigures.of(from.kind(), all));
        figures.put(DiffExplanation.CELLS, (double) DifferingCells.count(storedA, outputs));
        return new State(figures, outputs);
    }

    /** The configuration of one run on the inputs of another. */
    private static Ingredients mixed(Ingredients configOf, Ingredients inputsOf) {
        Map<String, Object> config = new LinkedHashMap<>(configOf.config());
        ofInputs(configOf).forEach(name -> take(name, inputsOf.config(), config));
        Map<Role, Map<String, ArtifactTable>> tables = new LinkedHashMap<>();
        inputsOf.tables().forEach((role, byKind) -> tables.put(role, new LinkedHashMap<>(byKind)));
        OF_CONFIG.forEach(kind -> take(kind, configOf.tables().getOrDefault(Role.input, Map.of()), tables.get(Role.input)));
        return new Ingredients(configOf.info(), config, tables, inputsOf.baseline());
    }

    private static Set<String> ofInputs(Ingredients from) {
        return from.kind() == RunKind.STEP4 ? OF_STEP4_INPUTS : OF_INPUTS;
    }

    private static <V> void take(String name, Map<String, V> from, Map<String, V> into) {
        if (from.containsKey(name)) {
            into.put(name, from.get(name));
        } else {
            into.remove(name);
        }
    }

    private static Map<String, String> ids(Ingredients from) {
        Map<String, String> ids = new TreeMap<>();
        from.tables().forEach((role, byKind) -> byKind.forEach((kind, table) -> ids.put(role + " " + kind, Artifact.of(table).id())));
        return ids;
    }

    /** The settings that come with the inputs, or the others. */
    private static Map<String, Object> settings(Ingredients from, boolean ofInputs) {
        Map<String, Object> settings = new TreeMap<>(from.config());
        settings.keySet().removeIf(name -> ofInputs(from).contains(name) != ofInputs);
        return settings;
    }
}
