package dev.plimsoll.store.rescue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A damaged file that was kept when the store went on without it.
 *
 * @param code kind of incident it is recorded as
 * @param file where the bytes are now
 * @param bytes how many
 * @param sha256 their hash
 * @param message what happened, for the user and for the record
 */
public record PutAside(String code, Path file, long bytes, String sha256, String message) {

    /** With its name, size and hash between what happened and what to do. */
    static PutAside of(String code, Path file, long bytes, String sha256, String happened, String then) {
        return new PutAside(code, file, bytes, sha256,
                happened + " as " + file.getFileName() + " (" + bytes + " bytes, SHA-256 " + sha256 + ")" + then);
    }

    private static final int MOST = 999;
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A name beside the store, {@code FILE.<instant>.broken}, with a number where that name is taken: nothing is ever overwritten. */
    static Path name(Path file) throws IOException {
        String instant = INSTANT.format(Instant.now());
        for (int n = 1; n <= MOST; n++) {
            Path name = Path.of(file + "." + instant + (n == 1 ? "" : "-" + n) + ".broken");
            if (!Files.exists(name)) {
                return name;
            }
        }
        throw new FileAlreadyExistsException(file + "." + instant + ".broken and " + MOST + " like it");
    }
}
