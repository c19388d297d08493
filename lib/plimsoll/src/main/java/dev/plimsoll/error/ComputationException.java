package dev.plimsoll.error;

/**
 * A computation failed on inputs that had passed the door: a defect of ours, or numbers beyond what doubles can hold. Recorded as
 * a FAILED run.
 */
public class ComputationException extends PlimsollException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails with a message for a person.
     *
     * @param message what, where, found and expected, remedy
     */
    public ComputationException(String message) {
        this(message, null);
    }

    /**
     * Fails with a message for a person and the failure below it.
     *
     * @param message what, where, found and expected, remedy
     * @param cause the failure below
     */
    public ComputationException(String message, Throwable cause) {
        super(message, cause, 70);
    }
}
