package dev.plimsoll.cli;

import dev.plimsoll.error.OutputException;
import java.util.function.Supplier;

/** Files that a command writes after it has recorded what they show: when they fail, the record stands. */
final class FilesAfter {

    private FilesAfter() {
    }

    static <T> T recording(Supplier<T> files) {
        try {
            return files.get();
        } catch (OutputException e) {
            throw new OutputException(e.getMessage() + " The store has what this command recorded; only its files are missing.", e);
        }
    }
}
