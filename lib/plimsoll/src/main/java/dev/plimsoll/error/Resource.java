package dev.plimsoll.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the jars carry beside classes. */
public final class Resource {

    private Resource() {
    }

    /** A file by its path below dev/plimsoll. */
    public static byte[] bytes(String path) {
        try (InputStream in = Resource.class.getResourceAsStream("/dev/plimsoll/" + path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Plimsoll's own jar cannot be read", e);
        }
    }

    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }
}
