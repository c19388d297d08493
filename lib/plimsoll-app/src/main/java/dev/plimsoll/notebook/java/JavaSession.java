package dev.plimsoll.notebook.java;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;

/**
 * Java snippets, one after the other, in this process: what one declares the next can use. The first that the compiler rejects, or that
 * throws, ends the source it is in; what came before it stays.
 */
public final class JavaSession implements AutoCloseable {

    /** The import statements that need not be written, JShell's own defaults among them; a notebook for any kernel has the first. */
    public static final List<String> IMPORTS = List.of(
            "import dev.plimsoll.*;",
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;");

    private static final int NOT_ASKED = -1;

    /**
     * Without line numbers a class that is compiled again after an import has the same bytes and stays; with them it would be replaced, and
     * every variable in it set to null. Positions in errors come from the source, see {@link Place}.
     */
    private static final String NO_LINE_NUMBERS = "-g:source,vars";

    private final CellControl control = new CellControl();
    private final JShell shell;
    private final Losses losses;

    /** Starts a session that sees everything on this process's class path. */
    public JavaSession() {
        this.shell = JShell.builder().executionEngine(new ShellControlProvider(() -> control), Map.of())
                .compilerOptions("-Xlint:none", NO_LINE_NUMBERS).build();
        this.losses = new Losses(shell);
        shell.addToClasspath(System.getProperty("java.class.path"));
        IMPORTS.forEach(shell::eval);
    }

    /**
     * Runs source: declarations, statements, expressions.
     *
     * @param source any number of snippets
     * @return what the last one gave
     * @throws SnippetException when a snippet was rejected, threw, or was interrupted
     */
    public CellResult run(String source) {
        control.begin();
        try {
            return runAll(source);
        } finally {
            control.end();
        }
    }

    /**
     * Does work that is no snippet so that an interrupt ends it, too.
     *
     * @param <T> what it gives
     * @param work what to do
     * @return its result
     * @throws SnippetException when it was interrupted
     */
    @SuppressWarnings("unchecked")
    public <T> T call(Supplier<T> work) {
        control.begin();
        try {
            return (T) control.call(work::get);
        } catch (ExecutionControl.StoppedException e) {
            throw SnippetException.interrupted(control.leftBehind);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            control.end();
        }
    }

    private CellResult runAll(String source) {
        CellResult result = CellResult.NOTHING;
        String rest = source;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            int start = source.length() - rest.length();
            boolean whole = next.completeness().isComplete() && next.source() != null && !next.source().isEmpty();
            String snippet = whole ? next.source() : rest;
            rest = whole ? next.remaining() : "";
            result = runOne(new Place(source, start), snippet, rest, result);
        }
        return result;
    }

