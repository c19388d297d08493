package dev.plimsoll.run;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.StoreUnwritableException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.Recorded;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Any run from its request to its record: read, compute, record in one transaction. A computation or a write that fails is recorded too,
 * loudly: a FAILED run with its inputs and the error.
 */
public record RunPipeline(Store store) {

    /**
     * A run whose inputs are read and checked, and which is not computed yet.
     *
     * @param soFar what is recorded when it fails: its inputs, no outputs
     * @param computation computes it
     * @param complete what is recorded of what was computed
     * @param notes what was interpreted in the files
     */
    public record Prepared<C>(Supplier<RunDraft> soFar, Supplier<C> computation, Function<C, RunDraft> complete, List<Note> notes) {
    }

    /** A run as it was recorded, and what it computed. */
    public record Done<C>(Recorded recorded, RunDraft draft, C computed, List<Note> notes) {

        public String id() {
            return recorded.runId();
        }
    }

    public <Q, C> Done<C> run(KindOfRun<Q, C> kind, Q request) {
        Store.preload();
        return run(kind.prepare(store, request));
    }

    public <C> Done<C> run(Prepared<C> run) {
        C computed = compute(run);
        RunDraft draft = run.complete().apply(computed);
        return new Done<>(record(run.soFar(), draft), draft, computed, run.notes());
    }

    /** An error of ours passes, as the inputs are at fault and were refused, and so does a cancellation; any other is a FAILED run. */
    private <C> C compute(Prepared<C> run) {
        try {
            return run.computation().get();
        } catch (PlimsollException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            Recorded failed;
            try {
                failed = store.recordFailure(run.soFar().get(), e);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
                throw new ComputationException("The run failed while computing: " + e + ". It could not be recorded as FAILED either: "
                        + second.getMessage() + " Please report it.", e);
            }
            throw new ComputationException("Run " + failed.runId() + " failed while computing: " + e + ". It is recorded as FAILED in "
                    + store.path() + " with its inputs and the error (plimsoll show " + failed.runId() + "). Please report it.", e);
        }
    }

    /**
     * Records a complete run; when the store refuses it, it is recorded as FAILED where that can still be written. Not when the disk is
     * full or the database out of memory: a record of that would often still fit, and take the id from the run that is made again once
     * there is room.
     */
    private Recorded record(Supplier<RunDraft> soFar, RunDraft draft) {
        try {
            return store.record(draft);
        } catch (StoreBusyException | StoreUnwritableException | MemoryException | UsageException e) {
            throw e; // nothing is wrong with the run itself
        } catch (RuntimeException e) {
            throw failed(soFar, e);
        }
    }

    private RuntimeException failed(Supplier<RunDraft> soFar, RuntimeException e) {
        try {
            String id = store.recordFailure(soFar.get(), e).runId();
            String told = e.getMessage() + " It is recorded as FAILED (plimsoll show " + id + ").";
            return e instanceof DataException ? new DataException(told, e) : e instanceof StoreException ? new StoreException(told, e) : e;
        } catch (RuntimeException second) {
            e.addSuppressed(second);
            return e;
        }
    }
}
