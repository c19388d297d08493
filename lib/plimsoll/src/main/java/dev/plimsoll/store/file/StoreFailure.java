package dev.plimsoll.store.file;

import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.StoreUnwritableException;
import dev.plimsoll.store.rescue.TornBlock;
import dev.plimsoll.store.rescue.WriteAheadLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What the database says of a file, in words that say what became of the work and what to do. */
public final class StoreFailure {

    /** A DuckDB file begins with three headers; what is shorter holds nothing. */
    public static final long HEADER_BYTES = 3 * 4096;

    private static final Pattern DAMAGE = Pattern.compile("^(Data Corruption|Serialization|FATAL) Error|Corrupt database file"
            + "|^IO Error: .*(Corrupt|checksum|past end)");
    /** The system's own words may be in the user's language, so DuckDB's count, too. */
    private static final Pattern UNWRITABLE = Pattern.compile("Could not (write|truncate)|[Ff]sync|No space left on device|File too large"
            + "|[Qq]uota exceeded");

    /** In any place of the message, as a failure while committing is told in other words around it. */
    private static final Pattern MEMORY = Pattern.compile("(?i)out of memory|bad allocation|std::bad_alloc|failed to allocate");

    private static final Pattern DENIED = Pattern.compile("Permission denied|Read-only file system|Operation not permitted|"
            + "Access is denied");

    private StoreFailure() {
    }

    /** Whether an error of a query is the file's fault and not the query's. */
    public static boolean isDamage(SQLException e) {
        return DAMAGE.matcher(String.valueOf(e.getMessage())).find();
    }

    /** Whether the disk did not take what was written. DuckDB calls it fatal when it happens while it writes into the file itself. */
    public static boolean isUnwritable(SQLException e) {
        return UNWRITABLE.matcher(String.valueOf(e.getMessage())).find();
    }

    /** Whether the database got no more memory, its own limit or the machine's. */
    static boolean isMemory(SQLException e) {
        return MEMORY.matcher(String.valueOf(e.getMessage())).find();
    }

    private static boolean isDenied(SQLException e) {
        return DENIED.matcher(String.valueOf(e.getMessage())).find();
    }

    /** The first line without a full stop at its end; DuckDB adds pages on internal errors below it. */
    public static String words(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** Work on an open file failed. */
    public static PlimsollException ofWork(Path path, SQLException e) {
        if (isMemory(e)) {
            return memory(path, e);
        }
        if (isUnwritable(e)) {
            return full(path, e);
        }
        if (isDamage(e)) {
            return new StoreException("The store " + path + " is damaged: " + words(e) + ". What was not committed is not "
                    + "stored. " + rebuild(e) + "Keep the file, and restore the store from a copy or a snapshot; plimsoll verify names what is affected "
                    + "where it can still be read.", e);
        }
        if (isDenied(e)) { // such as a log that cannot be made beside the file
            return new OutputException("The store " + path + " may not be written to: " + words(e) + ". What was not committed is "
                    + "not stored. Change the permissions of the file and its folder, or take another store with --store FILE.", e);
        }
        return new StoreException("The store " + path + " failed: " + words(e) + ". What was not committed is not stored.", e);
    }

    private static StoreException full(Path path, SQLException e) {
        return new StoreUnwritableException("The store " + path + " could not be written to: " + words(e) + ". The disk is full, or a limit or "
                + "quota on files is reached. What was not committed is not stored, and what was committed before stays. Make room, and give "
                + "the same command again.", e);
    }

    private static StoreException memory(Path path, SQLException e) {
        return new MemoryException("The database ran out of memory at work on the store " + path + ": " + words(e)
                + ". What was not committed is not stored, and what was committed before stays. It may use 80 % of the machine's memory besides "
                + "Java's own: let other programs end, lift a limit (ulimit -v, a container's), or leave it more by a smaller "
                + "PLIMSOLL_JAVA_OPTS=-Xmx\u2026, and give the same command again.", e);
    }

    /** A file could not be opened. */
    static PlimsollException ofOpening(Path path, Path real, boolean writing, SQLException e) {
        if (WriteAheadLog.cannotBeReplayed(e)) {
            return new StoreException("The store " + path + " cannot be opened: its log " + real + ".wal is damaged (" + words(e)
                    + "). Nothing was changed. Any command that writes, such as plimsoll run, puts the damaged log aside, says so and "
                    + "goes on with the rest; or restore the store and its log from a copy.", e);
        }
        if (isUnwritable(e)) {
            return full(path, e);
        }
        if (isMemory(e)) {
            return memory(path, e);
        }
        if (writing && !Files.exists(real)) {
            return StorePath.unusable(true, path, "cannot be opened for writing, no file can be made there: " + words(e)
                    + ". Check that its folder may be written to, or name another place with --store FILE", e);
        }
        if (isDenied(e) || Files.exists(real) && !(Files.isReadable(real) && (Files.isWritable(real) || !writing))) {
            return StorePath.unusable(writing, path, "cannot be opened for " + (writing ? "writing: " : "reading: ") + words(e)
                    + ". Change the permissions of the file and its folder, or name another one with --store FILE", e);
        }
        long bytes = bytes(real);
        if (bytes == 0) {
            return new StoreException("The store " + path + " is an empty file, no DuckDB database. Nothing was changed. Remove the file "
                    + "if nobody needs it, and the next run makes a store of that name.", e);
        }
        if (bytes > 0 && bytes < HEADER_BYTES) {
            return new StoreException("The store " + path + " cannot be opened: it has " + bytes + " bytes, and a DuckDB database begins "
                    + "with " + HEADER_BYTES + ". The making of it was cut short, by a full disk or a killed process, or it is something else. Nothing was changed, "
                    + "and no run is in it. Remove the file if nobody needs it, and the next run makes a store of that name.", e);
        }
        return new StoreException("The store " + path + " cannot be opened" + (writing ? " for writing" : "") + ": " + words(e)
                + ". Nothing was changed. " + rebuild(e) + "If it is no DuckDB file name another one with --store FILE; if it is damaged, restore it "
                + "from a copy" + (writing ? "; if it or its folder may not be written to, or the disk is full, change that." : "."), e);
    }

    private static String rebuild(SQLException e) {
        return TornBlock.isNamedBy(e) ? "Any command that writes, such as plimsoll run, rebuilds it where every row can still be read and "
                + "verified, and keeps the damaged file. " : "";
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }
}
