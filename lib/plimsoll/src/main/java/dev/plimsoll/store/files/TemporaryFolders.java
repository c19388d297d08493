package dev.plimsoll.store.files;

import dev.plimsoll.error.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders that live as long as the process: for trying things, as in a notebook that leaves nothing behind. */
public final class TemporaryFolders {

    private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> MADE.forEach(TemporaryFolders::remove), "plimsoll-temporary-folders"));
    }

    private TemporaryFolders() {
    }

    /**
     * A new empty folder.
     *
     * @param prefix what its name begins with
     * @return its path
     * @throws StoreException when it cannot be made
     */
    public static Path create(String prefix) {
        try {
            Path folder = Leftovers.temporaryFolder(prefix);
            MADE.add(folder);
            return folder;
        } catch (IOException e) {
            throw new StoreException("The temporary folder cannot be used: " + e.getMessage()
                    + ". Check java.io.tmpdir and the space left.", e);
        }
    }

    /**
     * Removes one before the process ends, as far as possible: the system clears what is left.
     *
     * @param folder the folder
     */
    public static void remove(Path folder) {
        try {
            Leftovers.removeTree(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
