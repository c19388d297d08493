package dev.plimsoll.run;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Recomputation;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.kind.allocator.DeliveredPass;
import dev.plimsoll.kind.allocator.ExposureArtifacts;
import dev.plimsoll.store.RowsAsStored;
import dev.plimsoll.store.RunAsStored;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.SleeveArtifacts;
import dev.plimsoll.store.artifact.SleeveSchemas;
import dev.plimsoll.store.files.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a stored run is computed from, and nothing else: its outputs follow from it ({@link Recomputation}).
 *
 * @param info the run
 * @param config its full configuration
 * @param tables rows of its inputs and of what was delivered with it, by role and kind
 * @param baseline of a scaled run made elsewhere, the run it is compared with; empty for all others
 */
public record Ingredients(RunInfo info, Map<String, Object> config, Map<Role, Map<String, ArtifactTable>> tables, Optional<Ingredients> baseline) {

    /** Reads a run, everything it starts from checked against the hashes recorded with it. */
    public static Ingredients load(Store store, String runId) {
        RunAsStored run = store.evidence().run(runId, EnumSet.of(Role.input, Role.given));
        VerifiedTables.requireComplete(run.info());
        damage(run).ifPresent(message -> {
            throw new StoreException(message);
        });
        return of(store, run);
    }

    /**
     * What a run starts from and is not what was recorded. A delivered artifact that the run also came to itself is no such thing: it can
     * be computed.
     */
    public static Optional<String> damage(RunAsStored run) {
        Set<String> computable = run.rows(Role.output).stream().map(row -> row.artifact().artifactId()).collect(Collectors.toSet());
        List<String> damaged = new ArrayList<>();
        if (!run.configIsIntact()) {
            damaged.add("its configuration no longer has the hash recorded with it");
        }
        run.rows().stream().filter(row -> row.artifact().role() == Role.input
                        || row.artifact().role() == Role.given && !computable.contains(row.artifact().artifactId()))
                .filter(row -> !row.isIntact()).map(RowsAsStored::damage).forEach(damaged::add);
        return damaged.isEmpty() ? Optional.empty() : Optional.of("What run " + run.info().runId()
                + " started from is not what was recorded: " + String.join("; ", damaged)
                + ". The store was changed outside Plimsoll; restore it from a copy.");
    }

    /** From what was read, whether it is damaged or not. */
    public static Ingredients of(Store store, RunAsStored run) {
        Map<Role, Map<String, ArtifactTable>> tables = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            tables.put(role, new LinkedHashMap<>());
            run.rows(role).forEach(row -> row.table().ifPresent(table -> tables.get(role).put(row.artifact().kind(), table)));
        }
        return of(store, run.info(), run.config(), tables);
    }

    /** From tables that were read already; outputs among them are left out. */
    public static Ingredients of(Store store, RunInfo info, String configJson, Map<Role, Map<String, ArtifactTable>> all) {
        Map<String, Object> config = Json.parse(configJson, "configuration of run " + info.runId());
        Map<Role, Map<String, ArtifactTable>> tables = new LinkedHashMap<>();
        tables.put(Role.input, new LinkedHashMap<>(all.getOrDefault(Role.input, Map.of())));
        tables.put(Role.given, new LinkedHashMap<>(all.getOrDefault(Role.given, Map.of())));
        Ingredients alone = new Ingredients(info, config, tables, Optional.empty());
        if (!alone.isDelivered()) {
            return alone;
        }
        // Earlier versions kept the scalars a delivered run had used only in what they made of them.
        tables.get(Role.input).computeIfAbsent(SleeveSchemas.OVERLAY_SCALAR.kind(), kind -> SleeveArtifacts.scalars(Map.of(
                DeliveredPass.USED, ExposureArtifacts.series(VerifiedTables.of(store, info.runId(), Set.of(Role.output)).get(Role.output)
                        .get(ArtifactSchema.EXPOSURE_REBALANCE.kind()), "risk_scalar_applied"))).table());
        String source = (String) config.get("precomputed_run_id");
        return new Ingredients(info, config, tables, Optional.of(load(store, source)));
    }

    public RunKind kind() {
        return RunKind.parse(info.kind());
    }

    /** Whether it is a scaled run that was made elsewhere: it came with the weights it held. */
    public boolean isDelivered() {
        return input(ArtifactSchema.SCALED_WEIGHT).isPresent();
    }

    public Optional<ArtifactTable> input(ArtifactSchema schema) {
        return Optional.ofNullable(tables.getOrDefault(Role.input, Map.of()).get(schema.kind()));
    }

    public ArtifactTable require(ArtifactSchema schema) {
        return input(schema).orElseThrow(() -> new DataException("Run " + info.runId() + " has no input " + schema.kind()
                + ", which a run of kind " + info.kind() + " needs to be computed again; it has " + tables.get(Role.input).keySet() + "."));
    }

    /** A section of the configuration. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> section(String name) {
        if (!(config.get(name) instanceof Map<?, ?> section)) {
            throw new DataException(source() + " has no section " + name + "; it has " + config.keySet() + ".");
        }
        return (Map<String, Object>) section;
    }

    /** What messages call the configuration. */
    public String source() {
        return "configuration of run " + info.runId();
    }

    /** The same run from other tables, such as another run's. */
    public Ingredients withTables(Map<Role, Map<String, ArtifactTable>> others) {
        return new Ingredients(info, config, others, baseline);
    }

    /** The same run under another configuration. */
    public Ingredients withConfig(Map<String, Object> other) {
        return new Ingredients(info, other, tables, baseline);
    }
}
