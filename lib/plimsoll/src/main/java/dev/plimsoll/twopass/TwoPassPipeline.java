package dev.plimsoll.twopass;

import static dev.plimsoll.portfolio.BookReconciliation.NOT_RECOMPUTABLE;
import static dev.plimsoll.store.run.RunKind.ALLOCATOR;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.RunRequest.Exposure.Purpose;
import dev.plimsoll.RunSource;
import dev.plimsoll.RunSource.Directory;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.ExternalPass;
import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.kind.allocator.RunAssembly;
import dev.plimsoll.kind.allocator.RunComputation.Computed;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.RunPipeline.Done;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.ScaledDelivery;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs both passes of a two-pass audit into the store. Pass 2 is the baseline's own weights times its applied scalars, or, when a
 * directory of a scaled run is given, that run as it was delivered, checked against its own weights and scalars.
 */
public record TwoPassPipeline(Store store) {

    /** Both runs as stored, and what they had to say. */
    public record Passes(String baselineRunId, String scaledRunId, List<Warning> warnings, List<Note> notes) {
    }

    public Passes run(TwoPassRequest request) {
        return request.scaledInputs().isPresent() ? imported(request, request.scaledInputs().get()) : own(request);
    }

    private Done<Computed> run(RunKind kind, RunRequest request) {
        return new RunPipeline(store).run(new AllocatorKind(kind), request);
    }

    private Passes own(TwoPassRequest request) {
        Done<Computed> baseline = run(ALLOCATOR, request.baseline());
        Optional<Warning> refused = baseline.draft().warnings().stream().filter(w -> w.code().equals(NOT_RECOMPUTABLE)).findFirst();
        Exposure exposure = scaledBy(baseline, request);
        if (request.baseline().exposure().purpose() == Purpose.RESEARCH) {
            exposure = exposure.forResearch();
        }
        RunRequest second = request.baseline().withLabel(request.baseline().label().ofSecond(request.scaledRunId())).withExposure(exposure);
        if (refused.isPresent()) {
            throw failed(second, new DataException(NOT_RECOMPUTABLE + ": run " + baseline.id()
                    + " is stored as a baseline, but a second pass cannot be computed from it. " + refused.get().message()));
        }
        try {
            String scaled = second(baseline, () -> run(ALLOCATOR, second)).id();
            return new Passes(baseline.id(), scaled, baseline.draft().warnings(), baseline.notes());
        } catch (DataException e) {
            throw failed(second, e);
        }
    }

    private static Exposure scaledBy(Done<Computed> baseline, TwoPassRequest request) {
        return new Exposure(AllocatorMode.PRECOMPUTED, Optional.of(baseline.id()), 1.0, request.baseline().exposure().coreWeight());
    }

    /** What the second pass cannot do for its request says that the first is stored. */
    private static <T> T second(Done<Computed> baseline, Supplier<T> pass) {
        try {
            return pass.get();
        } catch (UsageException e) {
            throw new UsageException(e.getMessage() + " The first pass is stored as run " + baseline.id() + ".", e);
        }
    }

    /** Leaves a FAILED run of the second pass, under an id made from its key, so that the one asked for stays free. */
    private DataException failed(RunRequest second, DataException error) {
        AllocatorConfig config = FrozenV1.versioned(second.config(), second.researchVersion());
        RunRequest unnamed = second.withLabel(second.label().ofSecond(Optional.empty()));
        Recorded recorded = store.recordFailure(
                new RunAssembly(unnamed, ALLOCATOR, config, AllocatorKind.read(unnamed), List.of()).failed(), error);
        return new DataException(error.getMessage() + " The second pass is recorded as FAILED (plimsoll show " + recorded.runId() + ").",
                error);
    }

    private Passes imported(TwoPassRequest request, Path scaledInputs) {
        RunRequest first = request.baseline();
        DecimalSign decimal = first.source().decimal();
        TableReader reader = new TableReader(decimal);
        ScaledDelivery delivery = ScaledDelivery.read(scaledInputs, reader);
        RunSource source = new Directory(scaledInputs, decimal);
        if (first.strict()) { // both directories are looked at before either is stored
            RunRequest scaled = RunRequest.of(source).withConfig(first.config()).withWindow(first.start(), first.end()).withStrict(true);
            AllocatorKind.findings(scaled, AllocatorKind.read(scaled), List.of());
        }
        Done<Computed> baseline = run(RunKind.IMPORT, first);
        RunRequest second = new RunRequest(source, first.label().ofSecond(request.scaledRunId()), first.config(), first.researchVersion(),
                first.start(), first.end(), scaledBy(baseline, request), first.strict());
        Done<Computed> scaled = second(baseline,
                () -> new RunPipeline(store).run(ExternalPass.prepare(second, delivery, baseline.computed())));
        List<Warning> warnings = new ArrayList<>(baseline.draft().warnings());
        warnings.addAll(scaled.draft().warnings());
        return new Passes(baseline.id(), scaled.id(), warnings,
                Stream.of(baseline.notes(), scaled.notes(), reader.notes()).flatMap(List::stream).distinct().toList());
    }
}
