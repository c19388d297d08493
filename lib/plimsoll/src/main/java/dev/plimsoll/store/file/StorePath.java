package dev.plimsoll.store.file;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a store is: a path of a file on this machine. What a person may take for one, an address such as {@code s3://bucket/x} or a
 * {@code ~} that no shell has replaced, is refused in words, rather than made into folders of that name.
 */
public final class StorePath {

    private static final String USUAL = "artifacts/plimsoll.duckdb";
    private static final String VARIABLE = "PLIMSOLL_STORE";
    private static final Pattern FILE_URL = Pattern.compile("file:/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** One letter before the colon is a drive. A path has lost the second slash of an address already. */
    private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9+.-]+:/|(jdbc|file|md|motherduck|duckdb|ducklake|postgres|mysql|"
            + "sqlite|odbc):|:memory:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private StorePath() {
    }

    /**
     * The path that a text names.
     *
     * @param text a path, or a {@code file:} URL
     * @return the path
     * @throws UsageException when the text is no path of a file, such as an address elsewhere or a database in memory
     */
    public static Path of(String text) {
        return of("The store path", text);
    }

    /**
     * The store that is meant where none is named.
     *
     * @return what PLIMSOLL_STORE names, unless it is empty; else artifacts/plimsoll.duckdb
     * @throws UsageException when PLIMSOLL_STORE is no path of a file
     */
    public static Path usual() {
        return usual(Optional.ofNullable(System.getenv(VARIABLE)));
    }

    static Path usual(Optional<String> variable) {
        return variable.filter(text -> !text.isBlank()).map(text -> of(VARIABLE, text)).orElse(Path.of(USUAL));
    }

    /** The same rules for a path that somebody else made of a text. */
    public static Path of(Path path) {
        return of(path.toString());
    }

    /** The same for another file of ours; {@code what} begins each message. */
    public static Path of(String what, String text) {
        if (text.isBlank()) {
            throw new UsageException(what + " is empty; name a file, such as " + USUAL + ".");
        }
        requireNoControlCharacter(what, text);
        if (FILE_URL.matcher(text).matches()) {
            return ofUrl(what, text);
        }
        if (ADDRESS.matcher(text).matches()) {
            throw new UsageException(what + " " + text + " is an address, and a file on this machine is meant: name its path, such as "
                    + USUAL + ". For a file that is called so write ./ before it. Keep a store elsewhere by copying a snapshot there "
                    + "(plimsoll snapshot).");
        }
        if (text.startsWith("~")) {
            throw new UsageException(what + " " + text + " begins with ~, which only a shell replaces by a home folder, and only where it is "
                    + "not quoted; write the whole path, or ./~ for a file whose name begins so.");
        }
        if (text.equals("-")) {
            throw new UsageException(what + " - is no file: a store cannot be read from standard input. Write ./- for a file of that name.");
        }
        try {
            Path path = Path.of(text);
            if ((text.endsWith("/") || text.endsWith(path.getFileSystem().getSeparator())) && !Files.isDirectory(path)) {
                throw new UsageException(what + " " + text + " names a folder by its slash at the end; name a file, such as "
                        + path.resolve("plimsoll.duckdb") + ".");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new UsageException(what + " " + text + " is no path: " + e.getReason() + ".", e);
        }
    }

    private static Path ofUrl(String what, String text) {
        try {
            // A path has lost the slashes of an empty host; any other host is refused here.
            Path path = Path.of(new URI(text.replaceFirst("^[^:]+:(//localhost(?=/)|//(?=/)|(?=/[^/]))", "file://")));
            requireNoControlCharacter(what, path.toString());
            return path;
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new UsageException(what + " " + text + " is no URL of a file on this machine: " + e.getMessage()
                    + ". Expected such as file:///data/plimsoll.duckdb, a blank as %20; or name the path.", e);
        }
    }

    private static void requireNoControlCharacter(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException(what + " contains a control character (" + readable(text) + "); name a file without one.");
        }
    }

    private static String readable(String text) {
        return text.codePoints().mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04X", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /**
     * Says what is wrong where neither a file is nor one can be made; DuckDB would wait for a pipe for ever.
     *
     * @throws PlimsollException as {@link #unusable}
     */
    static void requireNothingButAFile(Path path, boolean writing) {
        try {
            BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class);
            if (there.isDirectory()) {
                throw unusable(writing, path, "is a folder; name a file, such as " + path.resolve("plimsoll.duckdb"), null);
            } else if (!there.isRegularFile()) {
                throw unusable(writing, path, "is a pipe, a socket or a device; name a file", null);
            }
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(path)) {
                throw unusable(writing, path, "is a link to a file that is not there; put the file back, or remove the link", e);
            }
        } catch (IOException e) {
            throw unusable(writing, path, "cannot be reached: " + e.getMessage() + ". Check its folders, links and permissions", e);
        }
    }

    /** Reading lacks its input, writing cannot put out. */
    static PlimsollException unusable(boolean writing, Path path, String why, Exception cause) {
        String message = "The store path " + path + " " + why + ". Nothing was " + (writing ? "stored." : "changed.");
        return writing ? new OutputException(message, cause) : new InputMissingException(message, cause);
    }
}
