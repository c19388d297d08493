package dev.plimsoll.cli;

import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlimsollException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Files that a command writes after it has recorded what they show: when they fail, in whatever way, the record stands. */
final class FilesAfter {

    private FilesAfter() {
    }

    /** After recording something that is no run. */
    static <T> T recording(Supplier<T> files) {
        return recording("The store has what this command recorded", files);
    }

    /** After recording runs. */
    static <T> T runs(List<String> ids, Path store, Supplier<T> files) {
        return recording((ids.size() == 1 ? "Run " : "Runs ") + String.join(", ", ids) + (ids.size() == 1 ? " is" : " are") + " stored in "
                + store, files);
    }

    private static <T> T recording(String stored, Supplier<T> files) {
        try {
            return files.get();
        } catch (PlimsollException e) {
            throw new OutputException(e.getMessage() + rest(stored), e);
        } catch (RuntimeException e) {
            throw new OutputException("The files cannot be made: " + e + "." + rest(stored) + " Please report it with --stacktrace.", e);
        }
    }

    private static String rest(String stored) {
        return " " + stored + "; only the files of this command are missing.";
    }
}
