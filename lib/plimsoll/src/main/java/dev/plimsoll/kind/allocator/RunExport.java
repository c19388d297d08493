package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.EXPOSURE_REBALANCE;
import static dev.plimsoll.store.kind.ArtifactSchema.SCALED_WEIGHT;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;

import dev.plimsoll.error.DataException;
import dev.plimsoll.kind.sleeves.SleeveArtifacts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stored run on its way into a run directory: all but what was delivered with it.
 *
 * @param artifacts its inputs and outputs
 * @param tables the rows of each, in the same order
 * @param config its configuration
 */
public record RunExport(List<StoredArtifact> artifacts, List<ArtifactTable> tables, Map<String, Object> config) {

    /** Reads one state of the store, and lets go of it before anything is written. */
    public static RunExport read(Store store, String runId) {
        return store.inOneOpening(() -> {
            List<StoredArtifact> artifacts = store.artifacts(runId).stream().filter(artifact -> artifact.role() != Role.given).toList();
            if (artifacts.isEmpty()) {
                throw new DataException("Run " + runId + " has no artifacts to export.");
            }
            return new RunExport(artifacts, store.rows(artifacts), Json.parse(store.config(runId), "configuration of run " + runId));
        });
    }

    public List<Path> write(Path folder, RunDirectoryWriter.Format format) {
        RunDirectoryWriter writer = RunDirectoryWriter.at(folder, format);
        for (int i = 0; i < tables.size(); i++) {
            Map<String, Object> meta = artifacts.get(i).metaJson().map(json -> Json.parse(json, "meta")).orElse(Map.of());
            ArtifactTable table = tables.get(i);
            boolean twice = tables.stream().filter(t -> t.schema().equals(table.schema())).count() > 1;
            if (twice && artifacts.get(i).role() == Role.input) {
                writer.writeInput(table); // what the run made of it has the plain name
            } else {
                writer.write(table, meta);
            }
        }
        writeDelivery(writer);
        if (config.get("source_meta") instanceof Map<?, ?> meta) {
            Map<String, Object> document = new LinkedHashMap<>();
            meta.forEach((key, value) -> document.put((String) key, value));
            writer.writeJson("meta.json", document);
        }
        return writer.written();
    }

    /** What a scaled run was made of, under the names that {@code two-pass --scaled-inputs} looks for. */
    private void writeDelivery(RunDirectoryWriter writer) {
        Optional<ArtifactTable> raw = table(WEIGHT);
        Optional<ArtifactTable> scaled = table(SCALED_WEIGHT);
        Optional<ArtifactTable> rebalances = table(EXPOSURE_REBALANCE);
        if (raw.isPresent() && scaled.isPresent() && rebalances.isPresent()) {
            writer.writeAs("weights_raw", raw.get());
            writer.writeAs("weights_scaled", scaled.get());
            writer.writeAs("allocator_risk_v1_applied_used", SleeveArtifacts.scalars(Map.of(ExternalPass.USED,
                    rebalances.get().series("risk_scalar_applied"))).table());
        }
    }

    private Optional<ArtifactTable> table(ArtifactSchema schema) {
        return tables.stream().filter(table -> table.schema().equals(schema)).findFirst();
    }
}
