package dev.plimsoll.notebook.kernel;

import dev.plimsoll.error.Failure;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.notebook.java.CellExit;
import dev.plimsoll.notebook.java.JavaSession.SnippetException;
import java.util.ArrayList;
import java.util.List;

/**
 * An error as a cell shows it: first what to know and do. A stack only where it helps, for errors that are not our own, and of that only
 * what is outside the JDK and the shell.
 *
 * @param name short name of the error
 * @param message one paragraph
 * @param lines what the cell shows
 */
record ErrorText(String name, String message, List<String> lines) {

    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";
    private static final int FRAMES = 6;
    private static final int CAUSES = 3;

    static ErrorText of(Throwable error) {
        if (error instanceof SnippetException snippet) {
            return switch (snippet.kind()) {
                case REJECTED -> of("CompileError", snippet.getMessage(), List.of());
                case LOST -> of("VariableLost", snippet.getMessage(), List.of());
                case INTERRUPTED -> of("Interrupted", snippet.getMessage(), List.of());
                case THROWN -> thrown(snippet.getCause(), snippet.line());
            };
        }
        return thrown(error, 0);
    }

    private static ErrorText thrown(Throwable cause, int line) {
        List<String> more = new ArrayList<>();
        if (line > 0) {
            more.add("In the statement that begins in line " + line + " of the cell.");
        }
        String name = cause.getClass().getSimpleName();
        if (cause instanceof PlimsollException) {
            return of(name, cause.getMessage(), more);
        }
        if (cause instanceof CellExit) {
            return of("SystemExit", cause.getMessage() + " ends this cell; the kernel and its variables stay. "
                    + "The notebook's menu ends the kernel.", more);
        }
        if (cause instanceof OutOfMemoryError) {
            return of(name, Failure.of(cause).words(), more);
        }
        int deep = 0;
        for (Throwable t = cause; t != null && deep < CAUSES; t = t.getCause()) {
            if (deep++ > 0) {
                more.add("caused by " + t);
            }
            frames(t, more);
        }
        return of(name, cause.getMessage() == null ? words(cause) : cause.getMessage(), more);
    }

    private static String words(Throwable silent) {
        return silent instanceof StackOverflowError ? "methods call each other without end, or too deep for a thread's stack."
                : silent.getClass().getSimpleName();
    }

    private static void frames(Throwable error, List<String> lines) {
        int shown = 0;
        for (StackTraceElement frame : error.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("REPL.") || type.startsWith("dev.plimsoll.notebook.java.") || type.startsWith("jdk.internal.")
                    || type.startsWith("java.lang.reflect.")) {
                return;
            }
            if (shown++ == FRAMES) {
                lines.add("    \u2026");
                return;
            }
            lines.add("    at " + frame);
        }
    }

    private static ErrorText of(String name, String message, List<String> more) {
        List<String> lines = new ArrayList<>();
        String[] paragraph = (name.equals("CompileError") || name.equals("Interrupted") ? message : name + ": " + message).split("\\R");
        for (int i = 0; i < paragraph.length; i++) {
            String line = PlainText.of(paragraph[i]);
            lines.add(i == 0 ? RED + line + PLAIN : line);
        }
        lines.addAll(more);
        return new ErrorText(name, message, List.copyOf(lines));
    }
}
