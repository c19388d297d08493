package dev.plimsoll.notebook.java;

/** What {@code System.exit} comes to in a snippet: it ends the snippet and not the process, which is the kernel's. */
public final class CellExit extends Error {

    private static final long serialVersionUID = 1L;

    private final int status;

    private CellExit(int status) {
        super("System.exit(" + status + ")", null, false, false);
        this.status = status;
    }

    /**
     * Called in place of {@link System#exit}; public, as snippets call it.
     *
     * @param status exit code that was asked for
     */
    public static void exit(int status) {
        throw new CellExit(status);
    }

    /**
     * What was asked for.
     *
     * @return exit code
     */
    public int status() {
        return status;
    }
}
