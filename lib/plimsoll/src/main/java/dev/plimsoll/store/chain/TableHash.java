package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Hash of the rows that a subject has in one table. The rows are put in the order of their bytes, so that neither the order in the
 * file nor a key matters.
 *
 * @param table the table
 * @param rows how many rows
 * @param sha256 SHA-256 of table name, columns and rows
 */
record TableHash(String table, long rows, String sha256) {

    static TableHash of(ChainedTable table, List<byte[]> rows) {
        MessageDigest digest = Sha256.digest();
        digest.update(table.header().getBytes(StandardCharsets.UTF_8));
        rows.stream().sorted(Arrays::compareUnsigned).forEach(digest::update);
        return new TableHash(table.name(), rows.size(), Sha256.hex(digest.digest()));
    }

    /** Its line in a chain record. */
    String line() {
        return table + " " + rows + " " + sha256 + "\n";
    }
}
