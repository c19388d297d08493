package dev.plimsoll.engine;

import java.util.List;
import java.util.function.Consumer;

/** Computes tasks somewhere. */
public interface Engine extends AutoCloseable {

    /**
     * Computes tasks.
     *
     * @param tasks the tasks
     * @param done is given the outcome of each, once, in any order, by the calling thread
     */
    void run(List<Task> tasks, Consumer<Outcome> done);

    @Override
    default void close() {
    }
}
