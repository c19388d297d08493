package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.files.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one run. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Show one run: outcome, regimes, scalars, artifacts with their hashes, warnings.",
        footer = {"", "Example:", "  plimsoll show core_v9_2025"})
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "Id of the run.")
    private String runId;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        asOf.requireKnown(lab, runId);
        Stored stored = Stored.read(lab.store(), runId);
        console.text(text(stored.run, stored.artifacts, stored.warnings));
        console.document(new Document(stored.run, Json.parse(stored.config, "configuration of run " + runId),
                stored.artifacts.stream().map(Kept::of).toList(),
                stored.warnings.stream().map(w -> w.code() + ": " + w.message()).toList()));
        return 0;
    }

    /** All that is shown, as of one state of the store. */
    private record Stored(RunInfo run, List<StoredArtifact> artifacts, List<RunDraft.Warning> warnings, String config) {

        static Stored read(Store store, String runId) {
            return store.inOneOpening(() -> new Stored(store.run(runId), store.artifacts(runId), store.warnings(runId),
                    store.config(runId)));
        }
    }

    private record Document(@JsonUnwrapped RunInfo run, Map<String, Object> config, List<Kept> artifacts, List<String> warningList) {
    }

    private record Kept(RunDraft.Role role, String kind, int schemaVersion, String artifactId, String columns, long rows,
            Optional<Map<String, Object>> meta) {

        static Kept of(StoredArtifact artifact) {
            return new Kept(artifact.role(), artifact.kind(), artifact.schemaVersion(), artifact.artifactId(), artifact.columns(),
                    artifact.rows(), artifact.metaJson().map(text -> Json.parse(text, "meta")));
        }
    }

    private static String text(RunInfo run, List<StoredArtifact> artifacts, List<RunDraft.Warning> warnings) {
        List<List<Object>> facts = new ArrayList<>();
        Json.members(run).forEach((name, value) -> {
            if (value != null) {
                facts.add(List.of(name, value));
            }
        });
        StringBuilder out = new StringBuilder(Table.of(List.of("fact", "value"), asText(facts)).toString());
        List<List<Object>> rows = new ArrayList<>();
        for (StoredArtifact artifact : artifacts) {
            rows.add(List.of(artifact.role(), artifact.kind(), artifact.rows(), artifact.artifactId()));
        }
        out.append("\n\n").append(Table.of(List.of("role", "artifact", "rows", "content hash"), rows));
        artifacts.stream().filter(a -> a.role() == RunDraft.Role.output && a.kind().equals(ArtifactSchema.ALLOCATOR_REGIME.kind()))
                .flatMap(a -> a.metaJson().stream()).forEach(meta -> out.append(regimes(Json.parse(meta, "meta"))));
        for (RunDraft.Warning warning : warnings) {
            out.append("\n\nwarning ").append(warning.code()).append(": ").append(warning.message());
        }
        return out.toString();
    }

    private static String regimes(Map<String, Object> meta) {
        Map<String, Number> longest = counts(meta.get("max_consecutive_days"));
        Map<String, Number> transitions = counts(meta.get("transition_counts"));
        return (longest.isEmpty() ? "" : "\n\nlongest stay in each regime: " + RegimeLines.longest(longest))
                + (transitions.isEmpty() ? "" : "\ntop transitions: " + RegimeLines.transitions(transitions));
    }

    private static Map<String, Number> counts(Object member) {
        Map<String, Number> counts = new LinkedHashMap<>();
        if (member instanceof Map<?, ?> members) {
            members.forEach((name, count) -> counts.put((String) name, (Number) count));
        }
        return counts;
    }

    private static List<List<Object>> asText(List<List<Object>> facts) {
        return facts.stream().map(f -> List.<Object>of(f.get(0), f.get(1).toString())).toList();
    }
}
