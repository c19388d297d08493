package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A folder that takes only so much while a command runs, and what it then holds. */
enum SmallDisk {

    /**
     * A file system of its own size, in a name space of its own: nobody else sees it, and it is gone with the command. What the folder held
     * is there, and what the command made of it is put back.
     */
    FILE_SYSTEM {
        @Override
        List<String> command(Path place, long kilobytes, List<String> command) {
            return mounted("size=" + (occupied(place) + kilobytes) + "k", place, command);
        }
    },

    /** Writing beyond a size fails, in each file for itself. This is to be had everywhere. */
    FILE_SIZE {
        @Override
        List<String> command(Path place, long kilobytes, List<String> command) {
            return with(List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"), command);
        }
    };

    private static final long BLOCK = 4096;
    /** Root may do without a name space for users, and where those are forbidden it has to. */
    private static final List<List<String>> NAME_SPACES = List.of(List.of("unshare", "-rm"), List.of("unshare", "-m"));
    private static final String MOUNT = """
            set -e
            options=$1 place=$2
            shift 2
            kept=$(mktemp -d)
            mount --bind "$place" "$kept"
            mount -t tmpfs -o size=1g tmpfs "$place"
            cp -a "$kept/." "$place/"
            mount -o "remount,$options" "$place"
            code=0
            "$@" || code=$?
            find "$kept" -mindepth 1 -delete
            cp -a "$place/." "$kept/"
            umount "$kept"
            rmdir "$kept"
            exit "$code"
            """;
    private static final List<String> NAME_SPACE = nameSpace();

    /** Runs a command with so many kilobytes left, or with so many per file. */
    abstract List<String> command(Path place, long kilobytes, List<String> command);

    /** Skips a test, aloud, where file systems cannot be mounted. */
    static void assumeMounts() {
        if (NAME_SPACE.isEmpty()) {
            System.out.println("Skipped: this machine lets no test mount a file system in a name space of its own.");
        }
        Assumptions.assumeFalse(NAME_SPACE.isEmpty(), "file systems cannot be mounted here");
    }

    /** A command that sees a folder it cannot write to, whoever it runs as. */
    static List<String> readOnly(Path place, List<String> command) {
        return mounted("ro", place, command);
    }

    private static List<String> mounted(String options, Path place, List<String> command) {
        return with(NAME_SPACE, with(List.of("bash", "-c", MOUNT, "bash", options, place.toString()), command));
    }

    private static List<String> with(List<String> before, List<String> command) {
        return Stream.concat(before.stream(), command.stream()).toList();
    }

    private static List<String> nameSpace() {
        for (List<String> nameSpace : NAME_SPACES) {
            try {
                Path place = Files.createTempDirectory("small-disk");
                List<String> trial = new ArrayList<>(nameSpace);
                trial.addAll(List.of("bash", "-c", MOUNT, "bash", "size=8k", place.toString(), "touch", place.resolve("x").toString()));
                boolean works = new ProcessBuilder(trial).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                        .waitFor() == 0 && Files.exists(place.resolve("x"));
                Files.deleteIfExists(place.resolve("x"));
                Files.delete(place);
                if (works) {
                    return nameSpace;
                }
            } catch (IOException e) {
                return List.of(); // no such program
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return List.of();
    }

    /** Kilobytes of all files in a folder, in whole blocks. */
    static long occupied(Path folder) {
        return unchecked(() -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).mapToLong(file -> (file.toFile().length() + BLOCK - 1) / BLOCK * BLOCK).sum() / 1024;
            }
        });
    }
}
