package dev.plimsoll.run;

import static java.util.Optional.empty;
import static java.util.stream.Collectors.toMap;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Evidence.RunAsStored;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RowsAsStored;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A run read back from the store: what it was computed from, and what it made.
 *
 * @param info the run
 * @param config its full configuration
 * @param inputs rows of its inputs by kind
 * @param given rows of what was delivered with it, by kind
 * @param outputs rows of what it made, by kind; none where only what it is computed from was read
 * @param baseline of a scaled run made elsewhere, the run it is compared with; empty for all others
 */
public record StoredRun(RunInfo info, Map<String, Object> config, Map<String, ArtifactTable> inputs, Map<String, ArtifactTable> given,
        Map<String, ArtifactTable> outputs, Optional<StoredRun> baseline) {

    /**
     * A run with what it computes, both held against what was recorded.
     *
     * @param stored as it is in the store
     * @param computed what came out again
     */
    public record Verified<C>(StoredRun stored, C computed) {
    }

    /** What a run is computed from, checked against the hashes recorded with it. */
    public static StoredRun inputs(Store store, String runId) {
        return inputs(store.evidence().run(runId, EnumSet.of(Role.input, Role.given)));
    }

    /** The same of a run that was read. */
    public static StoredRun inputs(RunAsStored run) {
        requireComplete(run.info());
        damage(run).ifPresent(message -> {
            throw new StoreException(message);
        });
        return asFound(run);
    }

    /** A run with every artifact's rows checked against their content hash. */
    public static StoredRun verified(Store store, String runId) {
        return store.inOneOpening(() -> {
            return of(requireComplete(store.run(runId)), store.config(runId), tables(store, runId, EnumSet.allOf(Role.class)));
        });
    }

    /**
     * A run with every artifact's rows checked, computed again from its stored inputs and configuration and held against what was stored.
     * What comes out of here is what was recorded, or an error.
     */
    public static <C> Verified<C> recomputed(Store store, String runId, KindOfRun<?, C> kind) {
        return store.inOneOpening(() -> {
            kind.requireOwn(requireComplete(store.run(runId)));
            StoredRun run = kind.completed(store, verified(store, runId));
            C computed = kind.recompute(run, 1);
            requireSame(store, runId, kind.outputs(run, computed));
            return new Verified<>(run, computed);
        });
    }

    /** From what was read, whether it is damaged or not. */
    public static StoredRun asFound(RunAsStored run) {
        Map<Role, Map<String, ArtifactTable>> tables = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            run.rows(role).forEach(row -> row.table()
                    .ifPresent(table -> tables.computeIfAbsent(role, r -> new LinkedHashMap<>()).put(row.artifact().kind(), table)));
        }
        return of(run.info(), run.config(), tables);
    }

    private static StoredRun of(RunInfo info, String configJson, Map<Role, Map<String, ArtifactTable>> tables) {
        return new StoredRun(info, Json.parse(configJson, "configuration of run " + info.runId()),
                tables.getOrDefault(Role.input, new LinkedHashMap<>()), tables.getOrDefault(Role.given, Map.of()),
                tables.getOrDefault(Role.output, Map.of()), empty());
    }

    /** Refuses a FAILED run. */
    public static RunInfo requireComplete(RunInfo info) {
        if (!info.status().equals("COMPLETE")) {
            throw new UsageException("Run " + info.runId() + " is recorded as FAILED (" + info.error().orElse("no message")
                    + "); it has no results to go on from. Run it again under another id.");
        }
        return info;
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
        return damaged.isEmpty() ? empty() : Optional.of("What run " + run.info().runId()
                + " started from is not what was recorded: " + String.join("; ", damaged)
                + ". The store was changed outside Plimsoll; restore it from a copy.");
    }

    /** Rows of a run's artifacts of some roles, by role and kind, each checked against its content hash. */
    public static Map<Role, Map<String, ArtifactTable>> tables(Store store, String runId, Set<Role> roles) {
        return store.inOneOpening(() -> {
            List<StoredArtifact> artifacts = store.artifacts(runId).stream().filter(artifact -> roles.contains(artifact.role())).toList();
            List<ArtifactTable> rows = rows(store, runId, artifacts);
            Map<Role, Map<String, ArtifactTable>> tables = new EnumMap<>(Role.class);
            for (int i = 0; i < rows.size(); i++) {
                tables.computeIfAbsent(artifacts.get(i).role(), r -> new LinkedHashMap<>()).put(artifacts.get(i).kind(), rows.get(i));
            }
            return tables;
        });
    }

    /** Rows of some of its artifacts, in the same order, each checked against its content hash. */
    public static List<ArtifactTable> rows(Store store, String runId, List<StoredArtifact> artifacts) {
        List<ArtifactTable> rows = store.rows(artifacts);
        for (int i = 0; i < rows.size(); i++) {
            StoredArtifact artifact = artifacts.get(i);
            String found = Artifact.of(rows.get(i)).id();
            if (!found.equals(artifact.artifactId())) {
                throw new StoreException("Run " + runId + " does not verify: the rows of its " + artifact.role() + " " + artifact.kind()
                        + " have content hash " + found + ", recorded was " + artifact.artifactId()
                        + ". The store was changed outside Plimsoll; restore it from a copy.");
            }
        }
        return rows;
    }

    /** Refuses outputs that are not those that the run recorded, whose rows were checked when they were read. */
    public static void requireSame(Store store, String runId, List<RunArtifact> computed) {
        requireSame(runId, store.artifacts(runId), computed);
    }

    /** The same, where its artifacts are known. */
    public static void requireSame(String runId, List<StoredArtifact> artifacts, List<RunArtifact> computed) {
        Map<String, String> recorded = artifacts.stream().filter(artifact -> artifact.role() == Role.output)
                .collect(toMap(StoredArtifact::kind, StoredArtifact::artifactId, (one, other) -> other));
        for (RunArtifact output : computed) {
            Artifact artifact = output.artifact();
            String found = recorded.getOrDefault(artifact.kind(), "none");
            if (!found.equals(artifact.id())) {
                throw new StoreException("Run " + runId + " does not verify: computed again from its stored inputs and configuration its "
                        + artifact.kind() + " has content hash " + artifact.id() + ", stored is " + found
                        + ". Another version of Plimsoll made it, or the store was changed. See where: plimsoll replay " + runId + ".");
            }
        }
    }

    public Optional<ArtifactTable> input(ArtifactSchema schema) {
        return Optional.ofNullable(inputs.get(schema.kind()));
    }

    public ArtifactTable require(ArtifactSchema schema) {
        return input(schema).orElseThrow(() -> new DataException("Run " + info.runId() + " has no input " + schema.kind()
                + ", which a run of kind " + info.kind() + " needs to be computed again; it has " + inputs.keySet() + "."));
    }

    /** What the run made of a kind, else what it was given. */
    public Optional<ArtifactTable> find(ArtifactSchema schema) {
        return Optional.ofNullable(outputs.get(schema.kind())).or(() -> input(schema));
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

    /** The same run under another configuration. */
    public StoredRun withConfig(Map<String, Object> other) {
        return new StoredRun(info, other, inputs, given, outputs, baseline);
    }

    /** The same run beside its baseline. */
    public StoredRun withBaseline(Optional<StoredRun> other) {
        return new StoredRun(info, config, inputs, given, outputs, other);
    }

    /** The same run with its inputs changed one by one. */
    public StoredRun withInputs(BiFunction<String, ArtifactTable, ArtifactTable> change) {
        Map<String, ArtifactTable> changed = new LinkedHashMap<>(inputs);
        changed.replaceAll(change);
        return new StoredRun(info, config, changed, given, outputs, baseline);
    }
}
