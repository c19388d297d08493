package dev.plimsoll.store.files;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a file that appears whole or not at all, whatever is killed or switched off: beside its place first, then moved there. */
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
     * @throws OutputException when it cannot be written
     */
    public static Path write(Path folder, String name, byte[] content) {
        makeFolder(folder);
        return write(folder, name, file -> Files.write(file, content));
    }

    /** Writes a file in a folder that is named, too. */
    public static Path write(Path file, byte[] content) {
        return write(file.getParent(), file.getFileName().toString(), content);
    }

    /**
     * Writes files into a folder.
     *
     * @param folder made when it is not there
     * @param contents file name to bytes; files of these names are replaced
     * @return the files, in the same order
     * @throws OutputException when one cannot be written
     */
    public static List<Path> writeAll(Path folder, Map<String, byte[]> contents) {
        return contents.entrySet().stream().map(file -> write(folder, file.getKey(), file.getValue())).toList();
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputException("The folder " + folder + " cannot be made: " + TextFile.reason(e) + ". Name another one.", e);
        }
    }

    /**
     * Writes a file somewhere below a folder.
     *
     * @param folder made when it is not there
     * @param name path below it, with slashes; folders in it are made
     * @param content its bytes
     * @return the file
     * @throws OutputException when it cannot be written
     * @throws InputMissingException when it would not be below the folder because of a symbolic link
     */
    public static Path writeBelow(Path folder, String name, byte[] content) {
        return write(below(folder, name), content);
    }

    /**
     * A path below a folder: what we write or remove by a name of ours never lies elsewhere.
     *
     * @param folder the folder
     * @param name path below it, with slashes
     * @return the path
     * @throws InputMissingException when a folder on the way is a symbolic link
     */
    public static Path below(Path folder, String name) {
        Path path = folder;
        for (String part : name.split("/", -1)) {
            if (path != folder && Files.isSymbolicLink(path)) {
                throw new InputMissingException(path + " is a symbolic link and leads out of " + folder
                        + ". Nothing was written there. Put a folder in its place, or name another folder.");
            }
            path = path.resolve(plain(part));
        }
        return path;
    }

    /** A name that is no path: made of data or not, it stays in its folder. */
    private static String plain(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The name " + name + " of a file leads out of its folder");
        }
        return name;
    }

    /**
     * Refuses what a file would take the place of for good: where permissions allow it, even of the machine's {@code /dev/null}.
     *
     * @param target where a file is to be
     * @throws OutputException when a pipe, a socket or a device is there
     */
    public static void requireNoDevice(Path target) {
        if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
            throw new OutputException(target + " is a pipe, a socket or a device, which a file would replace. Nothing was written there. Name "
                    + "a file.", null);
        }
    }

    static Path write(Path folder, String name, Content content) {
        return write(folder, name, content, Disk.REAL);
    }

    static Path write(Path folder, String name, Content content, Disk disk) {
        Path target = folder.resolve(plain(name));
        requireNoDevice(target);
        Path part = Leftovers.part(folder);
        try {
            try {
                content.writeTo(part);
                disk.force(part);
                disk.renameForGood(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw TextFile.unwritable(target, e);
        }
        return target;
    }
}
