package dev.plimsoll.error;

/**
 * The database got no more memory. Nothing is wrong with the data or the store; what was not committed is not stored, and trying again is
 * safe once there is more.
 */
public class MemoryException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public MemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
