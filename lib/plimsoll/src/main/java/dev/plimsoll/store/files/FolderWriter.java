package dev.plimsoll.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a folder that appears whole or not at all: beside its place first, then moved there, with the hash of every file in it. What
 * is there is never replaced, and no file leaves the folder.
 */
public final class FolderWriter implements AutoCloseable {

    /**
     * A file of the folder.
     *
     * @param path within the folder, with slashes
     * @param bytes its size
     * @param sha256 its hash
     */
    public record Entry(String path, long bytes, String sha256) {
    }

    private final Path target;
    private final Path part;
    private final List<Entry> entries = new ArrayList<>();

    private FolderWriter(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    /**
     * Begins a folder.
     *
     * @param target where it will be; may be there, if it is empty
     * @return the writer; close it in any case
     * @throws UsageException when there is something at the target
     * @throws OutputException when the folder beside it cannot be made
     */
    public static FolderWriter begin(Path target) {
        try {
            if (Files.exists(target) && !(Files.isDirectory(target) && isEmpty(target))) {
                throw new UsageException("There is something at " + target
                        + " already, and it is not replaced. Nothing was written. Name a folder that is not there.");
            }
            Path absolute = target.toAbsolutePath().normalize();
            Files.createDirectories(absolute.getParent());
            return new FolderWriter(absolute, Files.createDirectory(Leftovers.part(absolute.getParent())));
        } catch (IOException e) {
            throw TextFile.unwritable(target, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /**
     * Where a file or folder is while it is written.
     *
     * @param name within the folder, with slashes
     * @return its path
     */
    public Path path(String name) {
        Path path = part.resolve(name).normalize();
        if (!path.startsWith(part) || path.equals(part)) {
            throw new UsageException("The name " + name + " would leave the folder; nothing was written.");
        }
        return path;
    }

    /**
     * Adds a text file in UTF-8.
     *
     * @param name within the folder
     * @param text its content
     */
    public void text(String name, String text) {
        bytes(name, text.getBytes(UTF_8));
    }

    /**
     * Adds a file.
     *
     * @param name within the folder
     * @param content its content
     */
    public void bytes(String name, byte[] content) {
        Path file = path(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Disk.REAL.force(file);
        } catch (IOException e) {
            throw TextFile.unwritable(file, e);
        }
        entries.add(new Entry(name, content.length, Sha256.hex(Sha256.digest().digest(content))));
    }

    /**
     * Lists a file that something else has written at {@link #path}, and forced to the disk.
     *
     * @param name within the folder
     * @param sha256 its hash
     * @param bytes its size
     */
    public void addWritten(String name, String sha256, long bytes) {
        entries.add(new Entry(name, bytes, sha256));
    }

    /**
     * The files so far, ready for JSON.
     *
     * @return path, bytes and sha256 of each
     */
    public List<Entry> listing() {
        return List.copyOf(entries);
    }

    /**
     * The hashes so far, in the form that {@code sha256sum -c} reads.
     *
     * @return a line per file
     */
    public String sums() {
        return entries.stream().map(entry -> entry.sha256() + "  " + entry.path() + "\n").collect(Collectors.joining());
    }

    /** Gives the folder its name. Without this {@link #close} removes what was written. */
    public void commit() {
        try {
            if (Files.isDirectory(target)) {
                Files.delete(target); // it is empty; were it not, this fails
            }
            try (Stream<Path> walk = Files.walk(part)) {
                walk.filter(Files::isDirectory).forEach(Disk.REAL::forceFolder);
            }
            Files.move(part, target);
            Disk.REAL.forceFolder(target.getParent());
        } catch (IOException e) {
            throw TextFile.unwritable(target, e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(part)) {
            return;
        }
        try {
            Leftovers.removeTree(part);
        } catch (IOException e) {
            throw TextFile.unwritable(part, e);
        }
    }
}
