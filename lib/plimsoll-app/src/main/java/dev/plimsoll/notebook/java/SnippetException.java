package dev.plimsoll.notebook.java;

import java.util.List;

/** A snippet that did not end well, so that what follows it was not run. The cause is what the snippet threw, if it threw. */
public final class SnippetException extends RuntimeException {

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

    static SnippetException lost(int line, String message) {
        return new SnippetException(Kind.LOST, line, "line " + line + ": " + message, null);
    }

    static SnippetException thrown(int line, Throwable cause) {
        return new SnippetException(Kind.THROWN, line, String.valueOf(cause.getMessage()), cause);
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
