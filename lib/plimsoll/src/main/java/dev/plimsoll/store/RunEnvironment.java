package dev.plimsoll.store;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

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
public record RunEnvironment(String libraryVersion, Optional<String> gitCommit, Optional<Boolean> gitDirty, String javaVersion,
        String javaVendor, String os, String arch, String locale, String zone) {

    /**
     * The environment of this process.
     *
     * @return versions, platform, locale and zone as they are now
     */
    public static RunEnvironment current() {
        return new RunEnvironment(Library.version(), Library.gitCommit(), Library.gitDirty(), Runtime.version().toString(),
                System.getProperty("java.vendor"), System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"), Locale.getDefault().toLanguageTag(), ZoneId.systemDefault().getId());
    }
}
