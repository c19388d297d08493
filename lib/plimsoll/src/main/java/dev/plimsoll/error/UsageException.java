package dev.plimsoll.error;

/**
 * The caller asked for something that cannot be: an unknown option, a threshold out of range, a name already taken.
 */
public class UsageException extends PlimsollException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     */
    public UsageException(String message) {
        this(message, null);
    }

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public UsageException(String message, Throwable cause) {
        super(message, cause, 64);
    }
}
