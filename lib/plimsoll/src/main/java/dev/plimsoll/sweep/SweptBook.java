package dev.plimsoll.sweep;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.exposure.PrecomputedScalars;
import dev.plimsoll.allocator.exposure.ScaledBook;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.SharedBook;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.sweep.Grid.Configuration;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.TwoPassComparison.Delta;
import dev.plimsoll.twopass.TwoPassComparison.Pass;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.ValidationConfig;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A book of a sweep: its receipts under one configuration after the other. */
final class SweptBook {

    private static final ValidationConfig BOUNDS = ValidationConfig.standard();

    private final SharedBook shared;
    private Optional<Pass> raw = Optional.empty();

    SweptBook(SharedBook shared) {
        this.shared = shared;
    }

    /** The receipt of a run, or why there is none. */
    SweptRun receipt(String book, Configuration configuration, boolean twoPass) {
        try {
            SharedBook.Run run = shared.run(configuration.constants());
            RunDraft draft = run.draft();
            RegimePath regimes = run.result().regime();
            SweptRun receipt = new SweptRun(book, configuration.label(), Optional.of(draft.subject().allocatorVersion()),
                    Optional.of(draft.runKey()), Optional.of(draft.contentSha256()), days(regimes, Regime.NORMAL),
                    days(regimes, Regime.ELEVATED), days(regimes, Regime.STRESS), days(regimes, Regime.CRISIS),
                    OptionalDouble.of(regimes.transitionsPerYear()), OptionalDouble.of(run.result().risk().meta().statistics().mean()),
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
            return twoPass ? withFigures(receipt, run.result()) : receipt;
        } catch (MemoryException e) {
            throw e; // is no result
        } catch (PlimsollException e) {
            return failure(book, configuration, e);
        }
    }

    static SweptRun failure(String book, Configuration configuration, PlimsollException e) {
        String code = e instanceof UsageException ? "USAGE" : e instanceof InputMissingException ? "INPUT_MISSING"
                : e instanceof DataException ? "DATA" : "COMPUTATION";
        return SweptRun.failed(book, configuration.label(), code, e.getMessage());
    }

    private static OptionalInt days(RegimePath regimes, Regime regime) {
        return OptionalInt.of(regimes.meta().dayCounts().getOrDefault(regime, 0));
    }

    private SweptRun withFigures(SweptRun receipt, AllocatorResult result) {
        if (result.applied().isEmpty() || shared.book().isEmpty()) {
            return receipt.without("The book has no weights that its returns could be recomputed from, so there is no second pass.");
        }
        BookReconciliation book = shared.book().get();
        if (!book.recomputable()) {
            return receipt.without(BookReconciliation.NOT_RECOMPUTABLE + ": the portfolio returns do not follow from the weights: "
                    + book.summary() + ". If the book holds components that are not in its weights, give --core-weight.");
        }
        try {
            TwoPassComparison comparison = compare(book, result, result.applied().get());
            Delta delta = comparison.delta();
            return receipt.with(delta.cagr(), delta.maxDrawdown(), delta.sharpe(), Validation.of(comparison, BOUNDS).overall().toString());
        } catch (DataException e) {
            return receipt.without(e.getMessage()); // the run itself is there
        }
    }

    private TwoPassComparison compare(BookReconciliation book, AllocatorResult result, AppliedScalars applied) {
        var inputs = shared.content().inputs();
        ScaledBook scaled = ScaledBook.of(inputs.assetReturns(), inputs.weights().orElseThrow(), inputs.portfolioReturns(), book,
                PrecomputedScalars.replace(applied, applied, 1));
        if (raw.isEmpty()) { // the same under every configuration
            raw = Optional.of(Pass.of("baseline", scaled.rawEquity(), PerformanceMetrics.of(scaled.rawEquity())));
        }
        return TwoPassComparison.of(raw.get(), Pass.of("scaled", scaled.scaledEquity(), PerformanceMetrics.of(scaled.scaledEquity())),
                result.regime(), result.risk(), scaled.scalars(), BOUNDS.events().threshold());
    }
}
