package dev.plimsoll.store.files;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What makes a file outlast a power cut: its bytes go to the disk before its name does, and the folder, which holds the name, after that.
 * Otherwise the name may be there with half of the bytes, or none.
 */
public interface Disk {

    /** That of this machine. */
    Disk REAL = new Disk() {
        @Override
        public void force(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, REPLACE_EXISTING);
        }

        @Override
        public void forceFolder(Path folder) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // Windows opens no folders, some network disks force none: there a name is as safe as the system makes it.
            }
        }
    };

    /**
     * Waits until a file's bytes are on the disk.
     *
     * @param file a file that nobody has open as a store: closing it would end the database's lock
     * @throws IOException when they cannot be written
     */
    void force(Path file) throws IOException;

    /**
     * Gives a file another name; what has that name is replaced.
     *
     * @param from the file
     * @param to its new name, on the same disk
     * @throws IOException when that cannot be done
     */
    void rename(Path from, Path to) throws IOException;

    /**
     * Waits until the names in a folder are on the disk, as far as the system can.
     *
     * @param folder the folder
     */
    void forceFolder(Path folder);

    /**
     * Renames, and waits until the new name is on the disk.
     *
     * @param from the file, whose bytes are there already
     * @param to its new name
     * @throws IOException when that cannot be done
     */
    default void renameForGood(Path from, Path to) throws IOException {
        rename(from, to);
        forceFolder(to.toAbsolutePath().getParent());
    }
}
