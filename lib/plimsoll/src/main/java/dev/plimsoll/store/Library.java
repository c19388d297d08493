package dev.plimsoll.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Which Plimsoll this is: version, and the commit it was built from. */
public final class Library {

    private static final Properties BUILD = load();

    private Library() {
    }

    /**
     * Version of this library; part of every run key.
     *
     * @return a semantic version, such as 0.1.0
     */
    public static String version() {
        return BUILD.getProperty("version");
    }

    /**
     * Commit this library was built from.
     *
     * @return 40 hexadecimal digits, or empty when it was built outside a checkout
     */
    public static Optional<String> gitCommit() {
        return known("git.commit");
    }

    /**
     * Whether there were uncommitted changes when it was built.
     *
     * @return true or false, or empty when not known
     */
    public static Optional<Boolean> gitDirty() {
        return gitCommit().flatMap(commit -> known("git.dirty")).map(Boolean::valueOf);
    }

    private static Optional<String> known(String name) {
        String value = BUILD.getProperty(name, "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Library.class.getResourceAsStream("/dev/plimsoll/build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
