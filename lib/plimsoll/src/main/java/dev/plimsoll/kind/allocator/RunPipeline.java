package dev.plimsoll.kind.allocator;

import dev.plimsoll.ExposureOptions;
import dev.plimsoll.RunReport;
import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.kind.allocator.RunComputation.Chain;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.run.DoorReport;
import dev.plimsoll.run.RunRecorder;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The main job: directory → inputs → state → regime → risk → one store transaction. Nothing is read twice and nothing reaches back.
 * Inputs refused at the door leave no trace; a computation or a write that fails afterwards is recorded as a FAILED run.
 */
public final class RunPipeline {

    private final Store store;
    private final RunRecorder recorder;
    private final Chain chain;

    public RunPipeline(Store store) {
        this(store, AllocatorV1::run);
    }

    public RunPipeline(Store store, Chain chain) {
        this.store = store;
        this.recorder = new RunRecorder(store);
        this.chain = chain;
    }

    public RunReport run(RunRequest request) {
        return execute(request, RunKind.ALLOCATOR, List.of(), new TableReader());
    }

    /** As {@link #run}, with the directory's own allocator artifacts taken along and compared with what is computed. */
    public RunReport importDirectory(RunRequest request) {
        TableReader reader = new TableReader(request.source().decimal());
        return execute(request, RunKind.IMPORT, StageFiles.delivered(request.source().folder(), reader), reader);
    }

    private RunReport execute(RunRequest request, RunKind kind, List<ArtifactTable> delivered, TableReader deliveredBy) {
        Store.preload();
        AllocatorConfig config = FrozenV1.versioned(request.config(), request.researchVersion());
        ExposureOptions exposure = request.exposure();
        ProductionGuard.requireStoredScalars(exposure, config);
        Optional<PrecomputedSource> named = exposure.precomputedRunId().map(id -> PrecomputedSource.require(store, id, config));
        exposure.precomputedRunId().ifPresent(id -> ProductionGuard.requirePromoted(store, exposure, id));
        RunDirectoryReader.Content content = read(request);
        Optional<RunDraft.Warning> stale = named.flatMap(source -> content.inputs().weights()
                .flatMap(weights -> ProductionGuard.freshness(exposure, weights.dates(), source.lastDailyScalar())));
        Optional<RoundedReturns> rounded = RoundedReturns.find(content.inputs(), request);
        List<RunDraft.Warning> findings = findings(request, content, rounded.map(RoundedReturns::finding).stream().toList());
        RunAssembly run = new RunAssembly(request, kind, config, content, delivered);
        stale.ifPresent(warning -> run.artifacts().warn(warning.code(), warning.message()));
        run.artifacts().warn(findings);
        rounded.ifPresent(r -> run.tolerate(r.tolerance()));
        RunTask task = new RunTask(request.source().toString(), config, request.config().execution(), exposure, content,
                rounded.map(RoundedReturns::tolerance).orElse(BookReconciliation.TOLERANCE), named.map(PrecomputedSource::applied));
        AllocatorResult result = RunComputation.run(task, run.artifacts(), recorded(run)).result();
        RunDraft draft = run.complete();
        Recorded recorded = record(run, draft);
        return new RunReport(recorded, config.version(), result, draft.warnings(), draft.checks(), store.path(), request,
                content.inputs().equity(), Stream.concat(content.notes().stream(), deliveredBy.notes().stream()).toList());
    }

    public static RunDirectoryReader.Content read(RunRequest request) {
        return request.source().read(request.config().execution(), request.start().orElse(null),
                request.end().orElse(null));
    }

    /** What the sanity report says of the inputs, refused where the request is strict. */
    public static List<RunDraft.Warning> findings(RunRequest request, RunDirectoryReader.Content content, List<Finding> more) {
        List<Finding> asked = request.start().flatMap(start -> DoorReport.carried(content.inputs())).stream().toList();
        return DoorReport.warnings(DoorReport.of(content, request.config().execution()).and(asked).and(more), request.strict(),
                request.source().toString());
    }

    /** The chain with a failure of it recorded as a FAILED run. */
    public Chain recorded(RunAssembly run) {
        return (inputs, config) -> recorder.computing(run::failed, () -> chain.run(inputs, config));
    }

    public Recorded record(RunAssembly run, RunDraft draft) {
        return recorder.record(run::failed, draft);
    }
}
