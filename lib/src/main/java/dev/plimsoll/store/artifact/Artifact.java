package dev.plimsoll.store.artifact;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An artifact: its rows and, as identity, their content hash in canonical encoding 1. Two artifacts with the same id are the same
 * artifact, whoever made them, when and where.
 *
 * <p>Canonical encoding 1 is SHA-256 over the header {@code plimsoll/1\n<kind>\n<schema version>\n}, one line
 * {@code <column>:<type>\n} for each column present, an empty line, then every row in ascending key order, each value as a tag byte
 * and big-endian bytes: 00 NULL; 01 DOUBLE, IEEE-754, -0.0 as 0.0; 02 integer, 8 bytes; 03 text or label, 4-byte length and
 * UTF-8; 04 DATE, 8 bytes of days since 1970-01-01; 06 BOOLEAN, 1 byte. A block hash covers the rows of one block only.
 *
 * @param id content hash, 64 hexadecimal digits
 * @param table the rows
 * @param blockHashes hash of each block of {@link #BLOCK_ROWS} rows, in order
 */
public record Artifact(String id, ArtifactTable table, List<String> blockHashes) {

    /** Rows per hashed block. */
    public static final int BLOCK_ROWS = 64;

    /**
     * Copies the block hashes.
     *
     * @param id content hash
     * @param table the rows
     * @param blockHashes one per block
     */
    public Artifact {
        blockHashes = List.copyOf(blockHashes);
    }

    /**
     * Hashes a table.
     *
     * @param table the rows
     * @return the artifact with its identity
     */
    public static Artifact of(ArtifactTable table) {
        MessageDigest whole = Sha256.digest();
        whole.update(header(table).getBytes(StandardCharsets.UTF_8));
        List<String> blocks = new ArrayList<>();
        Map<String, byte[]> utf8 = new HashMap<>(); // names repeat on every day
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK_ROWS * 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int start = 0; start < table.rows(); start += BLOCK_ROWS) {
                bytes.reset();
                int end = Math.min(start + BLOCK_ROWS, table.rows());
                for (int row = start; row < end; row++) {
                    encodeRow(table, row, out, utf8);
                }
                byte[] block = bytes.toByteArray();
                whole.update(block);
                blocks.add(Sha256.hex(Sha256.digest().digest(block)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return new Artifact(Sha256.hex(whole.digest()), table, blocks);
    }

    /**
     * Kind of the artifact.
     *
     * @return as in {@link ArtifactSchema#kind()}
     */
    public String kind() {
        return table.schema().kind();
    }

    private static String header(ArtifactTable table) {
        StringBuilder header = new StringBuilder("plimsoll/1\n").append(table.schema().kind()).append('\n')
                .append(table.schema().version()).append('\n');
        for (ArtifactColumn column : table.present()) {
            header.append(column.name()).append(':').append(column.type().label()).append('\n');
        }
        return header.append('\n').toString();
    }

    private static void encodeRow(ArtifactTable table, int row, DataOutputStream out, Map<String, byte[]> utf8) throws IOException {
        for (int c = 0; c < table.present().size(); c++) {
            ColumnType type = table.present().get(c).type();
            Object array = table.array(c);
            switch (type) {
                case DOUBLE -> {
                    double value = ((double[]) array)[row];
                    if (Double.isNaN(value)) {
                        out.writeByte(0);
                    } else {
                        out.writeByte(type.tag());
                        out.writeLong(Double.doubleToRawLongBits(value));
                    }
                }
                case INTEGER, DATE -> {
                    long value = ((long[]) array)[row];
                    if (value == ArtifactTable.NULL_INTEGER) {
                        out.writeByte(0);
                    } else {
                        out.writeByte(type.tag());
                        out.writeLong(value);
                    }
                }
                case TEXT, ENUM -> {
                    String value = ((String[]) array)[row];
                    if (value == null) {
                        out.writeByte(0);
                    } else {
                        byte[] encoded = utf8.computeIfAbsent(value, v -> v.getBytes(StandardCharsets.UTF_8));
                        out.writeByte(type.tag());
                        out.writeInt(encoded.length);
                        out.write(encoded);
                    }
                }
                case BOOLEAN -> {
                    Boolean value = ((Boolean[]) array)[row];
                    if (value == null) {
                        out.writeByte(0);
                    } else {
                        out.writeByte(type.tag());
                        out.writeByte(value ? 1 : 0);
                    }
                }
                default -> throw new IllegalStateException(type.toString());
            }
        }
    }
}
