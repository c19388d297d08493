package dev.plimsoll.notebook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.notebook.java.JavaSession;
import dev.plimsoll.notebook.java.ShellControlProvider;
import dev.plimsoll.store.files.Leftovers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;

/** JShell as the JDK has it, in this process, with our jars on the class path and our imports made. */
public final class InteractiveShell {

    /** Held here, as the logging framework forgets what nobody holds. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");
    private static final int MODE_VERSION = 2;
    private static final int LONGEST_RESULT = 100_000;
    /** A mode of JShell's own can only be made by commands; {@code -retain} writes it to where the settings are kept. */
    private static final String MODE = "/set mode plimsoll normal -command\n/set truncation plimsoll " + LONGEST_RESULT
            + "\n/set format plimsoll result '{name} ==>{post}{value}{post}' expression,varvalue"
            + "\n/set format plimsoll display '{pre}{action} {typeKind} {name}, static fields reset{post}'"
            + " replaced-class,enum,record-ok-update"
            + "\n/set mode plimsoll -retain\n/set feedback -retain plimsoll\n/exit\n";

    private InteractiveShell() {
    }

    /**
     * Talks on standard input and output until the user leaves.
     *
     * @return JShell's exit code
     */
    public static int run() {
        // The first use would say that it makes a folder.
        PREFERENCES.setLevel(Level.WARNING);
        // By Java version, since how JShell writes its modes down is its own affair, and by ours.
        Preferences kept = Preferences.userRoot().node("dev/plimsoll/shell/" + MODE_VERSION + "/" + Runtime.version().feature());
        try {
            if (kept.keys().length == 0) {
                settings().forEach(kept::put);
            }
        } catch (BackingStoreException | IllegalArgumentException e) {
            return run(JavaShellToolBuilder.builder().persistence(settings()));
        }
        return run(JavaShellToolBuilder.builder().persistence(kept));
    }

    static int run(JavaShellToolBuilder tool) {
        try {
            Path startup = Leftovers.temporaryFile("shell", ".jsh");
            try {
                Files.write(startup, JavaSession.IMPORTS);
                return start(tool, "--execution", ShellControlProvider.NAME, "--class-path", System.getProperty("java.class.path"),
                        "--startup", startup.toString());
            } finally {
                Files.deleteIfExists(startup);
            }
        } catch (IOException e) {
            throw new StoreException("JShell's start-up file cannot be written to the temp folder: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Settings under which JShell shows results whole, where it would leave out the middle of a table of 1,000 characters, and below their
     * names, or the heads of tables would not stand above their columns.
     */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        start(JavaShellToolBuilder.builder().persistence(settings)
                .in(new ByteArrayInputStream(MODE.getBytes(US_ASCII)), null)
                .out(new PrintStream(OutputStream.nullOutputStream())), "--execution", "local", "--no-startup");
        settings.keySet().removeIf(key -> key.startsWith("HISTORY"));
        return settings;
    }

    private static int start(JavaShellToolBuilder tool, String... options) {
        try {
            return tool.start(options);
        } catch (Exception e) {
            throw new IllegalStateException("JShell could not be started", e);
        }
    }
}
