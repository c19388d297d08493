package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Map;
import java.util.Optional;

/**
 * A run read back from the store, with every artifact's rows checked against their content hash, and its chain computed again from its
 * stored inputs and configuration and held against what was stored. What comes out of here is what was recorded, or an error.
 *
 * @param info the run
 * @param config its full configuration
 * @param allocator constants of its chain
 * @param inputs what its chain started from
 * @param result state, regimes, scalars
 * @param tables its artifacts' rows by role and kind
 */
record StoredRun(RunInfo info, Map<String, Object> config, AllocatorConfig allocator, RunInputs inputs, AllocatorResult result,
        Map<Role, Map<String, ArtifactTable>> tables) {

    static StoredRun load(Store store, String runId) {
        RunInfo info = VerifiedTables.complete(store, runId);
        Map<Role, Map<String, ArtifactTable>> tables = VerifiedTables.of(store, runId);
        Map<String, Object> config = Json.parse(store.config(runId), "configuration of run " + runId);
        AllocatorConfig allocator = ConfigFile.allocatorOf(config, "configuration of run " + runId);
        RunInputs inputs = inputs(tables).between(info.windowStart(), info.windowEnd());
        AllocatorResult result = AllocatorV1.run(inputs, allocator);
        StoredRun run = new StoredRun(info, config, allocator, inputs, result, tables);
        run.checkAgainst(AllocatorArtifacts.of(result.state()), ArtifactSchema.ALLOCATOR_STATE);
        run.checkAgainst(AllocatorArtifacts.of(result.regime()), ArtifactSchema.ALLOCATOR_REGIME);
        run.checkAgainst(AllocatorArtifacts.of(result.risk()), ArtifactSchema.ALLOCATOR_RISK);
        return run;
    }

    private static RunInputs inputs(Map<Role, Map<String, ArtifactTable>> tables) {
        Panel assets = panel(tables, ArtifactSchema.ASSET_RETURN).orElseThrow();
        Series returns = series(tables, ArtifactSchema.PORTFOLIO_RETURN);
        Series equity = series(tables, ArtifactSchema.EQUITY_CURVE);
        Optional<Panel> weights = panel(tables, ArtifactSchema.WEIGHT);
        Optional<Panel> trend = panel(tables, ArtifactSchema.TREND_UNIT_RETURN);
        Optional<Panel> sleeves = panel(tables, ArtifactSchema.SLEEVE_RETURN);
        boolean simulated = tables.getOrDefault(Role.output, Map.of()).containsKey(ArtifactSchema.PORTFOLIO_RETURN.kind());
        return simulated && weights.isPresent() ? RunInputs.simulated(assets, weights.get(), returns, equity, trend, sleeves)
                : RunInputs.given(assets, returns, equity, weights, trend, sleeves);
    }

    private static Optional<Panel> panel(Map<Role, Map<String, ArtifactTable>> tables, ArtifactSchema schema) {
        return table(tables, schema).map(InputArtifacts::panel);
    }

    private static Series series(Map<Role, Map<String, ArtifactTable>> tables, ArtifactSchema schema) {
        return InputArtifacts.series(table(tables, schema).orElseThrow());
    }

    /** The chain's own view of a kind: what the run computed itself, else what it was given. */
    private static Optional<ArtifactTable> table(Map<Role, Map<String, ArtifactTable>> tables, ArtifactSchema schema) {
        return Optional.ofNullable(tables.getOrDefault(Role.output, Map.of()).get(schema.kind()))
                .or(() -> Optional.ofNullable(tables.getOrDefault(Role.input, Map.of()).get(schema.kind())));
    }

    /** An artifact the run computed. */
    Optional<ArtifactTable> output(ArtifactSchema schema) {
        return Optional.ofNullable(tables.getOrDefault(Role.output, Map.of()).get(schema.kind()));
    }

    private void checkAgainst(Artifact computed, ArtifactSchema schema) {
        String stored = output(schema).map(table -> Artifact.of(table).id()).orElse("none");
        if (!stored.equals(computed.id())) {
            throw new StoreException("Run " + info.runId() + " does not verify: computed again from its stored inputs and configuration its "
                    + schema.kind() + " has content hash " + computed.id() + ", stored is " + stored
                    + ". Another version of Plimsoll made it, or the store was changed.");
        }
    }
}
