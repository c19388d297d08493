package dev.plimsoll.error;

/**
 * The store cannot do what was asked: a file of a newer schema, a full disk, content that does not match what was recorded.
 */
public class StoreException extends PlimsollException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     */
    public StoreException(String message) {
        this(message, null);
    }

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause, 70);
    }

    StoreException(String message, Throwable cause, int exitCode) {
        super(message, cause, exitCode);
    }
}
