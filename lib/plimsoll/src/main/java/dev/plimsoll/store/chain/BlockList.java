package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** One hash for all block hashes of an artifact: so little can be kept for every artifact of a large store. */
final class BlockList {

    private static final int HASH_BYTES = 32;

    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer entry = ByteBuffer.allocate(2 * Integer.BYTES + HASH_BYTES);

    void add(int block, int rows, byte[] sha256) {
        entry.clear();
        digest.update(entry.putInt(block).putInt(rows).put(sha256).flip());
    }

    byte[] end() {
        return digest.digest();
    }
}
