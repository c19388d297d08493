package dev.plimsoll.run;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Fact;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stored run with its artifacts, as of one state of the store. Immutable; holds no connection.
 *
 * @param run outcome and identity
 * @param artifacts inputs and outputs
 * @param warnings what the inputs gave rise to
 * @param config the configuration, in JSON
 */
public record RunDetails(RunInfo run, List<StoredArtifact> artifacts, List<RunDraft.Warning> warnings, String config)
        implements Describable {

    public static RunDetails read(Store store, String runId) {
        return store.inOneOpening(() -> new RunDetails(store.run(runId), store.artifacts(runId), store.warnings(runId),
                store.config(runId)));
    }

    @Override
    public Doc describe() {
        return Doc.of("Run " + run.runId()).with(RunResult.remarks(warnings, List.of()))
                .with(new Block.Facts(facts()), Table.of("Artifacts", Column.all("role", "artifact", "rows", "content hash"),
                        artifacts.stream().map(artifact -> List.of(artifact.role(), artifact.kind(), artifact.rows(),
                                new Cell.Mono(artifact.artifactId()))).toList()));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("kind", run.kind()), new Fact("status", run.status())));
        run.error().ifPresent(error -> facts.add(new Fact("error", error)));
        if (run.hasAllocator()) {
            facts.add(new Fact("rules", run.version()));
        }
        run.profile().ifPresent(profile -> facts.add(new Fact("profile", profile)));
        facts.add(new Fact("mode", run.mode()));
        facts.add(new Fact("days", run.windowStart() + " to " + run.windowEnd()));
        run.stateRows().ifPresent(days -> facts.add(new Fact("regimes", "NORMAL " + run.normalDays().orElse(0) + ", ELEVATED "
                + run.elevatedDays().orElse(0) + ", STRESS " + run.stressDays().orElse(0) + ", CRISIS " + run.crisisDays().orElse(0)
                + " of " + days + " days")));
        artifacts.stream().filter(a -> a.role() == RunDraft.Role.output && a.kind().equals(ArtifactSchema.ALLOCATOR_REGIME.kind()))
                .flatMap(a -> a.metaJson().stream()).forEach(meta -> facts.addAll(stays(Json.parse(meta, "meta"))));
        run.scalarMean().ifPresent(mean -> facts.add(new Fact("scalar", "mean " + Num.fixed(mean, 6) + ", min "
                + Num.fixed(run.scalarMin().orElse(Double.NaN), 6))));
        run.rebalances().ifPresent(rebalances -> facts.add(new Fact("rebalances", rebalances)));
        facts.add(new Fact("recorded", run.createdAt().truncatedTo(ChronoUnit.SECONDS) + " by " + run.author()));
        facts.add(new Fact("run key", new Cell.Mono(run.runKey())));
        run.contentSha256().ifPresent(content -> facts.add(new Fact("content", new Cell.Mono(content))));
        return facts;
    }

    private static List<Fact> stays(Map<String, Object> meta) {
        Map<String, Number> longest = counts(meta.get("max_consecutive_days"));
        Map<String, Number> transitions = counts(meta.get("transition_counts"));
        List<Fact> facts = new ArrayList<>();
        if (!longest.isEmpty()) {
            facts.add(new Fact("longest", RegimeLines.longest(longest)));
        }
        if (!transitions.isEmpty()) {
            facts.add(new Fact("top", RegimeLines.transitions(transitions)));
        }
        return facts;
    }

    private static Map<String, Number> counts(Object member) {
        Map<String, Number> counts = new LinkedHashMap<>();
        if (member instanceof Map<?, ?> members) {
            members.forEach((name, count) -> counts.put((String) name, (Number) count));
        }
        return counts;
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
