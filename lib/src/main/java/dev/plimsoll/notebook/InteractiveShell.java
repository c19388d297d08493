package dev.plimsoll.notebook;

import dev.plimsoll.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;

/** JShell as the JDK has it, in this process, with our jars on the class path and our imports made. */
public final class InteractiveShell {

    /** Held here, as the logging framework forgets what nobody holds. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    private InteractiveShell() {
    }

    /**
     * Talks on standard input and output until the user leaves.
     *
     * @return JShell's exit code
     */
    public static int run() {
        // Where JShell keeps its history; the first use would say so.
        PREFERENCES.setLevel(Level.WARNING);
        try {
            Path startup = Files.createTempFile("plimsoll", ".jsh");
            try {
                Files.write(startup, Prelude.IMPORTS);
                List<String> options = new ArrayList<>(List.of("--execution", "local",
                        "--class-path", System.getProperty("java.class.path"), "--startup", startup.toString()));
                return JavaShellToolBuilder.builder().start(options.toArray(String[]::new));
            } finally {
                Files.deleteIfExists(startup);
            }
        } catch (IOException e) {
            throw new StoreException("JShell's start-up file cannot be written to the temp folder: " + e.getMessage() + ".", e);
        } catch (Exception e) {
            throw new IllegalStateException("JShell could not be started", e);
        }
    }
}
