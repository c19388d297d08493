package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK_APPLIED;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static dev.plimsoll.store.kind.ArtifactSchema.PORTFOLIO_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.SCALED_WEIGHT;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;
import static java.util.Optional.empty;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode;
import dev.plimsoll.allocator.exposure.ComputeMode.ComputedRebalance;
import dev.plimsoll.allocator.exposure.ComputeMode.ComputedScalars;
import dev.plimsoll.allocator.exposure.PrecomputedScalars;
import dev.plimsoll.allocator.exposure.ScaledBook;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From the inputs of a run of the allocator to its artifacts: book, scaling by mode, state, regime, risk. A run and its replay both
 * come through here, and nothing here knows a file, a store or a clock.
 */
public final class RunComputation {

    /** The chain; a seam, so that a test can make it fail. */
    public interface Chain {
        AllocatorResult run(RunInputs inputs, AllocatorConfig config);
    }

    /**
     * What came out.
     *
     * @param task what it was computed from
     * @param artifacts what was used and made
     * @param inputs what the run's own chain looked at: the book as given, or the scaled one
     * @param result its chain
     */
    public record Computed(RunTask task, RunArtifacts artifacts, RunInputs inputs, AllocatorResult result) {
    }

    private RunComputation() {
    }

    /** Computes; artifacts and warnings go to {@code artifacts}, which holds the inputs already. */
    public static Computed run(RunTask task, RunArtifacts artifacts, Chain chain) {
        RunInputs inputs = task.content().inputs();
        AllocatorResult raw = chain.run(inputs, task.config());
        Optional<BookReconciliation> book = reconcile(task, artifacts);
        Computed computed = switch (task.exposure().mode()) {
            case OFF -> new Computed(task, artifacts, inputs, raw);
            case COMPUTE -> {
                ComputedScalars scalars = ComputeMode.run(inputs, task.config());
                Set<LocalDate> warmUp = scalars.rebalances().stream().filter(ComputedRebalance::warmup).map(ComputedRebalance::date)
                        .collect(Collectors.toSet());
                scale(task, artifacts, book, scalars.applied(), warmUp);
                yield new Computed(task, artifacts, inputs, raw); // the raw book's chain is what decided the scalars
            }
            case PRECOMPUTED -> {
                AppliedScalars own = raw.applied().orElseThrow(() -> new DataException(task.name() + " has no weights in the window, so "
                        + "there is no rebalance to scale. Add weights.csv, or run with --mode off."));
                AppliedScalars scalars = PrecomputedScalars.replace(own, task.requireSource(), task.exposure().missingScalar());
                artifacts.addInput(AllocatorArtifacts.of(task.requireSource()));
                RunInputs scaled = addScaledBook(artifacts, inputs, scale(task, artifacts, book, scalars, Set.of()));
                yield new Computed(task, artifacts, scaled, chain.run(scaled, task.config()));
            }
        };
        artifacts.addChain(task.config().version(), computed.result());
        return computed;
    }

    /** How the given returns follow from the weights, where a run has both; recorded with the run. */
    static Optional<BookReconciliation> reconcile(RunTask task, RunArtifacts artifacts) {
        RunInputs inputs = task.content().inputs();
        Optional<Panel> weights = inputs.weights().filter(w -> w.rows() > 0);
        if (weights.isEmpty()) {
            return empty();
        }
        if (inputs.simulated()) {
            return Optional.of(BookReconciliation.ofSimulated(inputs.assetReturns(), weights.get(), inputs.portfolioReturns(),
                    task.execution().effectiveLag(), task.execution().slippageBp(), task.execution().aggregation()));
        }
        try {
            Optional<BookReconciliation> book = task.givenBook();
            book.ifPresent(artifacts::addBook);
            return book;
        } catch (DataException e) {
            artifacts.warn(BookReconciliation.NOT_RECOMPUTABLE, e.getMessage()); // the allocator needs no weights; a two-pass would
            return empty();
        }
    }

    /** Scales the raw book and records weights, rebalances and days of both passes. */
    private static ScaledBook scale(RunTask task, RunArtifacts artifacts, Optional<BookReconciliation> book, AppliedScalars scalars,
            Set<LocalDate> warmUp) {
        RunInputs inputs = task.content().inputs();
        BookReconciliation reconciled = book.orElseThrow(() -> new DataException(task.name() + " has no weights that its portfolio "
                + "returns could be recomputed from, so it cannot be scaled. Add weights.csv, or run with --mode off."));
        ScaledBook scaled = ScaledBook.of(inputs.assetReturns(), inputs.weights().orElseThrow(), inputs.portfolioReturns(), reconciled,
                scalars);
        ArtifactSchema[] decided = {WEIGHT, ALLOCATOR_RISK_APPLIED};
        artifacts.addOutput(Artifact.of(SCALED_WEIGHT, scaled.scaledWeights()), decided);
        artifacts.addOutput(AllocatorArtifacts.rebalances(scaled.rebalances(), warmUp), decided);
        artifacts.addOutput(AllocatorArtifacts.days(scaled.rawReturns(), scaled.scaledReturns(), scaled.rawEquity(), scaled.scaledEquity()),
                WEIGHT, ALLOCATOR_RISK_APPLIED, ASSET_RETURN, PORTFOLIO_RETURN);
        return scaled;
    }

    /** The scaled book as what the run's own chain looks at. */
    private static RunInputs addScaledBook(RunArtifacts artifacts, RunInputs inputs, ScaledBook scaled) {
        RunInputs own = RunInputs.given(inputs.assetReturns(), scaled.scaledReturns(), scaled.scaledEquity(), inputs.weights(),
                inputs.trendUnitReturns(), inputs.sleeveReturns()).withWindow(inputs.requestedStart(), inputs.requestedEnd());
        artifacts.addOutput(Artifact.of(PORTFOLIO_RETURN, own.portfolioReturns()), SCALED_WEIGHT, ASSET_RETURN);
        artifacts.addOutput(Artifact.of(EQUITY_CURVE, own.equity()), SCALED_WEIGHT, ASSET_RETURN);
        return own;
    }
}
