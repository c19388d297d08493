package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.run.RunDetails;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunInfo.StoredArtifact;
import dev.plimsoll.store.files.Json;
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
        RunDetails shown = lab.show(runId);
        console.text(shown.describe().text());
        console.document(new Document(shown.run(), Json.parse(shown.config(), "configuration of run " + runId),
                shown.artifacts().stream().map(Kept::of).toList(),
                shown.warnings().stream().map(w -> w.code() + ": " + w.message()).toList()));
        return 0;
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
}
