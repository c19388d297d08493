package dev.plimsoll.engine;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.UsageException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Threads of this process.
 *
 * @param threads how many, 1 or more
 * @param work computes a task; its exceptions become errors of the task
 */
public record LocalEngine(int threads, Function<Task, String> work) implements Engine {

    public LocalEngine {
        if (threads < 1) {
            throw new UsageException("A computation on " + threads + " threads is not possible; expected 1 or more.");
        }
    }

    @Override
    public void run(List<Task> tasks, Consumer<Outcome> done) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), task -> {
            Thread thread = new Thread(task, "plimsoll-engine");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<Outcome> outcomes = new ExecutorCompletionService<>(pool);
            tasks.forEach(task -> outcomes.submit(() -> Outcome.of(task, work)));
            for (int i = 0; i < tasks.size(); i++) {
                done.accept(outcomes.take().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("The computation was interrupted.").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) { // such as no memory left
                throw error;
            } else if (e.getCause() instanceof MemoryException memory) {
                throw memory;
            }
            throw new ComputationException("A task failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
