package dev.plimsoll.store;

import java.nio.file.Path;

/**
 * A damaged file that was kept when the store went on without it.
 *
 * @param code kind of incident it is recorded as
 * @param file where the bytes are now
 * @param bytes how many
 * @param sha256 their hash
 * @param message what happened, for the user and for the record
 */
record PutAside(String code, Path file, long bytes, String sha256, String message) {
}
