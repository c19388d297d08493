package dev.plimsoll.store.chain;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to verify.
 *
 * @param runs ids of runs; none = the whole store
 * @param head hash of a record that is known from elsewhere, so that a cut-off end shows
 */
public record VerifyRequest(List<String> runs, Optional<String> head) {

    /**
     * Copies and checks.
     *
     * @param runs ids of runs; none = the whole store
     * @param head a known head
     * @throws UsageException when the head is no hash
     */
    public VerifyRequest {
        runs = List.copyOf(runs);
        head = head.map(hash -> hash.strip().toLowerCase(Locale.ROOT));
        if (head.isPresent() && !head.get().matches("[0-9a-f]{64}")) {
            throw new UsageException("The head \""
                    + PlainText.excerpt(head.get()) + "\" is no hash; expected 64 hexadecimal digits, as reports, receipts "
                    + "and plimsoll verify print them. See plimsoll verify --help.");
        }
    }

    /**
     * Everything.
     *
     * @return the request
     */
    public static VerifyRequest all() {
        return new VerifyRequest(List.of(), Optional.empty());
    }

    /**
     * The same against a known head.
     *
     * @param hash of the last record, or any before it
     * @return the request
     */
    public VerifyRequest withHead(String hash) {
        return new VerifyRequest(runs, Optional.of(hash));
    }

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
}
