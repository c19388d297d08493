package dev.plimsoll.store.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.plimsoll.error.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What killed commands leave: temporary files and folders of ours, which their names tell from everybody else's. The next command that
 * writes to the same folder removes those that nothing was written to for a day; a process looks once at each folder. Nothing that goes
 * wrong here is worth a word: what cannot be removed stays.
 */
public final class Leftovers {

    private static final Duration AGE = Duration.ofDays(1);
    private static final Pattern BESIDE = Pattern.compile("\\.plimsoll-([0-9a-f-]{36}\\.part(\\.wal)?|rebuild[0-9]{12,20})");
    private static final Pattern TEMPORARY = Pattern.compile("plimsoll-[a-z-]+-([0-9]{1,18})-[0-9]{12,20}(\\.[a-z]+)?");
    private static final Pattern SPILLED = Pattern.compile("duckdb_temp_.+");
    private static final Set<Path> SEEN = ConcurrentHashMap.newKeySet();
    private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> MADE.forEach(Leftovers::remove), "plimsoll-temporary-folders"));
    }

    private Leftovers() {
    }

    /**
     * A name for a file or folder that is written beside its place.
     *
     * @param folder where it will be; what killed commands left there is removed
     * @return a path that is not there
     */
    public static Path part(Path folder) {
        sweep(folder);
        return folder.resolve(".plimsoll-" + UUID.randomUUID() + ".part");
    }

    /**
     * Removes what killed commands left beside their files.
     *
     * @param folder the folder
     */
    public static void sweep(Path folder) {
        if (SEEN.add(folder.toAbsolutePath())) {
            sweep(folder, Instant.now());
        }
    }

    static void sweep(Path folder, Instant now) {
        remove(folder, named(BESIDE), now);
    }

    /**
     * What the next command that writes to a store will remove from beside it.
     *
     * @param store the store's file
     * @return files and folders
     */
    public static List<Path> left(Path store) {
        Instant now = Instant.now();
        List<Path> left = new ArrayList<>(older(store.toAbsolutePath().getParent(), named(BESIDE), now));
        left.addAll(older(spill(store), named(SPILLED), now));
        return left;
    }

    /**
     * Removes what queries of a killed process have put on the disk beside a store for want of memory.
     *
     * @param store the store's file, which is about to be written to
     */
    public static void sweepSpilled(Path store) {
        Path folder = spill(store);
        if (SEEN.add(folder) && Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            sweepSpilled(folder, Instant.now());
        }
    }

    static void sweepSpilled(Path folder, Instant now) {
        remove(folder, named(SPILLED), now);
        folder.toFile().delete(); // if nothing is left in it
    }

    /**
     * A new temporary folder, for trying things, as in a notebook that leaves nothing behind. A process can live for longer than a day,
     * so its folders carry its number and stay as long as it lives.
     *
     * @param kind what for, in lower case
     * @return the folder
     * @throws StoreException when it cannot be made
     */
    public static Path temporaryFolder(String kind) {
        try {
            Path folder = swept(Files.createTempDirectory(prefix(kind)));
            MADE.add(folder);
            return folder;
        } catch (IOException e) {
            throw new StoreException("The temporary folder cannot be used: " + e.getMessage()
                    + ". Check java.io.tmpdir and the space left.", e);
        }
    }

    /**
     * A new temporary file.
     *
     * @param kind what for, in lower case
     * @param ending of its name, with the dot
     * @return the file
     * @throws IOException when there is no place for it
     */
    public static Path temporaryFile(String kind, String ending) throws IOException {
        return swept(Files.createTempFile(prefix(kind), ending));
    }

    /**
     * Removes a file or folder of ours that nobody looks for: where it cannot be now, as where an open file cannot be deleted, when the
     * process ends, as far as possible: the system clears what is left.
     *
     * @param path the file or folder
     */
    public static void remove(Path path) {
        try {
            removeTree(path);
        } catch (NoSuchFileException e) {
            // gone already
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static String prefix(String kind) {
        return "plimsoll-" + kind + "-" + ProcessHandle.current().pid() + "-";
    }

    private static Path swept(Path made) throws IOException {
        if (SEEN.add(made.getParent())) {
            sweepTemporary(made.getParent(), Files.getOwner(made), Instant.now());
        }
        return made;
    }

    /** Of the same user only: others could put links into their folders while we look at them. */
    static void sweepTemporary(Path folder, UserPrincipal user, Instant now) {
        remove(folder, path -> {
            Matcher name = TEMPORARY.matcher(name(path));
            return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty() && user.equals(owner(path));
        }, now);
    }

    private static UserPrincipal owner(Path path) {
        try {
            return Files.getOwner(path, NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Predicate<Path> named(Pattern names) {
        return path -> names.matcher(name(path)).matches();
    }

    private static Path spill(Path store) {
        return Path.of(store + ".tmp");
    }

    private static void remove(Path folder, Predicate<Path> ours, Instant now) {
        for (Path path : older(folder, ours, now)) {
            try {
                removeTree(path);
            } catch (IOException | UncheckedIOException e) {
                // somebody else's, or gone already
            }
        }
    }

    private static List<Path> older(Path folder, Predicate<Path> ours, Instant now) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> {
                try {
                    return ours.test(path) && isOlder(path, now.minus(AGE));
                } catch (IOException | UncheckedIOException e) {
                    return false; // somebody else's, or gone already
                }
            }).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a folder that cannot be listed
        }
    }

    /** With all that is in it. */
    private static boolean isOlder(Path path, Instant before) throws IOException {
        for (Path each : insideOut(path)) {
            if (!Files.getLastModifiedTime(each, NOFOLLOW_LINKS).toInstant().isBefore(before)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Removes a file, or a folder with all that is in it; links are removed, not followed.
     *
     * @param path the file or folder
     * @throws IOException when some of it cannot be removed
     */
    public static void removeTree(Path path) throws IOException {
        for (Path each : insideOut(path)) {
            Files.delete(each);
        }
    }

    private static List<Path> insideOut(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList();
        }
    }
}
