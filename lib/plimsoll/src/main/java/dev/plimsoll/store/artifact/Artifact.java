package dev.plimsoll.store.artifact;

import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * An artifact: its rows and, as identity, their content hash in canonical encoding 1. Two artifacts with the same id are the same
 * artifact, whoever made them, when and where.
 *
 * <p>Canonical encoding 1 is SHA-256 over the header {@code plimsoll/1\n<kind>\n<schema version>\n}, one line
 * {@code <column>:<type>\n} for each column present, an empty line, then every row in ascending key order, each value as a tag byte
 * and big-endian bytes: 00 NULL; 01 DOUBLE, IEEE-754, -0.0 as 0.0; 02 integer, 8 bytes; 03 text or label, 4-byte length and
 * UTF-8; 04 DATE, 8 bytes of days since 1970-01-01; 05 TIMESTAMPTZ, 8 bytes of microseconds since 1970-01-01T00:00:00Z; 06 BOOLEAN, 1 byte;
 * 07 DECIMAL, 4-byte length and its plain notation without zeros at the end. A block hash covers the rows of one block only.
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
        CanonicalRows rows = new CanonicalRows(table);
        for (int start = 0; start < table.rows(); start += BLOCK_ROWS) {
            ByteBuffer block = rows.encode(start, Math.min(start + BLOCK_ROWS, table.rows()));
            whole.update(block.duplicate());
            MessageDigest own = Sha256.digest();
            own.update(block);
            blocks.add(Sha256.hex(own.digest()));
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

    /** Rows of a table as the bytes of canonical encoding 1 (see {@link Artifact}); one buffer is used again and again. */
    static final class CanonicalRows {

        private final ArtifactTable table;
        private final List<ArtifactColumn> columns;
        private final CanonicalCells out = new CanonicalCells();

        CanonicalRows(ArtifactTable table) {
            this.table = table;
            this.columns = table.present();
        }

        /** The bytes of rows start to end, end excluded; valid until the next call. */
        ByteBuffer encode(int start, int end) {
            out.clear();
            for (int row = start; row < end; row++) {
                for (int c = 0; c < columns.size(); c++) {
                    encodeCell(row, c);
                }
            }
            return out.bytes();
        }

        private void encodeCell(int row, int c) {
            ColumnType type = columns.get(c).type();
            if (table.isNull(row, c)) {
                out.putNull();
                return;
            }
            switch (type) {
                case DOUBLE -> out.put(table.doubleAt(row, c));
                case INTEGER, DATE, TIMESTAMPTZ -> out.put(type, table.longAt(row, c));
                case TEXT, ENUM -> out.put(type, table.textAt(row, c));
                case DECIMAL -> out.put(type, table.decimalAt(row, c).toPlainString());
                case BOOLEAN -> out.put((boolean) table.cell(row, c));
                default -> throw new IllegalStateException(type.toString());
            }
        }
    }
}
