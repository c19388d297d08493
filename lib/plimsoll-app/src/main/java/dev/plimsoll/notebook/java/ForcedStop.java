package dev.plimsoll.notebook.java;

/** Stops a thread that heeds no interrupt, where Java still can: up to Java 19. */
final class ForcedStop {

    private static final boolean POSSIBLE = Runtime.version().feature() < 20;

    private ForcedStop() {
    }

    /** Not in a class's initialization, which would spoil the class, nor inside the database's driver or a class loader. */
    static void of(Thread thread) {
        if (!POSSIBLE) {
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
