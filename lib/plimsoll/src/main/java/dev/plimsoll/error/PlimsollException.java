package dev.plimsoll.error;

/**
 * Root of every failure Plimsoll reports. Unchecked, because almost no caller can mend one on the spot: a notebook shows it, a
 * script stops with its exit code. The subtypes say <em>who must act</em>: the caller ({@link UsageException}), whoever made the
 * data ({@link DataException}), whoever looks after the store ({@link StoreException}), or we ({@link ComputationException}).
 *
 * <p>The message is one paragraph for a person: what, where (file, line, column, date, asset, run), found and expected, remedy.
 * The cause, if there was one, is never dropped. A message has no control characters but line feeds, and of a value that it repeats at most
 * 80 characters.
 */
public abstract class PlimsollException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below, or null when this is the first one
     * @param exitCode what a process ends with for it
     */
    protected PlimsollException(String message, Throwable cause, int exitCode) {
        super(message == null ? null : PlainText.message(message), cause);
        this.exitCode = exitCode;
    }

    /**
     * The process exit code that stands for this failure, so that schedulers can tell the kinds apart.
     *
     * @return 64 usage, 65 bad data, 66 input missing, 69 program missing, 70 internal or out of memory, 74 output failed, 75 store locked
     */
    public int exitCode() {
        return exitCode;
    }
}
