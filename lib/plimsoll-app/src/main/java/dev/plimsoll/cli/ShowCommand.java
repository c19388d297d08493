package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.run.RunDetails;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Shows one run. */
final class ShowCommand extends AsOfCommand {

    @Parameters(paramLabel = "RUN")
    private String runId;

    @Override
    int run() {
        RunDetails shown = labThatKnows(runId).show(runId);
        return answer(shown, () -> new Document(shown.run(), Json.parse(shown.config(), "configuration of run " + runId),
                shown.artifacts().stream().map(Kept::of).toList(),
                shown.warnings().stream().map(w -> w.code() + ": " + w.message()).toList()));
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
