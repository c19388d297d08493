package dev.plimsoll.store.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table as the bytes of canonical encoding 1 (see {@link Artifact}); one buffer is used again and again. */
final class CanonicalRows {

    private static final byte NULL = 0;
    private static final int FIXED_CELL = 1 + Long.BYTES;

    private final ArtifactTable table;
    private final List<ArtifactColumn> columns;
    private final Map<String, byte[]> utf8 = new HashMap<>(); // names repeat on every day
    private ByteBuffer out;

    CanonicalRows(ArtifactTable table) {
        this.table = table;
        this.columns = table.present();
        this.out = ByteBuffer.allocate(Artifact.BLOCK_ROWS * 64);
    }

    /** The bytes of rows start to end, end excluded; valid until the next call. */
    ByteBuffer encode(int start, int end) {
        out.clear();
        for (int row = start; row < end; row++) {
            for (int c = 0; c < columns.size(); c++) {
                encodeCell(row, c);
            }
        }
        return out.flip();
    }

    private void encodeCell(int row, int c) {
        ColumnType type = columns.get(c).type();
        if (table.isNull(row, c)) {
            reserve(1).put(NULL);
            return;
        }
        switch (type) {
            case DOUBLE -> reserve(FIXED_CELL).put(type.tag()).putLong(Double.doubleToRawLongBits(table.doubleAt(row, c)));
            case INTEGER, DATE, TIMESTAMPTZ -> reserve(FIXED_CELL).put(type.tag()).putLong(table.longAt(row, c));
            case TEXT, ENUM -> encodeText(type, utf8.computeIfAbsent(table.textAt(row, c), t -> t.getBytes(StandardCharsets.UTF_8)));
            case DECIMAL -> encodeText(type, table.decimalAt(row, c).toPlainString().getBytes(StandardCharsets.US_ASCII));
            case BOOLEAN -> reserve(2).put(type.tag()).put((byte) ((boolean) table.cell(row, c) ? 1 : 0));
            default -> throw new IllegalStateException(type.toString());
        }
    }

    private void encodeText(ColumnType type, byte[] text) {
        reserve(1 + Integer.BYTES + text.length).put(type.tag()).putInt(text.length).put(text);
    }

    private ByteBuffer reserve(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(2 * (out.capacity() + bytes)).put(out.flip());
        }
        return out;
    }
}
