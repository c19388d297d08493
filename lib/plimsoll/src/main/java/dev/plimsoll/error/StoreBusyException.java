package dev.plimsoll.error;

/**
 * Another process holds the store's file and did not let go within the limit. What waited for it is not done, what
 * was stored before stands; trying again later is safe.
 */
public class StoreBusyException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     */
    public StoreBusyException(String message) {
        this(message, null);
    }

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public StoreBusyException(String message, Throwable cause) {
        super(message, cause, 75);
    }
}
