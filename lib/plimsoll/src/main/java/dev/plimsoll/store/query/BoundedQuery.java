package dev.plimsoll.store.query;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.file.Rows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;

/**
 * Somebody's query on a thread of its own, which the caller waits for, up to its limits. The database asks between two portions of its
 * work whether it shall stop, and some portions, such as the planning of {@code list_sum(range(1000000000))}, have no end: those are
 * left behind, and their thread ends with the process.
 */
public final class BoundedQuery implements SqlQuery.Watch {

    /** What runs on the connection that it is given. */
    public interface Work<T> {
        public T run(Connection connection, SqlQuery.Watch watch) throws SQLException;
    }

    private static final String INTERRUPTED = "The query was interrupted.";
    private static final long LOOK_MILLIS = 50;
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** The parser and planner descend once per level of a query, a thousand levels at most: that is more than a usual thread has. */
    private static final long STACK_BYTES = 64L << 20;
    /** What driver and system need besides the database's own memory and the heap. */
    private static final long SLACK_BYTES = 256L << 20;
    private static final Path RESIDENT = Path.of("/proc/self/statm");
    private static final long PAGE_BYTES = 4096;
    private static final AtomicInteger LEFT_BEHIND = new AtomicInteger();

    private final SqlLimits limits;
    private final long mostBytes;
    private final long residentBefore = resident();
    private final long heapBefore = Runtime.getRuntime().totalMemory();
    private volatile PreparedStatement running;
    private volatile String ended;

    private BoundedQuery(SqlLimits limits, long memory) {
        this.limits = limits;
        this.mostBytes = memory;
    }

    /** Whether a query of this process runs on although nobody waits for it any more. */
    public static boolean isLeftBehind() {
        return LEFT_BEHIND.get() > 0;
    }

    /**
     * Runs work within limits, on a connection of its own to the same database.
     *
     * @throws UsageException when a limit was reached
     * @throws SQLException what the work throws otherwise
     */
    @SuppressWarnings("try") // it is only closed
    public static <T> T run(Connection connection, SqlLimits limits, Work<T> work) throws SQLException {
        BoundedQuery query = new BoundedQuery(limits, memoryLimit(connection));
        Connection own = ((DuckDBConnection) connection).duplicate();
        own.setCatalog(connection.getCatalog());
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread worker = new Thread(null, () -> {
            try {
                T result;
                try (own) {
                    result = work.run(own, query);
                }
                answer.complete(result); // when nothing holds the file any more
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        }, "plimsoll-sql", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        try (RunningQueries.Waiting waiting = RunningQueries.enter(query::cancel)) {
            return query.await(answer);
        }
    }

    private <T> T await(CompletableFuture<T> answer) throws SQLException {
        long start = System.nanoTime();
        long end = 0;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (ended == null) {
                        ended = exceeded(System.nanoTime() - start);
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    ended = INTERRUPTED;
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
                if (ended != null) {
                    end = end == 0 ? System.nanoTime() : end;
                    cancelRunning();
                    if (System.nanoTime() - end > GRACE.toNanos()) {
                        throw leftBehind(answer);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SQLException failure(Throwable cause) {
        if (ended != null && cause instanceof SQLException e) {
            throw new UsageException(ended, e);
        } else if (cause instanceof SQLException e) {
            return e;
        } else if (cause instanceof RuntimeException e) {
            throw e;
        } else if (cause instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException(cause);
    }

    private UsageException leftBehind(CompletableFuture<?> left) {
        LEFT_BEHIND.incrementAndGet();
        left.whenComplete((answer, failure) -> LEFT_BEHIND.decrementAndGet());
        return new UsageException(ended + " It does not hear of that: a command ends with it; elsewhere it works on until it is done or the "
                + "process ends, and keeps the store until then.");
    }

    private String exceeded(long nanos) {
        if (!limits.timeout().isZero() && nanos > limits.timeout().toNanos()) {
            return "The query was ended after " + seconds(limits.timeout()) + " s, which is its time limit. Ask for less, or give it more time "
                    + "with --timeout SECONDS (0 = no limit; SqlLimits in Java), best on a snapshot (plimsoll snapshot): a long query keeps "
                    + "everybody else from writing to the store.";
        }
        long used = resident() - residentBefore - (Runtime.getRuntime().totalMemory() - heapBefore);
        return mostBytes > 0 && used > mostBytes + SLACK_BYTES ? outOfMemory(words(mostBytes)) : null;
    }

    public static String outOfMemory(String limit) {
        return "The query needs more memory than its limit of " + limit + ". Ask for less, or allow more with --memory SIZE (SqlLimits in "
                + "Java), such as --memory 8GB.";
    }

    public static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String words(long bytes) {
        return bytes >> 20 < 10_240 ? (bytes >> 20) + " MiB" : (bytes >> 30) + " GiB";
    }

    /** Somebody who is not waiting for it wants it to end. */
    private void cancel() {
        ended = ended == null ? INTERRUPTED : ended;
        cancelRunning();
    }

    private void cancelRunning() {
        PreparedStatement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // It ended by itself in the meantime.
        }
    }

    @Override
    public RunningQueries.Waiting runs(PreparedStatement statement) {
        running = statement;
        return () -> running = null;
    }

    @Override
    public boolean isOver() {
        return ended != null;
    }

    private static long memoryLimit(Connection connection) throws SQLException {
        String limit = Rows.first(connection, "SELECT current_setting('memory_limit')", row -> row.getString(1)).orElseThrow();
        String[] number = limit.split(" "); // such as 11.7 GiB
        return (long) (Double.parseDouble(number[0]) * (1L << 10 * Math.max(0, "BKMGTP".indexOf(number[1].charAt(0)))));
    }

    /** What this process has in memory, where the system tells: some functions take memory that the database does not count. */
    private static long resident() {
        try {
            return Long.parseLong(Files.readString(RESIDENT, StandardCharsets.US_ASCII).split(" ")[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
