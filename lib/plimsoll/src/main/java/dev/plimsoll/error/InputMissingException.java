package dev.plimsoll.error;

/**
 * A file or folder that was named does not exist or cannot be read. What needed it is not stored.
 */
public class InputMissingException extends DataException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     */
    public InputMissingException(String message) {
        this(message, null);
    }

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public InputMissingException(String message, Throwable cause) {
        super(message, cause, 66);
    }
}
