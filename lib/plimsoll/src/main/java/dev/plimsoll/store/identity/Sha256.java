package dev.plimsoll.store.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as every identity in the store uses it. */
public final class Sha256 {

    private Sha256() {
    }

    /**
     * A fresh digest.
     *
     * @return SHA-256, which every JDK has
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * Hash of a text.
     *
     * @param text hashed as UTF-8
     * @return 64 hexadecimal digits
     */
    public static String hex(String text) {
        return hex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Hash of a file's bytes.
     *
     * @param file the file
     * @return 64 hexadecimal digits
     * @throws IOException when it cannot be read
     */
    public static String ofFile(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return hex(in.getMessageDigest().digest());
        }
    }

    /**
     * A hash as text.
     *
     * @param hash the bytes
     * @return lower-case hexadecimal digits
     */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
