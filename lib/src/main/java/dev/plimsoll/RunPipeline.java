package dev.plimsoll;

import dev.plimsoll.RunComputation.Chain;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.door.SanityFinding;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.StageFiles;
import java.util.List;
import java.util.Optional;

/**
 * The main job: directory → inputs → state → regime → risk → one store transaction. Nothing is read twice and nothing reaches back.
 * Inputs refused at the door leave no trace; a computation or a write that fails afterwards is recorded as a FAILED run.
 */
final class RunPipeline {

    private final Store store;
    private final RunRecorder recorder;
    private final Chain chain;

    RunPipeline(Store store) {
        this(store, AllocatorV1::run);
    }

    RunPipeline(Store store, Chain chain) {
        this.store = store;
        this.recorder = new RunRecorder(store);
        this.chain = chain;
    }

    RunReport run(RunRequest request) {
        return execute(request, RunKind.ALLOCATOR, List.of());
    }

    /** As {@link #run}, with the directory's own allocator artifacts taken along and compared with what is computed. */
    RunReport importDirectory(RunRequest request) {
        RunDirectoryReader.at(request.source().folder());
        return execute(request, RunKind.IMPORT, StageFiles.delivered(request.source().folder()));
    }

    private RunReport execute(RunRequest request, RunKind kind, List<ArtifactTable> delivered) {
        Store.preload();
        AllocatorConfig config = FrozenV1.versioned(request.config().allocator(), request.researchVersion());
        Optional<AppliedScalars> source = request.exposure().precomputedRunId().map(id -> PrecomputedSource.require(store, id, config));
        RunDirectoryReader.Content content = read(request);
        Optional<RoundedReturns> rounded = RoundedReturns.find(content.inputs(), request);
        List<RunDraft.Warning> findings = findings(request, content, rounded.map(RoundedReturns::finding).stream().toList());
        RunAssembly run = new RunAssembly(request, kind, config, content, delivered);
        run.artifacts().warn(findings);
        rounded.ifPresent(r -> run.tolerate(r.tolerance()));
        RunTask task = new RunTask(request.source().toString(), config, request.config().execution(), request.exposure(), content,
                rounded.map(RoundedReturns::tolerance).orElse(BookReconciliation.TOLERANCE), source);
        AllocatorResult result = RunComputation.run(task, run.artifacts(), recorded(run)).result();
        RunDraft draft = run.complete();
        Recorded recorded = record(run, draft);
        return new RunReport(recorded, config.version(), result, draft.warnings(), draft.checks(), store.path(), request,
                content.inputs().equity());
    }

    static RunDirectoryReader.Content read(RunRequest request) {
        return request.source().read(request.config().execution(), request.start().orElse(null),
                request.end().orElse(null));
    }

    /** What the sanity report says of the inputs, refused where the request is strict. */
    static List<RunDraft.Warning> findings(RunRequest request, RunDirectoryReader.Content content, List<SanityFinding> more) {
        List<SanityFinding> asked = request.start().flatMap(start -> DoorReport.carried(content.inputs())).stream().toList();
        return DoorReport.warnings(DoorReport.of(content, request.config().execution()).and(asked).and(more), request.strict(),
                request.source().toString());
    }

    /** The chain with a failure of it recorded as a FAILED run. */
    Chain recorded(RunAssembly run) {
        return (inputs, config) -> recorder.computing(run::failed, () -> chain.run(inputs, config));
    }

    Recorded record(RunAssembly run, RunDraft draft) {
        return recorder.record(run::failed, draft);
    }
}
