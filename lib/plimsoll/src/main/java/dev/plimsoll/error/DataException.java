package dev.plimsoll.error;

/**
 * The given data cannot be used as it is: a date out of order, a return of -1 or less, an unknown column. What was made of them is
 * not stored.
 */
public class DataException extends PlimsollException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     */
    public DataException(String message) {
        this(message, null);
    }

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public DataException(String message, Throwable cause) {
        super(message, cause, 65);
    }

    DataException(String message, Throwable cause, int exitCode) {
        super(message, cause, exitCode);
    }
}
