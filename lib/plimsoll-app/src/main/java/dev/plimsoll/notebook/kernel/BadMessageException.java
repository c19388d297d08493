package dev.plimsoll.notebook.kernel;

/** A message that is dropped; the text says why and quotes nothing of it. */
final class BadMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    BadMessageException(String why) {
        super(why);
    }

    BadMessageException(String why, Throwable cause) {
        super(why, cause);
    }
}
