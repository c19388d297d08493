package dev.plimsoll.engine;

import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.store.schema.Library;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.function.Function;

/**
 * What became of a task. A failure is a value, as an exception would end the work of all others.
 *
 * @param key the task's
 * @param result what was computed, as JSON; null where there is an error
 * @param error what went wrong, in words; null where there is a result
 * @param libraryVersion of whoever computed it
 * @param cpuNanos processor time it took
 */
public record Outcome(String key, String result, String error, String libraryVersion, long cpuNanos) implements Serializable {

    /** Computes a task. That there was no memory for it says nothing of the task, so that is thrown. */
    public static Outcome of(Task task, Function<Task, String> work) {
        long before = processorNanos();
        try {
            String result = work.apply(task);
            return new Outcome(task.key(), result, null, Library.version(), processorNanos() - before);
        } catch (MemoryException e) {
            throw e;
        } catch (RuntimeException e) {
            return new Outcome(task.key(), null, e instanceof PlimsollException ? e.getMessage() : e.toString(), Library.version(),
                    processorNanos() - before);
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
