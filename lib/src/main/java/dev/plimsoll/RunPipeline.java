package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode;
import dev.plimsoll.allocator.exposure.ComputedRebalance;
import dev.plimsoll.allocator.exposure.ComputedScalars;
import dev.plimsoll.allocator.exposure.PrecomputedScalars;
import dev.plimsoll.allocator.exposure.ScaledBook;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The main job: directory → inputs → state → regime → risk → one store transaction. Nothing is read twice and nothing reaches back.
 * Inputs refused at the door leave no trace; a computation or a write that fails afterwards is recorded as a FAILED run.
 */
final class RunPipeline {

    /** The computing part; a seam, so that a test can make it fail. */
    interface Chain {
        AllocatorResult run(RunInputs inputs, AllocatorConfig config);
    }

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
        RunAssembly run = new RunAssembly(request, kind, config, content, delivered);
        AllocatorResult raw = compute(run, content.inputs(), config);
        Optional<BookReconciliation> book = reconcile(run, request, content.inputs());
        AllocatorResult result = switch (request.exposure().mode()) {
            case OFF -> raw;
            case COMPUTE -> {
                ComputedScalars computed = ComputeMode.run(content.inputs(), config);
                Set<LocalDate> warmUp = computed.rebalances().stream().filter(ComputedRebalance::warmup).map(ComputedRebalance::date)
                        .collect(Collectors.toSet());
                scale(run, request, content.inputs(), book, computed.applied(), warmUp);
                yield raw; // the raw book's chain is what decided the scalars
            }
            case PRECOMPUTED -> {
                AppliedScalars scalars = PrecomputedScalars.replace(requireApplied(raw, request), source.orElseThrow(),
                        request.exposure().missingScalar());
                run.addInput(AllocatorArtifacts.of(source.get()));
                ScaledBook scaled = scale(run, request, content.inputs(), book, scalars, Set.of());
                yield compute(run, addScaledBook(run, content.inputs(), scaled), config);
            }
        };
        run.addChain(result);
        RunDraft draft = run.complete();
        Recorded recorded = record(run, draft);
        return new RunReport(recorded, config.version(), result, draft.warnings(), draft.checks(), store.path(), request,
                content.inputs().equity());
    }

    static RunDirectoryReader.Content read(RunRequest request) {
        return request.source().read(request.config().execution(), request.start().orElse(null),
                request.end().orElse(null));
    }

    /** How the given returns follow from the weights, where a run has both; recorded with the run. */
    static Optional<BookReconciliation> reconcile(RunAssembly run, RunRequest request, RunInputs inputs) {
        Optional<Panel> weights = inputs.weights().filter(w -> w.rows() > 0);
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        ExecutionOptions execution = request.config().execution();
        if (inputs.simulated()) {
            return Optional.of(BookReconciliation.ofSimulated(inputs.assetReturns(), weights.get(), inputs.portfolioReturns(),
                    execution.effectiveLag(), execution.slippageBp()));
        }
        try {
            BookReconciliation book = BookReconciliation.of(inputs.assetReturns(), weights.get(), inputs.portfolioReturns(),
                    request.exposure().coreWeight(), execution.lag());
            run.addBook(book);
            return Optional.of(book);
        } catch (DataException e) {
            run.warn(BookReconciliation.NOT_RECOMPUTABLE, e.getMessage()); // the allocator needs no weights; a two-pass would
            return Optional.empty();
        }
    }

    private static AppliedScalars requireApplied(AllocatorResult result, RunRequest request) {
        return result.applied().orElseThrow(() -> new DataException(request.source() + " has no weights in the window, so there is no "
                + "rebalance to scale. Add weights.csv, or run with --mode off."));
    }

    /** Scales the raw book and records weights, rebalances and days of both passes. */
    static ScaledBook scale(RunAssembly run, RunRequest request, RunInputs inputs, Optional<BookReconciliation> book,
            AppliedScalars scalars, Set<LocalDate> warmUp) {
        BookReconciliation reconciled = book.orElseThrow(() -> new DataException(request.source() + " has no weights that its portfolio "
                + "returns could be recomputed from, so it cannot be scaled. Add weights.csv, or run with --mode off."));
        ScaledBook scaled = ScaledBook.of(inputs.assetReturns(), inputs.weights().orElseThrow(), inputs.portfolioReturns(), reconciled,
                scalars);
        List<String> from = new ArrayList<>();
        run.idOf(ArtifactSchema.WEIGHT).ifPresent(from::add);
        run.idOf(ArtifactSchema.ALLOCATOR_RISK_APPLIED).ifPresent(from::add);
        run.addOutput(ExposureArtifacts.scaledWeights(scaled.scaledWeights()), Map.of(), from);
        run.addOutput(ExposureArtifacts.rebalances(scaled.rebalances(), warmUp), Map.of(), from);
        List<String> all = new ArrayList<>(from);
        run.idOf(ArtifactSchema.ASSET_RETURN).ifPresent(all::add);
        run.idOf(ArtifactSchema.PORTFOLIO_RETURN).ifPresent(all::add);
        run.addOutput(ExposureArtifacts.days(scaled.rawReturns(), scaled.scaledReturns(), scaled.rawEquity(), scaled.scaledEquity()),
                Map.of(), all);
        return scaled;
    }

    /** The scaled book as what the run's own chain looks at. */
    private static RunInputs addScaledBook(RunAssembly run, RunInputs inputs, ScaledBook scaled) {
        RunInputs own = RunInputs.given(inputs.assetReturns(), scaled.scaledReturns(), scaled.scaledEquity(), inputs.weights(),
                inputs.trendUnitReturns(), inputs.sleeveReturns()).between(inputs.requestedStart(), inputs.requestedEnd());
        List<String> from = new ArrayList<>();
        run.idOf(ArtifactSchema.SCALED_WEIGHT).ifPresent(from::add);
        run.idOf(ArtifactSchema.ASSET_RETURN).ifPresent(from::add);
        for (Artifact artifact : InputArtifacts.artifactsOf(own)) {
            if (artifact.kind().equals(ArtifactSchema.PORTFOLIO_RETURN.kind()) || artifact.kind().equals(ArtifactSchema.EQUITY_CURVE.kind())) {
                run.addOutput(artifact, Map.of(), from);
            }
        }
        return own;
    }

    AllocatorResult compute(RunAssembly run, RunInputs inputs, AllocatorConfig config) {
        return recorder.computing(run::failed, () -> chain.run(inputs, config));
    }

    Recorded record(RunAssembly run, RunDraft draft) {
        return recorder.record(run::failed, draft);
    }
}
