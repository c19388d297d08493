package dev.plimsoll.engine;

import dev.plimsoll.store.identity.Sha256;
import java.io.Serializable;

/**
 * A piece of work that depends on nothing but its document, so it may be computed anywhere, and twice.
 *
 * @param kind what kind of work
 * @param key SHA-256 of the document, 64 hexadecimal digits
 * @param document canonical JSON: names of inputs, not data
 */
public record Task(String kind, String key, String document) implements Serializable {

    /** The task of a document. */
    public static Task of(String kind, String document) {
        return new Task(kind, Sha256.hex(document), document);
    }
}
