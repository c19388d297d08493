package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.CanonicalCells;
import dev.plimsoll.store.chain.ChainedTable.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a query as bytes of canonical encoding 1. */
final class RowBytes {

    private final List<Column> columns;
    private final CanonicalCells cells = new CanonicalCells();

    RowBytes(List<Column> columns) {
        this.columns = columns;
    }

    /** What a query must select for {@link #of}. */
    String selected() {
        return columns.stream().map(Column::selected).collect(Collectors.joining(", "));
    }

    /** The bytes of the row a result stands on. */
    byte[] of(ResultSet row) throws SQLException {
        cells.clear();
        for (int c = 0; c < columns.size(); c++) {
            put(row, c + 1, columns.get(c));
        }
        byte[] bytes = new byte[cells.size()];
        cells.bytes().get(bytes);
        return bytes;
    }

    private void put(ResultSet row, int c, Column column) throws SQLException {
        switch (column.type()) {
            case DOUBLE -> {
                double value = row.getDouble(c);
                if (row.wasNull()) {
                    cells.putNull();
                } else {
                    cells.put(value);
                }
            }
            case INTEGER, DATE, TIMESTAMPTZ -> {
                long value = row.getLong(c);
                if (row.wasNull()) {
                    cells.putNull();
                } else {
                    cells.put(column.type(), value);
                }
            }
            case BOOLEAN -> {
                boolean value = row.getBoolean(c);
                if (row.wasNull()) {
                    cells.putNull();
                } else {
                    cells.put(value);
                }
            }
            case TEXT, ENUM -> {
                String value = row.getString(c);
                if (value == null) {
                    cells.putNull();
                } else {
                    cells.put(column.type(), value);
                }
            }
            default -> throw new IllegalStateException(column.toString());
        }
    }
}
