package dev.plimsoll;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.store.Store;
import java.nio.file.Path;

/** Runs whose computation breaks, as no input can make it. */
public final class FailedRuns {

    private FailedRuns() {
    }

    /** Leaves a FAILED run in a store. */
    public static void record(Path store, Path inputs, String id) {
        AllocatorKind broken = new AllocatorKind((in, config) -> {
            throw new IllegalStateException("boom");
        });
        try {
            new RunPipeline(Store.at(store)).run(broken, RunRequest.of(inputs).withRunId(id));
        } catch (ComputationException expected) {
            return;
        }
        throw new AssertionError("the run did not fail");
    }
}
