package dev.plimsoll.notebook.java;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.plimsoll.store.query.RunningQueries;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Runs snippets in this process, each on a thread of its own, keeps what they return or throw as the objects they are, and can end one.
 *
 * <p>The JDK's own control waits for every thread a snippet starts, and on Java 17 stops all of them, which a pool of a library does not
 * survive. So only its instrumentation is used here: since Java 20 it puts a check at every loop of a snippet, which an empty call arms.
 */
final class CellControl extends KeepingControl {

    /** How long code may take to heed an interrupt before it is stopped by force, and after that before it is left behind. */
    private static final long PATIENCE_MILLIS = 600;
    private static final boolean FORCE_POSSIBLE = Runtime.version().feature() < 20;
    private static final long AGAIN_MILLIS = 50;

    private final Object lock = new Object();
    private Cell running;
    private boolean open;
    /** What the last snippet returned; null for a statement. */
    volatile Object value;
    /** What the last snippet threw, as it was thrown; null if it ended well. */
    volatile Throwable thrown;
    /** Whether it was ended from outside. */
    volatile boolean stopAsked;
    /** Whether it heeded nothing and goes on in the background. */
    volatile boolean leftBehind;

    /** With {@link CellExit} in place of the end of this process. */
    @Override
    protected void install(ClassBytecodes[] classes) throws ClassInstallException, NotImplementedException, EngineTerminationException {
        ClassBytecodes[] changed = new ClassBytecodes[classes.length];
        for (int i = 0; i < classes.length; i++) {
            changed[i] = new ClassBytecodes(classes[i].name(), ClassFile.of(classes[i].bytecodes())
                    .calling("java.lang.System", "exit", "(I)V", CellExit.class));
        }
        super.install(changed);
    }

    @Override
    public void addToClasspath(String path) {
        // Only the compiler needs to be told: all jars are on this process's own class path.
    }

    /** What is asked to stop from here to {@link #end} stops, also between two snippets. */
    void begin() {
        synchronized (lock) {
            open = true;
            stopAsked = false;
            leftBehind = false;
        }
    }

    void end() {
        synchronized (lock) {
            open = false;
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        super.invoke(NOTHING);
        Cell cell = new Cell(() -> snippet.invoke(null));
        value = null;
        thrown = null;
        run(cell);
        if (cell.failure != null) {
            thrown = cell.failure instanceof InvocationTargetException wrapped ? wrapped.getCause() : cell.failure;
            return throwConvertedInvocationException(thrown);
        }
        value = cell.result;
        return "";
    }

    /** Work that is no snippet, such as a query, under the same rules. */
    Object call(Callable<?> work) throws Exception {
        Cell cell = new Cell(work);
        run(cell);
        if (cell.failure instanceof Exception failure) {
            throw failure;
        } else if (cell.failure instanceof Error failure) {
            throw failure;
        }
        return cell.result;
    }

    private void run(Cell cell) throws StoppedException, InterruptedException {
        synchronized (lock) {
            if (stopAsked) {
                throw new StoppedException();
            }
            running = cell;
        }
        try {
            cell.thread.start();
            cell.settled.await();
        } finally {
            synchronized (lock) {
                running = null;
            }
        }
        if (stopAsked) {
            leftBehind = !cell.ended;
            throw new StoppedException();
        }
    }

    /** Ends what runs; when nothing does nothing happens. Returns when it has ended or was left behind. */
    @Override
    public void stop() throws EngineTerminationException, InternalException {
        Cell cell;
        synchronized (lock) {
            if (!open) {
                return;
            }
            stopAsked = true;
            cell = running;
        }
        if (cell == null) {
            return;
        }
        if (!insist(cell, false)) {
            super.stop(); // the check that the JDK put into the snippet's loops
            insist(cell, true);
        }
        cell.settled.countDown();
    }

    private static boolean insist(Cell cell, boolean byForce) {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += AGAIN_MILLIS) {
            // Again and again: a query that was about to start, or a loop that swallows the interrupt, comes to hear of it later.
            RunningQueries.cancel(cell.thread);
            cell.thread.interrupt();
            if (byForce) {
                forceStop(cell.thread);
            }
            if (cell.hasEnded(AGAIN_MILLIS)) {
                return true;
            }
        }
        return false;
    }

    private static final Method NOTHING = nothing();

    private static Method nothing() {
        try {
            return Nothing.class.getMethod("run");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The empty call. */
    public static final class Nothing {

        private Nothing() {
        }

        /** Does nothing. */
        public static void run() {
            // see above
        }
    }

    /** One call. */
    private static final class Cell {

        private final Thread thread;
        private final CountDownLatch settled = new CountDownLatch(1);
        private volatile boolean ended;
        private volatile Object result;
        private volatile Throwable failure;

        Cell(Callable<?> work) {
            thread = new Thread(() -> call(work), "cell");
            // What was left behind must not keep the process alive.
            thread.setDaemon(true);
        }

        boolean hasEnded(long millis) {
            try {
                return settled.await(millis, MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void call(Callable<?> work) {
            try {
                result = work.call();
            } catch (Throwable e) {
                failure = e;
            } finally {
                ended = true;
                settled.countDown();
            }
        }
    }

    /**
     * Stops a thread that heeds no interrupt, where Java still can: up to Java 19. Not in a class's initialization, which would spoil the
     * class, nor inside the database's driver or a class loader.
     */
    private static void forceStop(Thread thread) {
        if (!FORCE_POSSIBLE) {
            return;
        }
        for (StackTraceElement frame : thread.getStackTrace()) {
            String type = frame.getClassName();
            if (frame.getMethodName().equals("<clinit>") || type.startsWith("org.duckdb.") || type.startsWith("java.lang.ClassLoader")
                    || type.startsWith("jdk.internal.loader.")) {
                return;
            }
        }
        stop(thread);
    }

    @SuppressWarnings({"deprecation", "removal"})
    private static void stop(Thread thread) {
        thread.stop();
    }
}
