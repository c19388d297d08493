package dev.plimsoll.store.file;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds the instance of each store file until the test class ends, and hands out connections to it: opening and closing one takes fifty
 * times as long as a query. It is at work in every test class but integration tests and those marked {@link OwnInstances}. A held file
 * is locked, and what was written may stand in its log only: {@link Stores#release} before its bytes are used, or replaced.
 */
public final class HeldStores implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final DatabaseFile.Opener EACH_ITS_OWN = new DatabaseFile.Opener() { };
    private static final String WRITE = "write";
    private static final String READ = "read";

    /**
     * An instance.
     *
     * @param connection keeps it open
     * @param file identity of the file it has, as another may come to stand under the name
     * @param mode what can be done with it
     */
    private record Held(DuckDBConnection connection, Object file, String mode) {
    }

    private static final Map<Path, Held> HELD = new HashMap<>();

    private interface Opening {
        Connection open() throws SQLException;
    }

    /** Opens through what is held. */
    private static final class Holder implements DatabaseFile.Opener {

        /** A new file is a copy of an empty store: making each anew would take half of many a test's time. */
        @Override
        public Connection write(Path file) throws SQLException {
            if (!Files.exists(file)) {
                Stores.fresh(file);
            }
            return held(file, List.of(WRITE), () -> EACH_ITS_OWN.write(file));
        }

        @Override
        public Connection read(Path file) throws SQLException {
            return held(file, List.of(READ, WRITE), () -> EACH_ITS_OWN.read(file));
        }

        @Override
        public Connection hardened(Path file, String memory, Optional<Path> writable) throws SQLException {
            return held(file, List.of(memory + writable), () -> EACH_ITS_OWN.hardened(file, memory, writable));
        }
    }

    /** A connection to the instance that is held; opened anew when it is of none of the modes. */
    private static synchronized Connection held(Path file, List<String> modes, Opening opening) throws SQLException {
        Held held = HELD.get(file);
        if (held == null || !modes.contains(held.mode) || !held.file.equals(identity(file))) {
            close(file);
            Connection opened = opening.open();
            held = new Held((DuckDBConnection) opened, identity(file), modes.get(0));
            HELD.put(file, held);
        }
        return held.connection.duplicate();
    }

    private static Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return "gone";
        }
    }

    /** A connection for a test that looks or tampers; empty where each use opens the file itself. */
    public static Optional<Connection> connect(Path file) throws SQLException {
        if (!(DatabaseFile.opener instanceof Holder)) {
            return Optional.empty();
        }
        return unchecked(() -> {
            Path absolute = file.toAbsolutePath();
            Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute.normalize(); // a new one is empty, and no store yet
            return Optional.of(held(real, List.of(WRITE), () -> EACH_ITS_OWN.write(real)));
        });
    }

    /** Runs what is to open and close the files, or to make a new one, as it does where no test is. */
    public static void apart(Runnable work) {
        DatabaseFile.Opener before = DatabaseFile.opener;
        DatabaseFile.opener = EACH_ITS_OWN;
        try {
            work.run();
        } finally {
            DatabaseFile.opener = before;
        }
    }

    /** Gives up the file, with its log written into it. */
    public static synchronized void release(Path file) {
        unchecked(() -> close(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize()));
    }

    /** What is in the log goes into the file; of a file that is gone the log goes, too, or the next copy of the same store would replay it. */
    private static void close(Path file) throws SQLException {
        Held held = HELD.remove(file);
        if (held != null) {
            if (held.mode.equals(WRITE) && !held.file.equals(identity(file))) {
                Stores.execute(held.connection, "PRAGMA disable_checkpoint_on_shutdown");
            }
            held.connection.close();
            if (!Files.exists(file)) {
                Path.of(file + ".wal").toFile().delete();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        if (!test.getName().endsWith("IT") && !test.isAnnotationPresent(OwnInstances.class)) {
            DatabaseFile.opener = new Holder();
        }
    }

    /** What the test before left in its folder is gone. */
    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        releaseAll(true);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        releaseAll(false);
        DatabaseFile.opener = EACH_ITS_OWN;
    }

    private static synchronized void releaseAll(boolean onlyGone) throws SQLException {
        for (Path file : List.copyOf(HELD.keySet())) {
            if (!onlyGone || !Files.exists(file)) {
                close(file);
            }
        }
    }
}
