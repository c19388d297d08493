package dev.plimsoll.store.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duckdb.DuckDBConnection;

/** Some threads that do tasks, each with a connection of its own. */
record Workers(Connection connection, int threads) {

    interface Task {
        void run(Connection own) throws SQLException;
    }

    /** Returns when all tasks are done. */
    void run(Collection<? extends Task> tasks) throws SQLException {
        int wanted = Math.min(threads, tasks.size());
        if (wanted <= 1) {
            for (Task task : tasks) {
                task.run(connection);
            }
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(wanted);
        try {
            List<Callable<Void>> calls = tasks.stream().<Callable<Void>>map(task -> () -> onItsOwn(task)).toList();
            for (Future<Void> done : executor.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private Void onItsOwn(Task task) throws SQLException {
        try (Connection own = ((DuckDBConnection) connection).duplicate()) {
            task.run(own);
            return null;
        }
    }
}
