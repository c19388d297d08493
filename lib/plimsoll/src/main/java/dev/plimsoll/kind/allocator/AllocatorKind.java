package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_REGIME;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK_APPLIED;
import static dev.plimsoll.store.run.RunKind.ALLOCATOR;
import static java.util.stream.IntStream.range;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.RunComputation.Chain;
import dev.plimsoll.kind.allocator.RunComputation.Computed;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.DoorReport;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.RunMetrics;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.run.StoredRun.Verified;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.timeseries.DateWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The allocator: inputs → state → regime → risk, of a run directory, tables or a book. An import compares what a directory delivers. */
public record AllocatorKind(RunKind name, Chain chain) implements KindOfRun<RunRequest, Computed> {

    /**
     * A stored run of the allocator, computed again and held against what was stored: what is in it is what was recorded.
     *
     * @param info the run
     * @param config its full configuration
     * @param allocator constants of its chain
     * @param inputs what its chain started from
     * @param result state, regimes, scalars
     * @param outputs rows of what it made, by kind
     */
    public record Stored(RunInfo info, Map<String, Object> config, AllocatorConfig allocator, RunInputs inputs, AllocatorResult result,
            Map<String, ArtifactTable> outputs) {

        /** An artifact the run computed. */
        public Optional<ArtifactTable> output(ArtifactSchema schema) {
            return Optional.ofNullable(outputs.get(schema.kind()));
        }
    }

    /** Either kind that the allocator has. */
    public AllocatorKind(RunKind name) {
        this(name, AllocatorV1::run);
    }

    /** With another chain; a seam, so that a test can make it fail. */
    public AllocatorKind(Chain chain) {
        this(ALLOCATOR, chain);
    }

    @Override
    public Prepared<Computed> prepare(Store store, RunRequest request) {
        TableReader reader = new TableReader(request.source().decimal());
        List<ArtifactTable> delivered = name == RunKind.IMPORT ? StageFiles.delivered(request.source().folder(), reader) : List.of();
        AllocatorConfig config = FrozenV1.versioned(request.config(), request.researchVersion());
        Exposure exposure = request.exposure();
        ProductionGuard.requireStoredScalars(exposure, config);
        Optional<AllocatorResult> named = exposure.precomputedRunId().map(id -> precomputed(store, id, config));
        exposure.precomputedRunId().ifPresent(id -> ProductionGuard.requirePromoted(store, exposure, id));
        Content content = read(request);
        Optional<Warning> stale = named.flatMap(source -> content.inputs().weights()
                .flatMap(weights -> ProductionGuard.freshness(exposure, weights.dates(), source.risk().dates().last())));
        Optional<RoundedReturns> rounded = RoundedReturns.find(content.inputs(), request);
        List<Warning> findings = findings(request, content, rounded.map(RoundedReturns::finding).stream().toList());
        RunAssembly run = new RunAssembly(request, name, config, content, delivered);
        stale.ifPresent(warning -> run.artifacts().warn(warning.code(), warning.message()));
        run.artifacts().warn(findings);
        rounded.ifPresent(r -> run.tolerate(r.tolerance()));
        RunTask task = new RunTask(request.source().toString(), config, request.config().execution(), exposure, content,
                rounded.map(RoundedReturns::tolerance).orElse(BookReconciliation.TOLERANCE),
                named.map(source -> source.applied().orElseThrow()));
        return new Prepared<>(run::failed, () -> RunComputation.run(task, run.artifacts(), chain), computed -> run.complete(),
                Stream.concat(content.notes().stream(), reader.notes().stream()).toList());
    }

    /** A stored run, computed again and held against what was stored. */
    public static Stored load(Store store, String runId) {
        Verified<Computed> run = StoredRun.recomputed(store, runId, new AllocatorKind(ALLOCATOR));
        return new Stored(run.stored().info(), run.stored().config(), run.computed().task().config(), run.computed().inputs(),
                run.computed().result(), run.stored().outputs());
    }

    public static Content read(RunRequest request) {
        return request.source().read(request.config().execution(),
                new DateWindow(request.start().orElse(null), request.end().orElse(null)));
    }

