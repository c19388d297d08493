package dev.plimsoll.run;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_REGIME;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stored run with its artifacts, as of one state of the store. Immutable; holds no connection.
 *
 * @param run outcome and identity
 * @param artifacts inputs and outputs
 * @param warnings what the inputs gave rise to
 * @param config the configuration, in JSON
 */
public record RunDetails(RunInfo run, List<StoredArtifact> artifacts, List<Warning> warnings, String config) implements Describable {

    public static RunDetails read(Store store, String runId) {
        return store.inOneOpening(() -> new RunDetails(store.run(runId), store.artifacts(runId), store.warnings(runId),
                store.config(runId)));
    }

    @Override
    public Doc describe() {
        Optional<Map<String, Object>> regimes = artifacts.stream()
                .filter(a -> a.role() == Role.output && a.kind().equals(ALLOCATOR_REGIME.kind()))
                .flatMap(a -> a.metaJson().stream()).findFirst().map(meta -> Json.parse(meta, "meta"));
        return Doc.of("Run " + run.runId()).with(RunResult.remarks(warnings, List.of())).with(
                Block.Facts.of("kind", run.kind(), "status", run.status(), "error", run.error(),
                        "rules", Optional.of(run.version()).filter(rules -> run.hasAllocator()), "profile", run.profile(),
                        "mode", run.mode(), "days", run.windowStart() + " to " + run.windowEnd(),
                        "regimes", run.stateRows().stream().mapToObj(days -> "NORMAL " + run.normalDays().orElse(0) + ", ELEVATED "
                                + run.elevatedDays().orElse(0) + ", STRESS " + run.stressDays().orElse(0) + ", CRISIS "
                                + run.crisisDays().orElse(0) + " of " + days + " days").findFirst(),
                        "longest", counts(regimes, "max_consecutive_days").map(RegimeLines::longest),
                        "top", counts(regimes, "transition_counts").map(RegimeLines::transitions),
                        "scalar", run.scalarMean().stream().mapToObj(mean -> "mean " + fixed(mean, 6) + ", min "
                                + fixed(run.scalarMin().orElse(Double.NaN), 6)).findFirst(),
                        "rebalances", run.rebalances().stream().boxed().findFirst(),
                        "recorded", run.createdAt().truncatedTo(ChronoUnit.SECONDS) + " by " + run.author(),
                        "run key", new Mono(run.runKey()), "content", run.contentSha256().map(Mono::new)),
                Table.of("Artifacts", Column.all("role", "artifact", "rows", "content hash"), artifacts.stream().map(artifact ->
                        List.of(artifact.role(), artifact.kind(), artifact.rows(), new Mono(artifact.artifactId()))).toList()));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Number>> counts(Optional<Map<String, Object>> meta, String name) {
        return meta.map(members -> (Map<String, Number>) members.get(name)).filter(counts -> !counts.isEmpty());
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
