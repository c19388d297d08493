package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.AllocatorMode;
import dev.plimsoll.allocator.exposure.ImportedPass2;
import dev.plimsoll.allocator.exposure.LabelShift;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.DeliveredPass;
import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.kind.allocator.RunArtifacts;
import dev.plimsoll.kind.allocator.RunAssembly;
import dev.plimsoll.kind.allocator.RunPipeline;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.ScaledDelivery;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs both passes of a two-pass audit into the store. Pass 2 is the baseline's own weights times its applied scalars, or, when a
 * directory of a scaled run is given, that run as it was delivered, checked against its own weights and scalars.
 */
final class TwoPassPipeline {

    /** Both runs as stored, and what they had to say. */
    record Passes(String baselineRunId, String scaledRunId, List<RunDraft.Warning> warnings, List<Note> notes) {
    }

    private final Store store;
    private final RunPipeline runs;

    TwoPassPipeline(Store store) {
        this.store = store;
        this.runs = new RunPipeline(store);
    }

    Passes run(TwoPassRequest request) {
        return request.scaledInputs().isPresent() ? imported(request, request.scaledInputs().get()) : own(request);
    }

    private Passes own(TwoPassRequest request) {
        RunReport baseline = runs.run(request.baseline());
        Optional<RunDraft.Warning> refused = baseline.warnings().stream()
                .filter(w -> w.code().equals(BookReconciliation.NOT_RECOMPUTABLE)).findFirst();
        ExposureOptions exposure = new ExposureOptions(AllocatorMode.PRECOMPUTED, Optional.of(baseline.id()), 1.0,
                request.baseline().exposure().coreWeight());
        if (request.baseline().exposure().purpose() == RunPurpose.RESEARCH) {
            exposure = exposure.forResearch();
        }
        RunRequest second = withId(request.baseline(), request.scaledRunId()).withExposure(exposure);
        if (refused.isPresent()) {
            throw failed(second, new DataException(BookReconciliation.NOT_RECOMPUTABLE + ": run " + baseline.id()
                    + " is stored as a baseline, but a second pass cannot be computed from it. " + refused.get().message()));
        }
        try {
            String scaled = second(baseline, () -> runs.run(second).id());
            return new Passes(baseline.id(), scaled, baseline.warnings(), baseline.notes());
        } catch (DataException e) {
            throw failed(second, e);
        }
    }

    /** What the second pass cannot do for its request says that the first is stored. */
    private static <T> T second(RunReport baseline, Supplier<T> pass) {
        try {
            return pass.get();
        } catch (UsageException e) {
            throw new UsageException(e.getMessage() + " The first pass is stored as run " + baseline.id() + ".", e);
        }
    }

    /** Leaves a FAILED run of the second pass, under an id made from its key, so that the one asked for stays free. */
    private DataException failed(RunRequest second, DataException error) {
        AllocatorConfig config = FrozenV1.versioned(second.config(), second.researchVersion());
        RunRequest unnamed = withId(second, Optional.empty());
        Recorded recorded = store.recordFailure(
                new RunAssembly(unnamed, RunKind.ALLOCATOR, config, RunPipeline.read(unnamed), List.of()).failed(), error);
        return new DataException(error.getMessage() + " The second pass is recorded as FAILED (plimsoll show " + recorded.runId() + ").",
                error);
    }

    private static RunRequest withId(RunRequest request, Optional<String> id) {
        return new RunRequest(request.source(), id, request.config(), request.researchVersion(), request.start(), request.end(),
                Optional.empty(), request.reason(), request.author(), request.exposure(), request.strict());
    }

    private Passes imported(TwoPassRequest request, Path scaledInputs) {
        DecimalSign decimal = request.baseline().source().decimal();
        TableReader reader = new TableReader(decimal);
        ScaledDelivery delivery = ScaledDelivery.read(scaledInputs, reader);
        if (request.baseline().strict()) { // both directories are looked at before either is stored
            RunRequest scaled = RunRequest.of(new RunSource.Directory(scaledInputs, decimal)).withConfig(request.baseline().config())
                    .withWindow(request.baseline().start(), request.baseline().end()).withStrict(true);
            RunPipeline.findings(scaled, RunPipeline.read(scaled), List.of());
        }
        RunReport baseline = runs.importDirectory(request.baseline());
        ExposureOptions exposure = new ExposureOptions(AllocatorMode.PRECOMPUTED, Optional.of(baseline.id()), 1.0,
                request.baseline().exposure().coreWeight());
        RunRequest scaledRequest = request.baseline();
        scaledRequest = withId(new RunRequest(new RunSource.Directory(scaledInputs, decimal), Optional.empty(), scaledRequest.config(),
                scaledRequest.researchVersion(),
                scaledRequest.start(), scaledRequest.end(), Optional.empty(), scaledRequest.reason(), scaledRequest.author(), exposure,
                scaledRequest.strict()),
                request.scaledRunId());
        RunRequest delivered = scaledRequest;
        RunReport scaled = second(baseline,
                () -> importScaled(delivered, delivery, RunPipeline.read(request.baseline()).inputs(), baseline));
        List<RunDraft.Warning> warnings = new ArrayList<>(baseline.warnings());
        warnings.addAll(scaled.warnings());
        return new Passes(baseline.id(), scaled.id(), warnings,
                Stream.of(baseline.notes(), scaled.notes(), reader.notes()).flatMap(List::stream).distinct().toList());
    }

