package dev.plimsoll.error;

/**
 * A file or folder that was to be written cannot be, as on a full disk or without permission. What the store holds is as it was.
 */
public class OutputException extends PlimsollException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public OutputException(String message, Throwable cause) {
        super(message, cause, 74);
    }
}
