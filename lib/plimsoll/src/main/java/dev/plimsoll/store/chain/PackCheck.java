package dev.plimsoll.store.chain;

import static java.util.Optional.empty;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.TextFile;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the files of an evidence pack against its manifest: those it names are there and as they were written, others are told of.
 *
 * @param folder the pack
 * @param snapshot name of the store in it
 * @param head hash of the last record of the store in it
 * @param listed hash of each file by its name
 */
public record PackCheck(Path folder, String snapshot, String head, Map<String, String> listed) {

    private static final String MANIFEST = "manifest.json";
    private static final String SUMS = "SHA256SUMS";
    private static final String FORMAT = "plimsoll/evidence/1";

    /**
     * Reads a pack's manifest.
     *
     * @param folder the pack
     * @return the check
     * @throws InputMissingException when the folder has no manifest
     * @throws DataException when the manifest is none of an evidence pack
     */
    public static PackCheck of(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputMissingException("There is no " + MANIFEST + " in " + folder + ", so it is no evidence pack. Name the folder "
                    + "that plimsoll export --evidence wrote.");
        }
        try {
            Map<String, Object> manifest = Json.parse(Files.readString(file), file.toString());
            if (FORMAT.equals(manifest.get("format")) && manifest.get("snapshot") instanceof String snapshot
                    && manifest.get("chain_head") instanceof String head && manifest.get("files") instanceof List<?> files) {
                Map<String, String> listed = new LinkedHashMap<>();
                for (Object entry : files) {
                    if (!(entry instanceof Map<?, ?> item && item.get("path") instanceof String path
                            && item.get("sha256") instanceof String sha)) {
                        throw wrong(file, null);
                    }
                    listed.put(path, sha);
                }
                return new PackCheck(folder, snapshot, head, listed);
            }
            throw wrong(file, null);
        } catch (IOException e) {
            throw wrong(file, e);
        }
    }

    private static DataException wrong(Path file, IOException cause) {
        return new DataException(file + " is no manifest of an evidence pack: expected format " + FORMAT + " with snapshot, chain_head and "
                + "files" + (cause == null ? "" : " (" + TextFile.reason(cause) + ")") + ". Take the pack from where it was handed "
                + "over.", cause);
    }

    /**
     * The store in it.
     *
     * @return its file; empty when it is not there, or leads elsewhere
     */
    public Optional<Path> store() {
        return inside(snapshot);
    }

    /** A file of the pack itself: a name with a way out of the folder, or a link on its way, is none. */
    private Optional<Path> inside(String name) {
        Path path = folder;
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0 || part.indexOf('\0') >= 0) {
                return empty();
            }
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                return empty();
            }
        }
        return Optional.of(path).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Checks the files.
     *
     * @param store what was found in the store of the pack; empty when there is none
     * @return the same, with what was found here: files that lack or were changed as findings, files that nobody named as notes
     */
    public VerifyReport compare(Optional<VerifyReport> store) {
        List<VerifyFinding> findings = new ArrayList<>();
        StringBuilder sums = new StringBuilder();
        listed.forEach((name, sha256) -> {
            check(name, sha256).ifPresent(findings::add);
            sums.append(sha256).append("  ").append(name).append('\n');
        });
        sums.append(hash(folder.resolve(MANIFEST))).append("  ").append(MANIFEST).append('\n');
        check(SUMS, Sha256.hex(sums.toString())).ifPresent(findings::add);
        return store.orElse(new VerifyReport(List.of(), 0, 0, 0, empty(), empty(), List.of(), List.of())).plus(findings, unnamed());
    }

    private Optional<VerifyFinding> check(String name, String sha256) {
        Optional<Path> file = inside(name);
        if (file.isEmpty()) {
            return Optional.of(VerifyFinding.of(VerifyCode.FILE_MISSING, null, "file " + name, "a file of hash " + sha256,
                    Files.isSymbolicLink(folder.resolve(name)) ? "a symbolic link" : "none"));
        }
        String found = hash(file.get());
        return found.equals(sha256) ? empty()
                : Optional.of(VerifyFinding.of(VerifyCode.FILE_CHANGED, null, "file " + name, "hash " + sha256, "hash " + found));
    }

    private static String hash(Path file) {
        try {
            return Sha256.ofFile(file);
        } catch (IOException e) {
            return "unknown, as it cannot be read: " + TextFile.reason(e);
        }
    }

    private List<String> unnamed() {
        Set<String> named = new HashSet<>(listed.keySet());
        named.addAll(List.of(MANIFEST, SUMS));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"))
                    .filter(name -> !named.contains(name)).sorted()
                    .map(name -> "The manifest does not name the file " + name + (Files.isSymbolicLink(folder.resolve(name))
                            ? ", a symbolic link" : "") + ": it was put into the pack later, and nothing vouches for it.").toList();
        } catch (IOException e) {
            return List.of("The folder " + folder + " cannot be listed (" + TextFile.reason(e) + "): files that the manifest does not "
                    + "name were not looked for.");
        }
    }
}
