package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunDetails;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.files.Json;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, Object> document = RunsCommand.document(shown.run());
        document.put("config", Json.parse(shown.config(), "configuration of run " + runId));
        document.put("artifacts", shown.artifacts().stream().map(ShowCommand::document).toList());
        document.put("warning_list", shown.warnings().stream().map(w -> w.code() + ": " + w.message()).toList());
        console.document(document);
        return 0;
    }

    private static Map<String, Object> document(StoredArtifact artifact) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", artifact.role().name());
        json.put("kind", artifact.kind());
        json.put("schema_version", artifact.schemaVersion());
        json.put("artifact_id", artifact.artifactId());
        json.put("columns", artifact.columns());
        json.put("rows", artifact.rows());
        json.put("meta", artifact.metaJson().map(text -> Json.parse(text, "meta")).orElse(null));
        return json;
    }
}
