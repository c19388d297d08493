package dev.plimsoll.store;

import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.Disk;
import dev.plimsoll.store.files.Leftovers;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An immutable copy of a store for those who read for long: it is written through DuckDB, never as a copy of the live file, under a
 * temporary name, made read-only and then given its name in one step. What is there is never overwritten.
 */
public final class Snapshot {

    private static final int NAME_DIGITS = 12;

    private Snapshot() {
    }

    /**
     * Writes a snapshot.
     *
     * @param store what to copy; others can read it meanwhile, writers wait
     * @param target a name that ends with {@code .duckdb} is the file; any other is a folder, made when it is not there, in which the
     *     file has the store's name with the first 12 digits of its hash
     * @return the file
     * @throws UsageException when there is a file of that name
     * @throws OutputException when the file cannot be written
     */
    public static SnapshotFile write(Store store, Path target) {
        return writeTo(store, StorePath.of("The snapshot's path", target.toString()));
    }

    private static SnapshotFile writeTo(Store store, Path target) {
        store.file().read(connection -> null); // before a folder is made for nothing
        boolean named = target.getFileName() != null && target.getFileName().toString().endsWith(".duckdb") && !Files.isDirectory(target);
        if (named && Files.exists(target)) {
            throw exists(target);
        }
        Path folder = named ? target.toAbsolutePath().getParent() : target.toAbsolutePath();
        Path temporary = Leftovers.part(folder);
        try {
            Files.createDirectories(folder);
            Optional<String> head = store.file().read(connection -> copy(connection, temporary));
            String sha256 = FileHash.of(temporary);
            long bytes = Files.size(temporary);
            Path path = named ? target : target.resolve(hashName(store.path(), sha256));
            boolean there = !named && Files.exists(path) && FileHash.of(path).equals(sha256);
            if (!there) {
                if (!temporary.toFile().setReadOnly()) {
                    throw new IOException("the file cannot be made read-only");
                }
                giveName(temporary, path);
                Disk.REAL.forceFolder(folder);
            }
            return new SnapshotFile(path, sha256, bytes, head, there);
        } catch (IOException e) {
            throw failed(folder, e.toString(), e);
        } finally {
            remove(temporary);
            remove(Path.of(temporary + ".wal"));
        }
    }

    private static Optional<String> copy(Connection live, Path file) throws SQLException {
        try {
            return SnapshotCopy.run(live, file);
        } catch (SQLException e) {
            // Reading the store writes nothing, so it is the copy that cannot be.
            if (StoreFailure.isUnwritable(e)) {
                throw failed(file.getParent(), Words.firstLine(e), e);
            }
            throw e;
        }
    }

    private static OutputException failed(Path folder, String why, Exception e) {
        return new OutputException("The snapshot cannot be written to " + folder + ": " + why + ". Nothing was left there; check the "
                + "folder's permissions and the space on its disk.", e);
    }

    private static UsageException exists(Path path) {
        return new UsageException("There is a file at " + path + ", and a snapshot never replaces one. Nothing was written. Name another "
                + "file, or a folder to have it named by its hash.");
    }

    private static String hashName(Path store, String sha256) {
        String name = store.getFileName().toString().replaceFirst("\\.(duckdb|db)$", "");
        return name + "-" + sha256.substring(0, NAME_DIGITS) + ".duckdb";
    }

    /** A link refuses to replace a file, a move would not; where the disk knows no links a look before has to do. */
    private static void giveName(Path temporary, Path path) throws IOException {
        try {
            Files.createLink(path, temporary);
        } catch (FileAlreadyExistsException e) {
            throw exists(path);
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(path)) {
                throw exists(path);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // it carries no name anybody looks for
        }
    }
}
