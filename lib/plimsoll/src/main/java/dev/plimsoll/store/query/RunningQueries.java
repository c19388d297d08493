package dev.plimsoll.store.query;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queries that threads of this process wait for, so that one of them can be cancelled from outside: an interrupt of the thread alone
 * does not reach the database. Only reading queries are here; what writes is never broken off half-way.
 */
public final class RunningQueries {

    /** Ends a query; it may be asked more than once. */
    @FunctionalInterface
    interface Cancel {
        void cancel() throws SQLException;
    }

    /** Says that the thread no longer waits. */
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }

    private static final Map<Cancel, Thread> RUNNING = new ConcurrentHashMap<>();

    private RunningQueries() {
    }

    /** The current thread waits for a query until it closes what this gives. */
    static Waiting enter(Cancel query) {
        RUNNING.put(query, Thread.currentThread());
        return () -> RUNNING.remove(query);
    }

    /**
     * Cancels what a thread waits for; it gets an error from the database. One that is about to start may be missed, so ask again until the
     * thread has moved on.
     *
     * @param thread the thread
     * @return whether there was a query to cancel
     */
    public static boolean cancel(Thread thread) {
        boolean found = false;
        for (Map.Entry<Cancel, Thread> entry : RUNNING.entrySet()) {
            if (entry.getValue() == thread) {
                found = true;
                try {
                    entry.getKey().cancel();
                } catch (SQLException e) {
                    // It ended by itself in the meantime.
                }
            }
        }
        return found;
    }
}
