package dev.plimsoll.store.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duckdb.DuckDBConnection;

/** Some threads with a connection each, which take tasks from one queue. */
final class Workers {

    interface Task {
        void run(Connection own) throws SQLException;
    }

    private final Connection connection;
    private final int threads;

    Workers(Connection connection, int threads) {
        this.connection = connection;
        this.threads = threads;
    }

    /** Returns when all tasks are done. */
    void run(Collection<? extends Task> tasks) throws SQLException {
        Queue<Task> queue = new ConcurrentLinkedQueue<>(tasks);
        int wanted = Math.min(threads, tasks.size());
        if (wanted <= 1) {
            work(connection, queue);
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(wanted);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < wanted; i++) {
                futures.add(executor.submit(() -> {
                    try (Connection own = ((DuckDBConnection) connection).duplicate()) {
                        work(own, queue);
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                await(future);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void work(Connection own, Queue<Task> queue) throws SQLException {
        for (Task task = queue.poll(); task != null && !Thread.currentThread().isInterrupted(); task = queue.poll()) {
            task.run(own);
        }
    }

    private static void await(Future<?> future) throws SQLException {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
