package dev.plimsoll.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of {@code sql/}, as the library carries them: what makes a store, and what checks one without the library. */
public final class SqlFiles {

    private static final String SUMS = "schema/SHA256SUMS";
    private static final List<String> VERIFIER = List.of("README.md", "PlimsollVerify.java", "verify.sql");

    private SqlFiles() {
    }

    /**
     * The migrations.
     *
     * @return path under sql/ to text, in the order in which they are applied
     */
    public static Map<String, String> migrations() {
        Map<String, String> files = new LinkedHashMap<>();
        text(SUMS).lines().filter(line -> !line.isBlank()).map(line -> "schema/" + line.substring(line.lastIndexOf(' ') + 1))
                .forEach(name -> files.put(name, text(name)));
        return files;
    }

    /**
     * The migrations, the hashes they are released with, and the audit views.
     *
     * @return path under sql/ to text, in the order in which they are applied
     */
    public static Map<String, String> definition() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(SUMS, text(SUMS));
        files.putAll(migrations());
        String order = text("view/ORDER");
        files.put("view/ORDER", order);
        order.lines().filter(line -> !line.isBlank()).map(name -> "view/" + name).forEach(name -> files.put(name, text(name)));
        return files;
    }

    /**
     * The second verifier, which shares no code with this library.
     *
     * @return path under sql/ to text
     */
    public static Map<String, String> verifier() {
        Map<String, String> files = new LinkedHashMap<>();
        VERIFIER.forEach(name -> files.put("verify/" + name, text("verify/" + name)));
        return files;
    }

    private static String text(String name) {
        try (InputStream in = SqlFiles.class.getResourceAsStream("/dev/plimsoll/sql/" + name)) {
            if (in == null) {
                throw new IOException("The library's jar lacks sql/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
