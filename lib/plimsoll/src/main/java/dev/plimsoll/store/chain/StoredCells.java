package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.CanonicalCells;
import dev.plimsoll.store.artifact.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Cells of a query's rows in canonical encoding 1. */
final class StoredCells {

    private StoredCells() {
    }

    /** Puts one cell of the row a result stands on; days and instants are selected as whole numbers, labels as text. */
    static void put(ResultSet row, int c, ColumnType type, CanonicalCells cells) throws SQLException {
        switch (type) {
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
                    cells.put(type, value);
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
            case TEXT, ENUM -> putText(row.getString(c), type, cells);
            default -> throw new IllegalStateException(type.toString());
        }
    }

    /** Puts a cell that is encoded as text; null = NULL. */
    static void putText(String text, ColumnType type, CanonicalCells cells) {
        if (text == null) {
            cells.putNull();
        } else {
            cells.put(type, text);
        }
    }
}
