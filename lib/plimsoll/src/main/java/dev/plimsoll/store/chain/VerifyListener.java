package dev.plimsoll.store.chain;

/** Is told how far a verification is, possibly on several threads. */
public interface VerifyListener {

    /** Ignores everything. */
    VerifyListener NONE = new VerifyListener() {
    };

    /**
     * The work ahead.
     *
     * @param rows rows of artifacts to read
     */
    default void planned(long rows) {
    }

    /**
     * Some of it is done.
     *
     * @param rows rows read since the last call
     */
    default void verified(long rows) {
    }
}
