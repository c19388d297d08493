package dev.plimsoll.walkforward;

import java.util.concurrent.CancellationException;

/** The walk-forward allocator across two sleeves: all candidates, all objectives, promotion, in one call. */
public final class StepFour {

    private StepFour() {
    }

    /**
     * Runs Step 4. The same pair and config give the same bits on every machine and with any number of threads.
     *
     * <p>A candidate that cannot be evaluated is part of the result with its error; the others go on. When the calling thread is
     * interrupted, the run stops within a few fits and no thread of it is left.
     *
     * @param pair the aligned sleeves
     * @param config the settings
     * @param threads threads that fit models, 1 or more
     * @param listener is told of the progress
     * @return everything computed
     * @throws dev.plimsoll.error.UsageException when threads is below 1
     * @throws dev.plimsoll.error.DataException when too few months have all features
     * @throws dev.plimsoll.error.ComputationException when every candidate failed
     * @throws CancellationException when the calling thread was interrupted; its interrupt flag is set again
     */
    public static Step4Result run(SleevePair pair, Step4Config config, int threads, Step4Listener listener) {
        throw new UnsupportedOperationException("not yet");
    }
}
