package dev.plimsoll.store.file;

import static java.nio.file.StandardOpenOption.WRITE;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.ChainAdoption;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.chain.HeadsFile;
import dev.plimsoll.store.chain.Incidents;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.query.BoundedQuery;
import dev.plimsoll.store.rescue.PutAside;
import dev.plimsoll.store.rescue.TornBlock;
import dev.plimsoll.store.rescue.WriteAheadLog;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.store.schema.Migrator;
import dev.plimsoll.store.schema.Schema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB file and the discipline it needs: a file is open read-write in one process or read-only in many, never both, so a
 * connection lives for one unit of work only. Another process's lock is waited for; units of this process take turns, because the lock
 * is the process's and its first closing of the file gives it up.
 *
 * @param path where it is, or will be
 * @param lockLimit how long to wait for a file that another process holds
 * @param warnings is told what happened to the file besides what was asked for
 * @param waits is told whom it is waited for
 * @param heads the file that its heads go to, if any
 * @param seen what this session has seen of it
 */
public record StoreFile(Path path, Duration lockLimit, Consumer<String> warnings, Consumer<String> waits, Optional<HeadsFile> heads,
        SeenStore seen) {

    /** A piece of work on an open connection. */
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final Pattern LOCKED = Pattern.compile("Conflicting lock is held in (.+?) \\(PID (\\d+)\\)");
    /** True of the first step of a command and of every later one. */
    private static final String NOT_DONE = "What waited for it is not done; what was stored before stands.";
    private static final Map<Path, Turn> TURNS = new ConcurrentHashMap<>();
    private static final long FIRST_WAIT_MILLIS = 10;
    private static final long LONGEST_WAIT_MILLIS = 250;
    /** Each damaged log is tried twice before it is put aside; other processes may be at it, too. */
    private static final int MOST_FAILURES = 20;
    /** A wait of that length is told of. */
    private static final Duration SILENT_WAIT = Duration.ofSeconds(2);

    public StoreFile(Path path, Duration lockLimit) {
        this(path, lockLimit, warning -> { }, wait -> { }, HeadsFile.named(), new SeenStore(path));
    }

    /** The same file with other ears. */
    public StoreFile telling(Consumer<String> warningTo, Consumer<String> waitTo) {
        return new StoreFile(path, lockLimit, warningTo, waitTo, heads, seen);
    }

    /** The same file with another file of heads, or none. */
    public StoreFile headsTo(Optional<HeadsFile> other) {
        return new StoreFile(path, lockLimit, warnings, waits, other, seen);
    }

    /** What was found in the store, with what the file of heads tells. */
    public VerifyReport comparedWithHeads(Connection connection, VerifyReport report) throws SQLException {
        try {
            return heads.isEmpty() ? report : heads.get().compare(connection, realPath(), report);
        } catch (IOException e) {
            throw unfollowable(false, e);
        }
    }

    /** Work that may write: the file is made, or brought to this library's schema, first. */
    public <T> T write(Work<T> work) {
        seen.requireStillThere();
        StorePath.requireNothingButAFile(path, true);
        createFolder();
        return inTurn(true, (real, turn) -> {
            refuseOpenTwice(turn);
            seen.requireStillThere();
            List<PutAside> putAside = new ArrayList<>();
            heads.ifPresent(file -> file.prepare(real));
            Leftovers.sweep(real.getParent());
            Leftovers.sweepSpilled(real);
            try (Connection connection = openForWriting(real, putAside)) {
                if (DatabaseFile.older(connection).isPresent()) {
                    throw new UsageException("The store " + path + " is a copy for clients of an older DuckDB (plimsoll snapshot --storage), in "
                            + "which nothing would keep rows from being changed: it is only read. Nothing was stored. Name the store that it was "
                            + "made from, or another one, with --store FILE.");
                }
                seen.requireTheSame(connection);
                return keepingHeads(connection, real, open -> {
                    prepare(open, putAside);
                    seen.note(open);
                    return work.run(open);
                });
            } catch (SQLException e) {
                throw rebuiltAfter(e, real);
            }
        });
    }

    /** Work after which the chain's head, if it is a new one, is appended to the file of heads: also when only part of it succeeded. */
    private <T> T keepingHeads(Connection connection, Path real, Work<T> work) throws SQLException {
        if (heads.isEmpty()) {
            return work.run(connection);
        }
        Optional<ChainHead> before = Chain.head(connection);
        try {
            return work.run(connection);
        } finally {
            try {
                Optional<ChainHead> now = Chain.head(connection).filter(head -> !Optional.of(head).equals(before));
                if (now.isPresent()) {
                    heads.get().append(connection, real, now.get());
                }
            } catch (SQLException e) {
                warnings.accept("The head of the hash chain could not be read, and is not in " + heads.get().path() + ": "
                        + StoreFailure.words(e));
            } catch (OutputException e) {
                warnings.accept(e.getMessage()); // what is committed stays, and its result is told
            }
        }
    }

    private void prepare(Connection connection, List<PutAside> putAside) throws SQLException {
        putAside.forEach(kept -> warnings.accept(kept.message()));
        Migrator.Scripts scripts = Migrator.bundled();
        if (!Migrator.isCurrent(connection, scripts)) {
            Migrator.Recorder chain = (open, what, id) -> ChainAdoption.schemaChanged(open, ChainSubject.of(what), id);
            if (refuseForeign(connection, scripts, true) == 0) {
                Schema.make(connection, scripts, Library.version(), chain);
            } else {
                Migrator.migrate(connection, scripts, Library.version(), chain);
            }
        }
        for (PutAside kept : putAside) {
            Transaction.run(connection, transaction -> Incidents.append(connection, kept.code(), kept.message(),
                    Optional.of(new Incidents.KeptFile(kept.file().getFileName().toString(), kept.bytes(), kept.sha256()))));
        }
    }

    /** Some blocks are only met when the file is open. The work is not done again by itself: it may be of several transactions. */
    private SQLException rebuiltAfter(SQLException failure, Path real) throws SQLException {
        if (!TornBlock.isNamedBy(failure)) {
            return failure;
        }
        Optional<PutAside> kept = new TornBlock(real).rebuild(failure);
        if (kept.isPresent()) {
            try (Connection connection = openForWriting(real, new ArrayList<>())) {
                keepingHeads(connection, real, open -> {
                    prepare(open, List.of(kept.get()));
                    return null;
                });
            }
        }
        throw new StoreException("The store " + path + " was damaged (" + StoreFailure.words(failure) + ")" + (kept.isPresent()
                ? " and was rebuilt, see above" : "") + ". What was not committed is not stored. Give the same command again.", failure);
    }

    /** Work that only reads our own catalogue and tables. */
    public <T> T read(Work<T> work) {
        return readOnly(DatabaseFile.opener::read, true, work);
    }

    /** Work that runs other people's SQL: besides writing, reading files and loading extensions are shut off, and settings locked. */
    public <T> T readHardened(String memory, Optional<Path> writable, Work<T> work) {
        return readOnly(real -> DatabaseFile.opener.hardened(real, memory, writable), false, work);
    }

    /**
     * Copies the file with its log, as they are, while nobody writes to them.
     *
     * @param target where the file goes; its log goes beside it
     */
    public void copyTo(Path target) {
        requireThere();
        inTurn(false, (real, turn) -> {
            refuseOpenTwice(turn);
            return open(real, file -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) { // as DuckDB does to read
                    if (lock == null) {
                        DatabaseFile.openReadOnly(file).close(); // which says who has it
                        throw new SQLException("Could not set lock on file");
                    }
                    TornBlock.copy(channel, target);
                    Path log = Path.of(file + ".wal");
                    return Files.exists(log) ? Files.copy(log, Path.of(target + ".wal")) : target;
                } catch (IOException e) {
                    throw StorePath.unusable(false, path, "cannot be copied to " + target.getParent() + ": " + e.getMessage()
                            + ". Check its permissions and the space for temporary files", e);
                }
            }, false, failure -> false);
        });
    }

    private <T> T readOnly(Opening<Connection> opening, boolean shares, Work<T> work) {
        requireThere();
        return inTurn(false, (real, turn) -> {
            Connection shared = shares ? turn.reading : null;
            if (shared == null) {
                refuseOpenTwice(turn);
            }
            try (Connection connection = shared != null ? ((DuckDBConnection) shared).duplicate()
                    : open(real, opening, false, failure -> false)) {
                Migrator.Scripts scripts = Migrator.bundled();
                int version = refuseForeign(connection, scripts, false);
                seen.note(connection);
                turn.reading = shares ? connection : null;
                return version == scripts.version() ? work.run(connection) : readOlder(connection, version, scripts.version(), work);
            } finally {
                turn.reading = shared;
            }
        });
    }

    /** Refuses a path at which there is no file. */
    public void requireThere() {
        seen.requireStillThere();
        StorePath.requireNothingButAFile(path, false);
        if (!Files.exists(path)) {
            throw new InputMissingException("There is no store at " + path + ". Name another one with --store FILE, or make one: "
                    + "plimsoll demo, or plimsoll run --inputs DIR.");
        }
    }

    /** Most of an older file can be read as it is; what cannot says why. */
    private <T> T readOlder(Connection connection, int version, int known, Work<T> work) throws SQLException {
        String remedy = " The store " + path + " has schema version " + version + ", this library " + known + ", and reading brings "
                + "nothing forward. Any command that writes, such as plimsoll run, does, and keeps every row; where the file may not be "
                + "written to, do that with a copy.";
        try {
            return work.run(connection);
        } catch (UsageException e) {
            throw new UsageException(e.getMessage() + remedy, e);
        } catch (PlimsollException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException sql && StoreFailure.isMemory(sql)) {
                throw sql;
            }
            throw new StoreException("This cannot be read from an older store." + remedy + " Nothing was changed.", e);
        }
    }

    private void createFolder() {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputException("The store's folder " + folder + " cannot be made: " + e.getMessage()
                    + ". Make it, or name another place with --store FILE.", e);
        }
    }

    private int refuseForeign(Connection connection, Migrator.Scripts scripts, boolean writing) throws SQLException {
        int version = Migrator.versionOf(connection);
        if (version > scripts.version()) {
            throw new StoreException("The store " + path + " has schema version " + version + ", this library (" 
                    + Library.version() + ") knows versions 1 to " + scripts.version()
                    + ". Nothing was changed. Use the Plimsoll that wrote it, or a newer one.");
        }
        if (version == 0 && !writing) {
            throw new StoreException("The store " + path + " holds nothing yet, not even its tables: it was never written to, or the making "
                    + "of it was cut short, by a full disk or a killed process. Any command that writes, such as plimsoll run, makes them.");
        }
        if (version < 0) {
            throw new StoreException("The file " + path + " is a DuckDB database but no Plimsoll store (it lacks the "
                    + "table schema_version and its like). Nothing was changed. Name another file with --store FILE.");
        }
        return version;
    }

    /**
     * The one name of the file, whatever links lead to it: the lock belongs to the process, so DuckDB would let this process open a
     * file twice under two names, and spoil it. Absolute, too: DuckDB has a meaning of its own for names such as :memory:.
     */
    private Path realPath() throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            return path.toRealPath();
        }
        Path folder = absolute.getParent();
        return folder != null && Files.exists(folder) ? folder.toRealPath().resolve(absolute.getFileName()) : absolute;
    }

    /** Who of this process has a file, one at a time. */
    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        /** What the thread whose turn it is reads the file through: work within its work shares it. */
        private Connection reading;
    }

    private PlimsollException unfollowable(boolean writing, IOException e) {
        return StorePath.unusable(writing, path, "cannot be followed: " + e.getMessage() + ". Check its folders and links", e);
    }

    private interface Unit<T> {
        T run(Path real, Turn turn) throws SQLException;
    }

    /** The lock is the process's: with the closing of a second opening it would lose that of the first. */
    private void refuseOpenTwice(Turn turn) {
        if (turn.lock.getHoldCount() > 1) {
            throw new StoreBusyException("The store " + path + " is open already, in the very work that asks for it. Nothing more is stored.");
        }
    }

    private <T> T inTurn(boolean writing, Unit<T> unit) {
        Path real;
        try {
            real = realPath();
        } catch (IOException e) {
            throw unfollowable(writing, e);
        }
        Turn turn = TURNS.computeIfAbsent(real, p -> new Turn());
        try {
            if (!turn.lock.tryLock(lockLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreBusyException("The store " + path + " was busy in this process for more than "
                        + limit() + " s. " + NOT_DONE + " Try again, or wait longer with --lock-wait SECONDS.");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return unit.run(real, turn);
        } catch (SQLException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            throw e.getCause() instanceof SQLException cause && !(e instanceof PlimsollException) ? failed(cause) : e; // a query builder's
        } finally {
            turn.lock.unlock();
        }
    }

    /** Opens the file with its log, or, when the log is damaged, without the damaged part, which is kept and told of. */
    private Connection openForWriting(Path real, List<PutAside> putAside) throws SQLException {
        WriteAheadLog log = new WriteAheadLog(real);
        log.putAsideWithoutStore().ifPresent(putAside::add);
        boolean isNew = !Files.exists(real);
        Connection connection;
        try {
            connection = open(real, DatabaseFile.opener::write, true, failure -> {
                boolean torn = TornBlock.isNamedBy(failure); // first, as it may be met while a log is replayed that is not at fault
                if (torn || WriteAheadLog.cannotBeReplayed(failure)) {
                    (torn ? new TornBlock(real).rebuild(failure) : log.putAside(failure)).ifPresent(putAside::add);
                    return true;
                }
                return false;
            });
        } catch (StoreException | OutputException e) {
            if (isNew && !(e instanceof StoreBusyException)) {
                removeUnfinished(real, e);
            }
            throw e;
        }
        try {
            if (putAside.isEmpty()) {
                log.keepUnusedEnd(connection).ifPresent(putAside::add);
            }
            return connection;
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Removes the beginning of a file that this process was making when the disk became full: DuckDB cannot open it again, and it would be in
     * the way of the next try. It stays when it has its headers, as such a one can be opened, and another
     * process may be doing that. Without them nobody can, so nothing is lost. Holds DuckDB's own lock meanwhile.
     */
    static void removeUnfinished(Path file, RuntimeException failure) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && channel.size() < StoreFailure.HEADER_BYTES) {
                Files.delete(file);
            }
        } catch (IOException e) {
            failure.addSuppressed(e); // the next try says what to do with the file
        }
    }

    public PlimsollException failed(SQLException e) {
        return StoreFailure.ofWork(path, e);
    }

    private interface Opening<T> {
        T open(Path file) throws SQLException;
    }

    /** Opens a file, waiting for who holds it; the rescue says of any other failure whether to try again. */
    private <T> T open(Path real, Opening<T> opening, boolean writing, Predicate<SQLException> rescue) throws SQLException {
        long start = System.nanoTime();
        boolean told = false;
        long wait = FIRST_WAIT_MILLIS;
        int failures = 0;
        while (true) {
            try {
                return opening.open(real);
            } catch (SQLException e) {
                if (isBusy(e)) {
                    long waited = System.nanoTime() - start;
                    if (waited >= lockLimit.toNanos()) {
                        throw busy(e);
                    } else if (!told && waited >= SILENT_WAIT.toNanos()) {
                        told = true;
                        waits.accept("Waiting for the store " + path + ", which is held by " + holder(e) + ", for up to " + limit() + " s.");
                    }
                } else if (++failures > MOST_FAILURES || !rescue.test(e)) {
                    throw StoreFailure.ofOpening(path, real, writing, e);
                }
            }
            try {
                Thread.sleep(wait + ThreadLocalRandom.current().nextLong(wait)); // jitter, so that waiting processes do not march in step
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        }
    }

    private static boolean isBusy(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Could not set lock on file") || message.contains("Unique file handle conflict");
    }

    private StoreBusyException busy(SQLException e) {
        return new StoreBusyException("The store " + path.toAbsolutePath() + " is held by " + holder(e) + " and was not free within "
                + limit() + " s. " + NOT_DONE + " Let that process finish (a DuckDB shell keeps the file until it is "
                + "closed), then try again, or wait longer with --lock-wait SECONDS.", e);
    }

    private static String holder(SQLException e) {
        Matcher holder = LOCKED.matcher(e.getMessage());
        return holder.find() ? holder.group(1) + " (PID " + holder.group(2) + ")"
                : BoundedQuery.isLeftBehind() ? "a query of this process that did not end in its time"
                : "another connection of this process";
    }

    private String limit() {
        return BoundedQuery.seconds(lockLimit);
    }

    private StoreBusyException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoreBusyException("Interrupted while waiting for the store " + path + ". " + NOT_DONE, e);
    }
}
