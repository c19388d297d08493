package dev.plimsoll.store.rescue;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Optional.empty;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.StoreFailure;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log that DuckDB keeps beside a store file, {@code FILE.wal}, and that a process leaves there when it ends before it has put the
 * log into the file. It is read when the file is next opened. Of a log that DuckDB cannot use, or uses in part only, every byte is kept
 * as {@code FILE.wal.<instant>.broken}: a person may yet find in it what was committed.
 *
 * <p>What DuckDB 2.0 does by itself: a log whose end is missing or unreadable is used as far as whole transactions go, and the rest is
 * cut off by the next write without a word; a log that is damaged before its last record, or belongs to another file, keeps the file
 * from being opened at all.
 */
public final class WriteAheadLog {

    /** The code of the incident that tells of a log put aside. */
    static final String INCIDENT = "WAL_PUT_ASIDE";

    private static final Pattern DAMAGED_AT = Pattern.compile("entry at byte position (\\d+)");

    private final Path store;
    private final Path log;
    private String failedSha256 = "";

    public WriteAheadLog(Path realStore) {
        this.store = realStore;
        this.log = Path.of(realStore + ".wal");
    }

    /** Whether this error of opening a file is about its log, and the log is to blame: a full disk says nothing against it. */
    public static boolean cannotBeReplayed(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Failure while replaying WAL") && !StoreFailure.isUnwritable(e);
    }

    /**
     * Puts aside a log with which the file was tried in vain, when it is called for the second time about the same bytes and no process
     * has the file open: the first time, another process may just have replaced the log. Where the damage has a known place, what comes
     * before stays as the file's log, so that transactions committed before it are not lost.
     *
     * @param failure what DuckDB said
     * @return what was kept; empty when the file is to be tried again first
     */
    public Optional<PutAside> putAside(SQLException failure) {
        try (FileChannel channel = FileChannel.open(store, StandardOpenOption.READ, WRITE);
                FileLock lock = channel.tryLock()) { // the same lock that DuckDB takes, so no process can have the file open
            if (lock == null || !Files.exists(log)) {
                return empty();
            }
            byte[] bytes = Files.readAllBytes(log);
            String sha256 = sha256(bytes);
            if (!sha256.equals(failedSha256)) {
                failedSha256 = sha256;
                return empty();
            }
            Path aside = PutAside.name(log);
            Files.move(log, aside);
            long kept = usable(failure, bytes.length);
            if (kept > 0) {
                keepUsable(bytes, kept, aside);
            }
            return Optional.of(PutAside.of(INCIDENT, aside, bytes.length, sha256, "The store's log could not be replayed ("
                    + StoreFailure.words(failure) + "). It was put aside", " and the store opened "
                    + (kept > 0 ? "with the " + kept + " bytes before the damaged place" : "without it")
                    + ". What only the damaged part held is not in the store: see plimsoll runs, and run again what is missing."));
        } catch (IOException e) {
            throw new StoreException("The log " + log + " of the store " + store + " cannot be replayed (" + StoreFailure.words(failure)
                    + ") and cannot be put aside: " + e.getMessage() + ". Nothing was changed. Move the log to another folder yourself, "
                    + "keep it, and try again.", e);
        }
    }

    /**
     * Puts aside a log whose store is gone: DuckDB would make a new store of that name and remove the log. A process that makes the
     * store at this moment makes the file first and the log later.
     */
    public Optional<PutAside> putAsideWithoutStore() {
        if (!Files.exists(log) || Files.exists(store)) {
            return empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(log);
            Path aside = PutAside.name(log);
            Files.move(log, aside);
            return Optional.of(PutAside.of(INCIDENT, aside, bytes.length, sha256(bytes), "There was no store, but a log of one. It was put aside",
                    ", and a new store was made. Should you find the store again, put both back under their names."));
        } catch (IOException e) {
            throw new StoreException("The log " + log + " has no store, and cannot be put aside: " + e.getMessage()
                    + ". Nothing was changed. Move the log to another folder yourself, keep it, and try again.", e);
        }
    }

    /** Half of what can be used would be worse than none: on a full disk the log goes back as it was. */
    private void keepUsable(byte[] bytes, long kept, Path aside) throws IOException {
        try {
            Files.write(log, Arrays.copyOf(bytes, (int) kept), CREATE_NEW, WRITE, DSYNC);
        } catch (IOException e) {
            Files.move(aside, log, REPLACE_EXISTING);
            throw e;
        }
    }

    private static long usable(SQLException failure, long length) {
        Matcher place = DAMAGED_AT.matcher(failure.getMessage());
        return place.find() ? Math.min(Long.parseLong(place.group(1)), length) : 0;
    }

    /**
     * Keeps a copy of a log of which DuckDB has used a part only, before the first write cuts off the rest. To be called right after the
     * file was opened for writing, when DuckDB has closed the log again, so that reading it takes no lock away.
     */
    public Optional<PutAside> keepUnusedEnd(Connection connection) throws SQLException {
        if (!Files.exists(log)) {
            return empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(log);
            // DuckDB tells how much of the log it has used as a text for people; the size of the file put the same way can be compared with it.
            String used = text(connection, "SELECT wal_size FROM pragma_database_size() WHERE database_name = current_database()");
            if (used.equals(text(connection, "SELECT format_bytes(" + bytes.length + ")"))) {
                return empty();
            }
            Path aside = copy(bytes);
            String sha256 = sha256(bytes);
            return Optional.of(new PutAside(INCIDENT, aside, bytes.length, sha256, "Of the store's log only " + used + " of "
                    + bytes.length + " bytes could be used: the process that wrote it was ended in the middle of a commit, or the log is "
                    + "damaged. A copy was kept as " + aside.getFileName() + " (SHA-256 " + sha256 + "). A run that was being stored then "
                    + "is not in the store: see plimsoll runs, and run again what is missing."));
        } catch (IOException e) {
            throw new StoreException("The log " + log + " of the store " + store + " has an end that cannot be used, and no copy of it "
                    + "can be kept: " + e.getMessage() + ". Nothing was changed. Check the folder and the space left, and try again.", e);
        }
    }

    private Path copy(byte[] bytes) throws IOException {
        Path aside = PutAside.name(log);
        try {
            return Files.write(aside, bytes, CREATE_NEW, WRITE, DSYNC);
        } catch (IOException e) {
            Files.deleteIfExists(aside); // a part of a copy only
            throw e;
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        return Rows.first(connection, sql, row -> row.getString(1)).orElseThrow();
    }

    private static String sha256(byte[] bytes) {
        return Sha256.hex(Sha256.digest().digest(bytes));
    }
}
