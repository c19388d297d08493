package dev.plimsoll.error;

/**
 * The disk did not take what was to be written to the store: it is full, a limit or quota is reached, or it fails. What was not committed
 * is not stored; trying again is safe once there is room.
 */
public class StoreUnwritableException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public StoreUnwritableException(String message, Throwable cause) {
        super(message, cause);
    }
}
