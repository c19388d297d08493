package dev.plimsoll.store;

import dev.plimsoll.store.files.Leftovers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The empty store that the build made from the scripts and put into the jar under their hash, as a file of its own until it is closed.
 *
 * @param file a temporary file
 */
record BlankStore(Path file) implements AutoCloseable {

    /** That of these scripts; empty when the jar has none, as for the scripts of an older version, or there is no place for the file. */
    static Optional<BlankStore> of(Migrator.Scripts scripts) {
        BlankStore store = null;
        try (InputStream in = BlankStore.class.getResourceAsStream("/dev/plimsoll/blank/" + scripts.sha256() + ".duckdb")) {
            if (in == null) {
                return Optional.empty();
            }
            store = new BlankStore(Leftovers.temporaryFile("blank", ".duckdb"));
            Files.copy(in, store.file, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(store);
        } catch (IOException e) {
            if (store != null) {
                store.close();
            }
            return Optional.empty(); // a folder for temporary files that is full is no reason to make no store
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // where an open file cannot be deleted; it holds nobody's data
        }
    }
}
