package dev.plimsoll.intent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of orders: short enough for every broker's field, long enough never to meet by chance. */
final class ClientOrderId {

    private static final String PREFIX = "pl-";
    private static final int BYTES = 16;

    private ClientOrderId() {
    }

    /** The first 128 bits of a text's SHA-256. */
    static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
