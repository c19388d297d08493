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
            StoredCells.put(row, c + 1, columns.get(c).type(), cells);
        }
        byte[] bytes = new byte[cells.size()];
        cells.bytes().get(bytes);
        return bytes;
    }
}
