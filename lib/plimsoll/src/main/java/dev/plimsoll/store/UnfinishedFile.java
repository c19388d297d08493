package dev.plimsoll.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The beginning of a file that this process was making when the disk became full. DuckDB leaves it there and cannot open it again, so
 * that it would be in the way of the next try.
 */
final class UnfinishedFile {

    private UnfinishedFile() {
    }

    /**
     * Removes a file that was not there before this process opened it, unless it has its headers: such a one can be opened, and another
     * process may be doing that. Without them nobody can, so nothing is lost. Holds DuckDB's own lock meanwhile.
     */
    static void remove(Path file, RuntimeException failure) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && channel.size() < StoreFailure.HEADER_BYTES) {
                Files.delete(file);
            }
        } catch (IOException e) {
            failure.addSuppressed(e); // the next try says what to do with the file
        }
    }
}
