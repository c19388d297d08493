package dev.plimsoll.kind.allocator;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import java.util.List;
import java.util.Optional;

/**
 * A book that is run under many configurations, each in mode off: what none of them touches is read, computed and hashed once. Its runs
 * have the keys and the content of those that {@link AllocatorKind} makes one by one.
 *
 * @param request the book; its configuration is that of no run
 * @param content inputs
 * @param tolerance what counts as agreement of given and recomputed returns, where that is another difference than usual
 * @param artifacts inputs, book and state
 * @param book how its returns follow from its weights; empty without weights, and where they explain nothing
 * @param known chain under the frozen constants, whose state is that of every run
 */
public record SharedBook(RunRequest request, Content content, Optional<Double> tolerance, RunArtifacts artifacts,
        Optional<BookReconciliation> book, AllocatorResult known) {

    /** A run, ready to be recorded, and its chain. */
    public record Run(RunDraft draft, AllocatorResult result) {
    }

    public static SharedBook read(RunRequest request) {
        Content content = AllocatorKind.read(request);
        Optional<RoundedReturns> rounded = RoundedReturns.find(content.inputs(), request);
        RunArtifacts artifacts = RunArtifacts.of(content, request.exposure().mode());
        artifacts.warn(AllocatorKind.findings(request, content, rounded.map(RoundedReturns::finding).stream().toList()));
        Optional<Double> tolerance = rounded.map(RoundedReturns::tolerance);
        Optional<BookReconciliation> book = RunComputation.reconcile(new RunTask(request.source().toString(), AllocatorConfig.v1(),
                request.config().execution(), request.exposure(), content, tolerance.orElse(BookReconciliation.TOLERANCE),
                Optional.empty()), artifacts);
        AllocatorResult known = AllocatorV1.run(content.inputs(), AllocatorConfig.v1());
        artifacts.addState(known);
        return new SharedBook(request, content, tolerance, artifacts, book, known);
    }

    /** The run under a configuration that has its version. */
    public Run run(AllocatorConfig config) {
        RunAssembly run = new RunAssembly(request, RunKind.ALLOCATOR, config, content, artifacts.copy(), List.of());
        tolerance.ifPresent(run::tolerate);
        AllocatorResult result = AllocatorV1.run(content.inputs(), known, config);
        run.artifacts().addDecisions(config.version(), result);
        return new Run(run.complete(), result);
    }
}