    /** The delivered run as it is: its own returns and equity, its weights and scalars checked against each other. */
    private RunReport importScaled(RunRequest request, ScaledDelivery delivery, RunInputs baseline, RunReport baselineReport) {
        AllocatorConfig config = FrozenV1.versioned(request.config(), request.researchVersion());
        RunDirectoryReader.Content asDelivered = RunPipeline.read(request);
        List<RunDraft.Warning> findings = RunPipeline.findings(request, asDelivered, List.of());
        RunDirectoryReader.Content content = withRawWeights(asDelivered, delivery);
        TableReader reader = new TableReader(request.source().decimal());
        RunAssembly run = new RunAssembly(request, RunKind.IMPORT, config, content,
                StageFiles.delivered(request.source().folder(), reader));
        RunArtifacts artifacts = run.artifacts();
        artifacts.warn(findings);
        RunInputs inputs = content.inputs();
        AllocatorResult result = runs.recorded(run).run(inputs, config);
        AppliedScalars baselineApplied = baselineReport.result().applied().orElseThrow(() -> new DataException(
                "The baseline " + baselineReport.id() + " has no weights, so no applied scalars to compare with."));

        DateIndex rebalances = delivery.scaledWeights().dates();
        Series used = delivery.used().reindex(rebalances);
        check(artifacts, request, delivery, baseline, inputs, used.toArray());
        labelShift(artifacts, delivery, baselineApplied, rebalances, used.toArray());

        artifacts.addInput(AllocatorArtifacts.of(baselineApplied));
        DeliveredPass pass = new DeliveredPass(delivery.rawWeights(), delivery.scaledWeights(), used);
        pass.inputs().forEach(artifacts::addInput);
        pass.addTo(artifacts, inputs, baseline, result);
        RunDraft draft = run.complete();
        return new RunReport(runs.record(run, draft), config.version(), result, draft.warnings(), draft.checks(), store.path(), request,
                inputs.equity(), Stream.concat(content.notes().stream(), reader.notes().stream()).toList());
    }

    /** The run's decision weights are the raw ones; the directory's weights file holds the scaled ones again. */
    private static RunDirectoryReader.Content withRawWeights(RunDirectoryReader.Content content, ScaledDelivery delivery) {
        RunInputs inputs = content.inputs();
        Panel raw = delivery.rawWeights();
        Panel cut = raw.reindex(raw.dates().between(inputs.requestedStart(), inputs.requestedEnd()));
        RunInputs withRaw = RunInputs.given(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity(), Optional.of(cut),
                inputs.trendUnitReturns(), inputs.sleeveReturns()).between(inputs.requestedStart(), inputs.requestedEnd());
        return new RunDirectoryReader.Content(withRaw, content.computedKinds(), content.meta(), content.notes());
    }

    private static void check(RunArtifacts run, RunRequest request, ScaledDelivery delivery, RunInputs baseline, RunInputs inputs,
            double[] used) {
        BookReconciliation book = BookReconciliation.of(baseline.assetReturns(), baseline.weights().orElseThrow(),
                baseline.portfolioReturns(), request.exposure().coreWeight(), request.config().execution().lag(),
                request.config().execution().aggregation(), BookReconciliation.TOLERANCE);
        ImportedPass2 recomputed = ImportedPass2.of(inputs.assetReturns(), delivery.rawWeights(), used, delivery.scaledWeights(), book);
        double returns = ImportedPass2.largestDifference(recomputed.returns(), inputs.portfolioReturns());
        double equity = ImportedPass2.largestDifference(recomputed.equity(), inputs.equity());
        boolean agrees = returns <= BookReconciliation.TOLERANCE;
        run.warn(agrees ? "RECOMPUTED" : BookReconciliation.NOT_RECOMPUTABLE, "Weights raw x scalar used equal weights scaled in every "
                + "cell. Returns recomputed from the scaled weights and the baseline's external part differ from the given ones by at most "
                + returns + ", equity by at most " + equity + (agrees ? "." : "; expected 1e-12. Is --core-weight right?"));
    }

    private static void labelShift(RunArtifacts run, ScaledDelivery delivery, AppliedScalars baselineApplied, DateIndex rebalances,
            double[] used) {
        Series source = delivery.source().orElseGet(() -> Series.of(baselineApplied.dates(), baselineApplied.applied()));
        OptionalInt shift = LabelShift.find(source.dates(), source.toArray(), rebalances, used, 1.0);
        if (shift.isEmpty()) {
            run.warn("SCALARS_UNEXPLAINED", "The scalars used are not those of the source, whatever the shift of dates.");
        } else if (shift.getAsInt() > 0) {
            run.warn(LabelShift.SCALAR_LABEL_SHIFT, LabelShift.SCALAR_LABEL_SHIFT + " " + shift.getAsInt()
                    + ": each rebalance used the scalar that the source has " + shift.getAsInt() + " rebalances later. "
                    + "That is a fault of the delivered run: it looked ahead.");
        }
    }
}
