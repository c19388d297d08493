package dev.plimsoll.store.artifact;

import java.nio.ByteBuffer;
import java.util.List;

/** Rows of a table as the bytes of canonical encoding 1 (see {@link Artifact}); one buffer is used again and again. */
final class CanonicalRows {

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
