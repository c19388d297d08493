package dev.plimsoll.store.artifact;

import java.nio.charset.StandardCharsets;
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
     * A hash as text.
     *
     * @param hash the bytes
     * @return lower-case hexadecimal digits
     */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