    private CellResult runOne(Place place, String snippet, String rest, CellResult before) {
        CellResult result = before;
        List<SnippetEvent> events = shell.eval(snippet);
        losses.of(events, control.fresh(), rest).ifPresent(lost -> {
            throw new SnippetException(SnippetException.Kind.LOST, place.line(), "line " + place.line() + ": " + lost, null);
        });
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue; // what depends on this snippet is brought up to date
            }
            if (event.status() == Status.REJECTED) {
                throw rejected(place, event.snippet());
            }
            if (event.exception() != null) {
                throw thrown(place, event.exception());
            }
            result = CellResult.of(event.snippet(), control.value);
        }
        if (control.stopAsked) {
            throw SnippetException.interrupted(control.leftBehind);
        }
        return result;
    }

    private SnippetException rejected(Place place, Snippet snippet) {
        List<String> lines = new ArrayList<>();
        int line = NOT_ASKED;
        for (Diag diag : shell.diagnostics(snippet).toList()) {
            if (diag.isError()) {
                Place.Spot spot = place.at(snippet.source(), diag);
                line = line == NOT_ASKED ? spot.line() : line;
                lines.add("line " + spot.line() + ": " + diag.getMessage(ROOT).strip().replaceAll("\\R\\s*", "; "));
                lines.add("  " + spot.text());
                lines.add("  " + spot.mark());
            }
        }
        if (lines.isEmpty()) {
            line = place.line();
            lines.add("line " + line + ": this is not complete Java");
        }
        return SnippetException.rejected(line, lines);
    }

    private SnippetException thrown(Place place, JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            List<String> missing = shell.unresolvedDependencies(unresolved.getSnippet()).toList();
            return SnippetException.rejected(place.line(), List.of("line " + place.line() + ": "
                    + unresolved.getSnippet().source().lines().findFirst().orElse("").strip()
                    + " cannot be called yet, it uses what is not declared: " + String.join(", ", missing)));
        }
        Throwable cause = control.thrown == null ? exception : control.thrown;
        // JShell's own account of the line is wrong inside loops; where the statement begins is always right.
        return new SnippetException(SnippetException.Kind.THROWN, place.line(), String.valueOf(cause.getMessage()), cause);
    }

    /** Ends what runs now, if something does. Called from another thread; returns when the session can go on. */
    public void interrupt() {
        shell.stop();
    }

    /**
     * The session's variables of one type, the one declared last first.
     *
     * @param type their declared type
     * @return their names
     */
    public List<String> variablesOf(Class<?> type) {
        List<String> names = new ArrayList<>();
        shell.variables().filter(v -> v.typeName().equals(type.getSimpleName()) || v.typeName().equals(type.getName()))
                .filter(v -> shell.status(v) == Status.VALID).map(VarSnippet::name).forEach(name -> names.add(0, name));
        return names;
    }

    /**
     * The value of a variable.
     *
     * @param name a valid variable's name
     * @return its value
     */
    public Object valueOf(String name) {
        return run(name).value();
    }

    /**
     * What the compiler knows about source that is being written.
     *
     * @return completion and documentation, as of what is declared when they are asked for
     */
    public SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /** The line, counted from 1, of a character of a source. */
    public static int lineOf(String source, int at) {
        return 1 + (int) source.substring(0, min(at, source.length())).chars().filter(c -> c == '\n').count();
    }

    @Override
    public void close() {
        shell.close();
    }

    /**
     * What the last snippet of a source gave.
     *
     * @param kind whether it is to be shown
     * @param name the variable that was declared, or empty
     * @param value the object; null for a statement
     */
    public record CellResult(Kind kind, String name, Object value) {

        /** No value. */
        public static final CellResult NOTHING = new CellResult(Kind.STATEMENT, "", null);

        /** What kind of snippet it was. */
        public enum Kind {
            /** An expression whose value is there to be shown. */
            EXPRESSION,
            /** A declaration of a variable, or an assignment. */
            DECLARATION,
            /** Anything else. */
            STATEMENT
        }

        static CellResult of(Snippet snippet, Object value) {
            return switch (snippet.subKind()) {
                case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> new CellResult(Kind.EXPRESSION, "", value);
                case VAR_DECLARATION_WITH_INITIALIZER_SUBKIND -> new CellResult(Kind.DECLARATION, ((VarSnippet) snippet).name(), value);
                case ASSIGNMENT_SUBKIND -> new CellResult(Kind.DECLARATION, ((ExpressionSnippet) snippet).name(), value);
                default -> NOTHING;
            };
        }
    }

    /** Where a snippet stands in the source it is part of. */
    record Place(String source, int start) {

        /** One spot: its line, counted from 1, the line's text, and a mark to put below it. */
        record Spot(int line, String text, String mark) {
        }

        /** The line of the snippet's first character that is no blank. */
        int line() {
            int at = start;
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
            return lineOf(source, at);
        }

        /** The spot of a message of the compiler about this snippet. */
        Spot at(String snippet, Diag diag) {
            // JShell drops blanks around a snippet before the compiler sees it.
            int shift = max(0, source.indexOf(snippet.strip(), start) - start - (snippet.length() - snippet.stripLeading().length()));
            int from = (int) min(source.length(), max(0, start + shift + max(0, diag.getStartPosition())));
            int to = (int) min(source.length(), start + shift + max(diag.getStartPosition() + 1, diag.getEndPosition()));
            int lineStart = source.lastIndexOf('\n', max(0, from - 1)) + 1;
            int lineEnd = source.indexOf('\n', from);
            lineEnd = lineEnd < 0 ? source.length() : lineEnd;
            String text = source.substring(min(lineStart, lineEnd), lineEnd);
            int column = max(0, from - lineStart);
            int width = max(1, min(to, lineEnd) - from);
            return new Spot(lineOf(source, from), text, " ".repeat(column) + "^".repeat(width));
        }
    }

    /** A snippet that did not end well, so that what follows it was not run. The cause is what the snippet threw, if it threw. */
    public static final class SnippetException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** What went wrong. */
        public enum Kind {
            /** The compiler rejected it. */
            REJECTED,
            /** A variable that was made before lost its value. */
            LOST,
            /** It threw. */
            THROWN,
            /** It was interrupted. */
            INTERRUPTED
        }

        private final Kind kind;
        private final int line;

        private SnippetException(Kind kind, int line, String message, Throwable cause) {
            super(message, cause, false, false);
            this.kind = kind;
            this.line = line;
        }

        static SnippetException rejected(int line, List<String> lines) {
            return new SnippetException(Kind.REJECTED, line, String.join("\n", lines), null);
        }

        static SnippetException interrupted(boolean leftBehind) {
            return new SnippetException(Kind.INTERRUPTED, 0, leftBehind
                    ? "Interrupted. The code heeds no interrupt and goes on in the background until it ends by itself; the session can be "
                            + "used. To be rid of it restart the kernel."
                    : "Interrupted. The session can be used; what was not stored by then is not stored.", null);
        }

        /**
         * What went wrong.
         *
         * @return the kind
         */
        public Kind kind() {
            return kind;
        }

        /**
         * Where.
         *
         * @return line in the source, counted from 1; 0 if there is none
         */
        public int line() {
            return line;
        }
    }
}
