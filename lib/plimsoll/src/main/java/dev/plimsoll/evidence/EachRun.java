package dev.plimsoll.evidence;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Evidence.RunAsStored;
import dev.plimsoll.store.run.RunDraft.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Is told what becomes of runs that are computed again, one after the other.
 *
 * @param <R> what is recorded of a run
 */
@FunctionalInterface
public interface EachRun<R> {

    /**
     * What was found of a run is in the store.
     *
     * @param recorded the record
     */
    void done(R recorded);

    /**
     * A run could not be computed, and nothing is recorded of it. Throws the failure, which ends it all, unless this is overridden.
     *
     * @param runId the run
     * @param failure why
     */
    default void failed(String runId, PlimsollException failure) {
        throw failure;
    }

    /** Reads some runs with each opening of the store and records what is found of those before it reads the next, or is ended. */
    static <F, R> List<R> record(Store store, List<String> runIds, Set<Role> roles, int most, Function<RunAsStored, F> find,
            Function<List<F>, List<R>> recorder, EachRun<R> listener) {
        List<R> all = new ArrayList<>();
        store.evidence().each(runIds, roles, most, runs -> {
            List<F> found = new ArrayList<>();
            try {
                for (RunAsStored run : runs) {
                    if (Thread.interrupted()) {
                        throw new CancellationException("The work was interrupted before run " + run.info().runId() + ".");
                    }
                    try {
                        found.add(find.apply(run));
                    } catch (PlimsollException e) {
                        listener.failed(run.info().runId(), e);
                    }
                }
            } catch (RuntimeException | Error e) {
                try {
                    all.addAll(recorded(found, recorder, listener));
                } catch (RuntimeException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
            all.addAll(recorded(found, recorder, listener));
        });
        return all;
    }

    private static <F, R> List<R> recorded(List<F> found, Function<List<F>, List<R>> recorder, EachRun<R> listener) {
        List<R> recorded = found.isEmpty() ? List.of() : recorder.apply(found);
        recorded.forEach(listener::done);
        return recorded;
    }
}
