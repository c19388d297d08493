package dev.plimsoll.store.chain;

import java.time.Instant;

/**
 * The last record of the chain. Whoever knows its hash can tell later that nothing before it was changed or cut off.
 *
 * @param sequence place of the record, from 1
 * @param hash hash of the record and, through it, of all before; 64 hexadecimal digits
 * @param recordedAt when it was recorded
 */
public record ChainHead(int sequence, String hash, Instant recordedAt) {

    /** What stands for the head before the first record. */
    public static final String NONE = "0".repeat(64);

    @Override
    public String toString() {
        return hash + " (record " + sequence + ", " + recordedAt + ")";
    }
}
