package dev.plimsoll.error;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process that ends for any {@link Throwable} tells: a scheduler its exit code, never one that means an answer, and a person a
 * paragraph.
 *
 * @param exitCode 64 or more
 * @param words what happened and what to do, without the program's name
 */
public record Failure(int exitCode, String words) {

    /** The code for what is neither the caller's nor the data's fault. */
    public static final int INTERNAL = 70;
    /** For when there is not even memory for other words. */
    public static final Failure WITHOUT_WORDS = new Failure(INTERNAL,
            "Java ran out of memory. What was stored before stands. Give it more, as with PLIMSOLL_JAVA_OPTS=-Xmx4g in the environment.");

    private static final int LEAST_CODE = 64;
    private static final int DEEPEST = 20;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long MEGABYTES_PER_GIGABYTE = 1024;
    private static final String STANDS = " What was stored before stands, what was not complete is not stored.";
    private static final String REPORT = " Please report it with the output of the same command and --stacktrace.";

    /**
     * Describes an error of any kind.
     *
     * @param error what ends the process
     * @return code and paragraph
     */
    public static Failure of(Throwable error) {
        Optional<Throwable> memory = causes(error).filter(OutOfMemoryError.class::isInstance).findFirst();
        if (memory.isPresent()) {
            return new Failure(INTERNAL, memory(memory.get()));
        }
        if (error instanceof PlimsollException known) {
            return new Failure(known.exitCode() < LEAST_CODE ? INTERNAL : known.exitCode(), String.valueOf(known.getMessage()));
        }
        if (error instanceof StackOverflowError) {
            return new Failure(INTERNAL, "What was given is nested too deeply for Java's stack." + STANDS + " Make it flatter, or "
                    + "the stack larger, as with PLIMSOLL_JAVA_OPTS=-Xss16m in the environment.");
        }
        if (error instanceof LinkageError) {
            Throwable root = causes(error).reduce((outer, inner) -> inner).get();
            return new Failure(INTERNAL, "a part of the program cannot be loaded, " + PlainText.message(root.toString()) + "."
                    + STANDS + " Was the program built anew or removed meanwhile, or is the folder for temporary files full? Then give "
                    + "the same command again." + REPORT);
        }
        return new Failure(INTERNAL, "an internal error, " + PlainText.message(error.toString()) + "." + STANDS + REPORT);
    }

    private static String memory(Throwable error) {
        long megabytes = Runtime.getRuntime().maxMemory() / MEGABYTE;
        long more = Math.max(1, 2 * megabytes / MEGABYTES_PER_GIGABYTE + 1);
        // The JDK's own workers hand it on without its message.
        String kind = error.getMessage() == null ? "" : " (" + PlainText.message(error.getMessage()) + ")";
        return "Java ran out of memory" + kind + "; it may use " + megabytes + " MB." + STANDS
                + " Give it more, as with PLIMSOLL_JAVA_OPTS=-Xmx" + more + "g in the environment, and give the same command again.";
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
