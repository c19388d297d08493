package dev.plimsoll;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.SleeveMonths;
import dev.plimsoll.store.artifact.Step4Schemas;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Listener;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of Step 4 read back from the store, with every artifact's rows checked against their content hash: what it takes to run it again
 * from stored inputs, settings and seed alone, and what came out of it.
 *
 * @param info the run
 * @param pair its aligned sleeves
 * @param config its settings
 * @param months the sleeves' months as given
 * @param outputs rows of what it computed, by kind
 */
record StoredStep4(RunInfo info, SleevePair pair, Step4Config config, ArtifactTable months, Map<String, ArtifactTable> outputs) {

    /**
     * A stored artifact and the one computed again.
     *
     * @param kind of both
     * @param stored the rows in the store
     * @param computed what the stored inputs give now
     */
    record Comparison(String kind, Artifact stored, Artifact computed) {

        boolean same() {
            return stored.id().equals(computed.id());
        }
    }

    static StoredStep4 load(Store store, String runId) {
        RunInfo info = VerifiedTables.complete(store, runId);
        if (!info.kind().equals(RunKind.STEP4.toString())) {
            throw new UsageException("Run " + runId + " is of kind " + info.kind() + "; expected one of Step 4.");
        }
        Map<Role, Map<String, ArtifactTable>> tables = VerifiedTables.of(store, runId);
        String source = "configuration of run " + runId;
        Map<String, Object> document = Json.parse(store.config(runId), source);
        ArtifactTable months = tables.get(Role.input).get(Step4Schemas.SLEEVE_MONTH.kind());
        SleevePair pair = SleevePair.of(sleeve(document, "a", months), sleeve(document, "b", months));
        return new StoredStep4(info, pair, Step4File.of(section(document, "step4"), source), months, tables.get(Role.output));
    }

    private static MonthlySleeve sleeve(Map<String, Object> document, String side, ArtifactTable months) {
        return SleeveMonths.of(months, (String) section(document, "sleeves").get(side)).sleeve();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> document, String name) {
        return (Map<String, Object>) document.get(name);
    }

    /** Runs it again. */
    Step4Result recompute(int threads) {
        return StepFour.run(pair, config, threads, Step4Listener.NONE);
    }

    /** Holds what was computed again against what is stored, kind by kind in the order of the data flow. */
    List<Comparison> compare(Step4Result again) {
        List<Comparison> comparisons = new ArrayList<>();
        for (RunArtifact output : Step4Assembly.outputs(again, Artifact.of(months).id())) {
            Artifact computed = output.artifact();
            comparisons.add(new Comparison(computed.kind(), Artifact.of(outputs.get(computed.kind())), computed));
        }
        return comparisons;
    }
}
