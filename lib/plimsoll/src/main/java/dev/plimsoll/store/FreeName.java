package dev.plimsoll.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names under which damaged files are kept beside the store; nothing is ever overwritten. */
final class FreeName {

    private static final int MOST = 999;
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FreeName() {
    }

    /** {@code FILE.<instant>.broken}, with a number where that name is taken. */
    static Path broken(Path file, Clock clock) throws IOException {
        String instant = INSTANT.format(clock.instant());
        for (int n = 1; n <= MOST; n++) {
            Path name = Path.of(file + "." + instant + (n == 1 ? "" : "-" + n) + ".broken");
            if (!Files.exists(name)) {
                return name;
            }
        }
        throw new FileAlreadyExistsException(file + "." + instant + ".broken and " + MOST + " like it");
    }
}
