package dev.plimsoll.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Locale;
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

    /**
     * Where and with what a run was computed. Kept beside the run for people and for a later replay; part of no hash.
     *
     * @param libraryVersion version of Plimsoll
     * @param gitCommit commit it was built from, if it was built in a checkout
     * @param gitDirty whether there were uncommitted changes then, if known
     * @param javaVersion version of the Java runtime
     * @param javaVendor maker of the Java runtime
     * @param os operating system and version
     * @param arch processor architecture
     * @param locale default locale, a BCP 47 tag
     * @param zone default time zone
     */
    public record Environment(String libraryVersion, Optional<String> gitCommit, Optional<Boolean> gitDirty, String javaVersion,
            String javaVendor, String os, String arch, String locale, String zone) {

        /**
         * The environment of this process.
         *
         * @return versions, platform, locale and zone as they are now
         */
        public static Environment current() {
            return new Environment(Library.version(), Library.gitCommit(), Library.gitDirty(), Runtime.version().toString(),
                    System.getProperty("java.vendor"), System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("os.arch"), Locale.getDefault().toLanguageTag(), ZoneId.systemDefault().getId());
        }
    }
}
