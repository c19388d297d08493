package dev.plimsoll.notebook;

import dev.plimsoll.error.Failure;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.notebook.java.CellExit;
import dev.plimsoll.notebook.java.JavaSession;
import dev.plimsoll.notebook.java.JavaSession.SnippetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of Java snippets. Other than JShell's own tool it stops at the first snippet that is rejected or throws, and its exit code says
 * so. In the script, {@code args} are its arguments; {@code /exit} with or without an expression ends it,
 * and so does {@code System.exit}.
 *
 * @param name what messages call it
 * @param text the snippets
 */
public record Script(String name, String text) {

    private static final int REJECTED = 65;
    private static final int THROWN = 70;
    private static final Pattern COMMAND = Pattern.compile("(?m)^/(?<name>[a-z!?]\\w*)(?<rest>.*)$");
    private static volatile List<String> arguments = List.of();

    /**
     * Reads a script.
     *
     * @param file a text in UTF-8
     * @return the script
     * @throws InputMissingException when it cannot be read
     */
    public static Script read(Path file) {
        try {
            return new Script(file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
        } catch (NoSuchFileException e) {
            throw new InputMissingException("There is no script " + file + ".", e);
        } catch (IOException e) {
            throw new InputMissingException("The script " + file + " cannot be read as text in UTF-8: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Runs it.
     *
     * @param args its arguments
     * @return its exit code: 0, or what it says after {@code /exit} or to {@code System.exit}
     * @throws ScriptException when a snippet is rejected (65) or throws (70, or what our own exceptions say)
     */
    public int run(List<String> args) {
        arguments = List.copyOf(args);
        try {
            return runAll();
        } catch (ScriptException e) {
            if (e.getCause() instanceof CellExit exit) {
                return exit.status();
            }
            throw e;
        }
    }

    private int runAll() {
        try (JavaSession session = new JavaSession()) {
            session.run("String[] args = dev.plimsoll.notebook.Script.arguments();");
            Matcher command = COMMAND.matcher(text);
            if (command.find()) {
                int line = JavaSession.lineOf(text, command.start());
                run(session, text.substring(0, command.start()));
                if (!command.group("name").equals("exit")) {
                    throw stopped(REJECTED, line, "/" + command.group("name")
                            + " works in the interactive shell only; in a script the one command is /exit.", null);
                }
                return exitCode(session, command.group("rest").strip(), line);
            }
            run(session, text);
        }
        return 0;
    }

    private void run(JavaSession session, String source) {
        try {
            session.run(source);
        } catch (SnippetException e) {
            throw failed(e, 0);
        }
    }

    private int exitCode(JavaSession session, String expression, int line) {
        if (expression.isEmpty()) {
            return 0;
        }
        try {
            Object value = session.run(expression).value();
            if (value instanceof Integer code && code >= 0 && code <= 255) {
                return code;
            }
            throw stopped(REJECTED, line, "/exit needs a whole number from 0 to 255, not " + value + ".", null);
        } catch (SnippetException e) {
            throw failed(e, line - 1);
        }
    }

    private ScriptException failed(SnippetException e, int linesBefore) {
        int line = linesBefore + e.line();
        Throwable cause = e.getCause();
        if (e.kind() != SnippetException.Kind.THROWN) {
            return stopped(REJECTED, line, e.getMessage().lines().findFirst().orElse("").replaceFirst("^line \\d+: ", ""), e);
        } else if (cause instanceof PlimsollException known) {
            return stopped(known.exitCode(), line, known.getMessage(), cause);
        }
        return stopped(THROWN, line, cause instanceof VirtualMachineError ? Failure.of(cause).words() : cause.toString(), cause);
    }

    private ScriptException stopped(int exitCode, int line, String why, Throwable cause) {
        return new ScriptException(exitCode, name + ", line " + line + ": " + why, cause);
    }

    /**
     * What the script that runs was called with; the script itself is compiled Java and sees only what is public and static.
     *
     * @return the arguments
     */
    public static String[] arguments() {
        return arguments.toArray(String[]::new);
    }

    /** A script that was stopped; the message says where and why. */
    public static final class ScriptException extends PlimsollException {

        private static final long serialVersionUID = 1L;

        ScriptException(int exitCode, String message, Throwable cause) {
            super(message, cause, exitCode);
        }
    }
}