    /** What the sanity report says of the inputs, refused where the request is strict. */
    public static List<Warning> findings(RunRequest request, Content content, List<Finding> more) {
        List<Finding> asked = request.start().flatMap(start -> DoorReport.carried(content.inputs())).stream().toList();
        return DoorReport.warnings(DoorReport.of(content, request.config().execution()).and(asked).and(more), request.strict(),
                request.source().toString());
    }

    /**
     * The stored baseline whose scalars a scaled run applies: production never falls back to the baseline in silence. Unknown, FAILED, not
     * verifying, of other rules than the run itself, itself scaled, or without rebalances: refused before anything is written. A run under
     * the name v1.0 therefore applies frozen scalars only; a research run those of its own version only.
     */
    private static AllocatorResult precomputed(Store store, String runId, AllocatorConfig own) {
        Stored run = load(store, runId);
        boolean production = own.version().equals(AllocatorConfig.v1().version());
        if (!run.allocator().version().equals(own.version()) || production && !run.allocator().isV1()) {
            throw new UsageException("The precomputed run " + runId + " has the rules " + run.allocator().version() + ", expected "
                    + own.version() + (production
                            ? ": production applies frozen scalars only. This run is not stored. Name a v1.0 baseline."
                            : ", those of this run. This run is not stored. Name a baseline of the same research version."));
        }
        if (!run.info().mode().equals("off")) {
            throw new UsageException("The precomputed run " + runId + " is itself scaled (mode " + run.info().mode()
                    + "); expected a baseline (mode off). This run is not stored.");
        }
        if (run.result().applied().isEmpty()) {
            throw new UsageException("The precomputed run " + runId
                    + " has no weights, so no applied scalars. This run is not stored. Name a baseline with weights.");
        }
        return run.result();
    }

    @Override
    public Computed recompute(StoredRun from, int threads) {
        RunTask task = RunTask.of(from);
        RunArtifacts artifacts = RunArtifacts.of(task.content(), task.exposure().mode());
        return ExternalPass.isIn(from) ? ExternalPass.recompute(from, task, artifacts, chain) : RunComputation.run(task, artifacts, chain);
    }

    @Override
    public List<RunArtifact> outputs(StoredRun from, Computed computed) {
        return computed.artifacts().outputs();
    }

    @Override
    public RunMetrics metrics(Map<String, ArtifactTable> tables) {
        RunMetrics metrics = new RunMetrics(tables).addEquity().addMean("mean scalar", ALLOCATOR_RISK, "risk_scalar");
        metrics.table(ALLOCATOR_RISK).ifPresent(risk ->
                metrics.add("lowest scalar", Arrays.stream(risk.doubles("risk_scalar")).min().orElseThrow()));
        metrics.table(ALLOCATOR_REGIME).map(table -> table.texts("regime")).ifPresent(days -> {
            for (Regime regime : Regime.values()) {
                metrics.add("days in " + regime, Arrays.stream(days).filter(regime.name()::equals).count());
            }
            metrics.add("regime transitions", range(1, days.length).filter(i -> !days[i].equals(days[i - 1])).count());
        });
        return metrics;
    }

    /** Imports count as runs of the allocator: both make the same artifacts. */
    @Override
    public void requireOwn(RunInfo run) {
        if (!run.hasAllocator()) {
            throw new UsageException("Run " + run.runId() + " is a run of kind " + run.kind()
                    + ": no allocator ran, so it has no regimes and no scalars to go on from. Name a run of kind allocator or import; "
                    + "plimsoll runs lists them.");
        }
    }

    @Override
    public StoredRun completed(Store store, StoredRun run) {
        return ExternalPass.isIn(run) ? ExternalPass.completed(store, run) : run;
    }

    @Override
    public StoredRun perturbed(StoredRun run, Cut cut, long seed) {
        StoredRun changed = KindOfRun.super.perturbed(run, cut, seed);
        return Perturbation.of(run, changed.withBaseline(run.baseline().map(baseline -> perturbed(baseline, cut, seed))), cut);
    }

    /** The scalars of the run that the configuration names. */
    @Override
    public Set<String> inputsOfSettings() {
        return Set.of(ALLOCATOR_RISK_APPLIED.kind());
    }
}
