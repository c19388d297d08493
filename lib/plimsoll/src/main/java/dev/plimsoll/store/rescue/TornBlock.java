package dev.plimsoll.store.rescue;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Optional.empty;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.Snapshot;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.StoreFailure;
import dev.plimsoll.store.files.Disk;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.files.TextFile;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rebuilds a store one of whose blocks was written in part only.
 *
 * <p>DuckDB 2.0 puts new metadata into the free parts of blocks that are in use, and writes such a block again in its old place. A process
 * killed in the middle of that, or a machine that stops, leaves a block that is new up to some byte and old from there on. All that the
 * file's header still refers to is the same in both, so nothing is lost; but the block's checksum is that of the new one, and DuckDB
 * refuses the whole file. So the file is put aside, and made anew from the rows of a copy in which that checksum is overlooked. What a
 * checksum protects from, a disk that changed bytes, is told apart by the store's own hashes: a rebuilt store is used only if its
 * schema, its chain and every row verify. All this is done by another process, which may fail in any way.
 */
public record TornBlock(Path store) {

    /** The code of the incident that tells of a store that was rebuilt. */
    static final String INCIDENT = "STORE_REBUILT";

    private static final Pattern MISMATCH = Pattern.compile(
            "computed checksum (\\d+) does not match stored checksum \\d+ in block at location (\\d+)");

    /** A block whose content does not fit its checksum. */
    record Mismatch(long location, long computed) {

        /** The one an error names; empty when it is about something else, or about the file's headers, which are never in use twice. */
        static Optional<Mismatch> of(SQLException failure) {
            Matcher matcher = MISMATCH.matcher(String.valueOf(failure.getMessage()));
            if (!matcher.find() || Long.parseLong(matcher.group(2)) < StoreFailure.HEADER_BYTES) {
                return empty();
            }
            return Optional.of(new Mismatch(Long.parseLong(matcher.group(2)), Long.parseUnsignedLong(matcher.group(1))));
        }
    }

    /** Whether this error may be about such a block. */
    public static boolean isNamedBy(SQLException failure) {
        return Mismatch.of(failure).isPresent();
    }

    /**
     * Rebuilds the store, which nobody can have open for writing meanwhile.
     *
     * @param failure what DuckDB said
     * @return what was kept; empty when another process is at it, so that the file is to be tried again
     * @throws StoreException when it cannot be rebuilt; then nothing was changed
     */
    public Optional<PutAside> rebuild(SQLException failure) {
        Path log = Path.of(store + ".wal");
        Path folder = null;
        Path aside = null;
        boolean rebuilt = false;
        try {
            Object before = key(store);
            try (FileChannel channel = FileChannel.open(store, StandardOpenOption.READ, WRITE);
                    FileLock lock = channel.tryLock()) { // the same lock that DuckDB takes
                if (lock == null || !Objects.equals(before, key(store))) {
                    return empty();
                }
                aside = PutAside.name(store);
                copy(channel, aside);
                folder = Files.createTempDirectory(store.getParent(), ".plimsoll-rebuild");
                Path copy = Files.copy(aside, folder.resolve("copy.duckdb"));
                if (Files.exists(log)) {
                    Files.copy(log, Path.of(copy + ".wal"));
                }
                Path made = folder.resolve("made.duckdb");
                String found = inAnotherProcess(copy, made);
                PutAside kept = kept(aside, found);
                Files.move(made, store, ATOMIC_MOVE);
                Disk.REAL.forceFolder(store.getParent());
                rebuilt = true;
                if (Files.exists(log)) { // is in the rebuilt store; DuckDB refuses one of another file, so its being late does no harm
                    Files.move(log, PutAside.name(log));
                }
                return Optional.of(kept);
            }
        } catch (IOException e) {
            throw inVain(failure, TextFile.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw inVain(failure, "it was interrupted", e);
        } finally {
            if (folder != null) {
                Leftovers.remove(folder);
            }
            if (!rebuilt && aside != null) {
                Leftovers.remove(aside);
            }
        }
    }

    /** Answers what the other process found. */
    private static String inAnotherProcess(Path copy, Path made) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), TornBlock.class.getName(), copy.toString(), made.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0 || !Files.exists(made)) {
                throw new IOException(said.isEmpty() ? "the process that tried it ended with exit code " + code : said);
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * The program that makes a store anew from a copy and verifies what it made, {@code TornBlock COPY NEW_FILE}: nobody knows what DuckDB
     * does with a file that is damaged in other ways. Says in one line what it found; the exit code is 0 when all of the new store verifies.
     */
    public static void main(String[] args) {
        int code = 1;
        try {
            System.out.println(rebuild(Path.of(args[0]), Path.of(args[1])));
            code = 0;
        } catch (SQLException e) {
            System.out.println(StoreFailure.words(e));
        } catch (IOException | PlimsollException e) {
            System.out.println(e.getMessage());
        }
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    private static String rebuild(Path copy, Path made) throws SQLException, IOException {
        Set<Long> overlooked = new HashSet<>();
        while (true) {
            try (Connection connection = DatabaseFile.open(copy)) {
                Snapshot.copy(connection, made, empty());
                break;
            } catch (SQLException e) {
                Mismatch block = Mismatch.of(e).orElseThrow(() -> e);
                if (!overlooked.add(block.location())) {
                    throw e;
                }
                overlook(copy, block);
                Files.deleteIfExists(made);
                Files.deleteIfExists(Path.of(made + ".wal"));
            }
        }
        VerifyReport report = Store.at(made, Duration.ofSeconds(1)).headsTo(empty()).verify(VerifyRequest.all(), VerifyListener.NONE);
        // A store of a version before the chain has none to verify; its rows still have their hashes.
        Optional<VerifyFinding> wrong = report.findings().stream().filter(finding -> finding.code() != VerifyCode.NO_CHAIN).findFirst();
        if (wrong.isPresent()) {
            throw new SQLException("its rows do not verify: " + String.join("; ", wrong.get().toString().lines().map(String::strip).toList()));
        }
        return PlainText.count(overlooked.size(), "block") + ", " + report.records() + " records, " + report.artifacts()
                + " artifacts, " + report.rows() + " rows";
    }

    /** The checksum is the first eight bytes of a block. */
    private static void overlook(Path copy, Mismatch block) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, block.computed()), block.location());
        }
    }

    private static PutAside kept(Path aside, String found) throws IOException {
        return PutAside.of(INCIDENT, aside, Files.size(aside), Sha256.ofFile(aside), "A block of the store's file was written in part only: a process was killed, or "
                + "the machine stopped, in the middle of it. The store was rebuilt from its rows, and all of it verifies (" + found
                + "). The damaged file was kept", ". A run that was being stored then is not in the store: see plimsoll runs, and run again what is missing.");
    }

    private StoreException inVain(SQLException failure, String why, Exception cause) {
        return new StoreException("The store " + store + " cannot be opened: it is damaged (" + StoreFailure.words(failure) + "). It was tried "
                + "in vain to rebuild it from its rows: " + why + ". Nothing was changed. Keep the file, and restore it from a copy or a "
                + "snapshot.", cause);
    }

    /** Tells a file from one that was put in its place. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Through the channel that holds the lock: the process would lose it with the closing of any other. */
    public static void copy(FileChannel from, Path to) throws IOException {
        try (FileChannel out = FileChannel.open(to, CREATE_NEW, WRITE)) {
            long size = from.size();
            for (long at = 0; at < size;) {
                at += from.transferTo(at, size - at, out);
            }
            out.force(true);
        }
    }
}
