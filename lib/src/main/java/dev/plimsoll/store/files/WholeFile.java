package dev.plimsoll.store.files;

import dev.plimsoll.error.InputMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file that appears whole or not at all: beside its place first, then moved there. */
public final class WholeFile {

    /** Puts the content into a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    private WholeFile() {
    }

    /**
     * Writes a file.
     *
     * @param folder made when it is not there
     * @param name file name in it; a file of that name is replaced
     * @param content its bytes
     * @return the file
     * @throws InputMissingException when it cannot be written
     */
    public static Path write(Path folder, String name, byte[] content) {
        makeFolder(folder);
        return write(folder, name, file -> Files.write(file, content));
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputMissingException("The folder " + folder + " cannot be made: " + TextFile.reason(e) + ". Name another one.", e);
        }
    }

    static Path write(Path folder, String name, Content content) {
        Path target = folder.resolve(name);
        Path part = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
        try {
            try {
                content.writeTo(part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new InputMissingException(target + " cannot be written: " + TextFile.reason(e) + ". Check the folder and the space left.", e);
        }
        return target;
    }
}
