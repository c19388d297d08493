package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.CanonicalCells;
import dev.plimsoll.store.chain.ChainedTable.Column;
import dev.plimsoll.store.chain.ChainedTable.TableHash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hashes of the rows of subjects as they stand in the store. */
final class SubjectHashes {

    private SubjectHashes() {
    }

    /** Hashes of one subject's rows, a table each, in the order of the record. */
    static List<TableHash> of(Connection connection, ChainSubject subject, String id) throws SQLException {
        List<TableHash> hashes = new ArrayList<>();
        for (ChainedTable table : subject.tables()) {
            RowBytes bytes = new RowBytes(table.columns());
            List<byte[]> rows = new ArrayList<>();
            String type = table.key().type().label();
            // A literal: preparing would cost as much again, and every run pays this for nine tables.
            try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("SELECT " + bytes.selected()
                    + " FROM main.\"" + table.name() + "\" WHERE \"" + table.key().name() + "\" = CAST('" + id.replace("'", "''") + "' AS "
                    + type + ")")) {
                while (row.next()) {
                    rows.add(bytes.of(row));
                }
            }
            hashes.add(TableHash.of(table, rows));
        }
        return hashes;
    }

    /** The same for every subject of a kind that has a row anywhere, one query for each table. */
    static Map<String, List<TableHash>> all(Connection connection, ChainSubject subject) throws SQLException {
        List<Map<String, TableHash>> tables = new ArrayList<>();
        for (ChainedTable table : subject.tables()) {
            tables.add(all(connection, table));
        }
        Map<String, List<TableHash>> hashes = new LinkedHashMap<>();
        for (Map<String, TableHash> table : tables) {
            table.keySet().forEach(id -> hashes.putIfAbsent(id, new ArrayList<>()));
        }
        hashes.forEach((id, lines) -> {
            for (int t = 0; t < tables.size(); t++) {
                TableHash none = TableHash.of(subject.tables().get(t), List.of());
                lines.add(tables.get(t).getOrDefault(id, none));
            }
        });
        return hashes;
    }

    private static Map<String, TableHash> all(Connection connection, ChainedTable table) throws SQLException {
        RowBytes bytes = new RowBytes(table.columns());
        String key = "\"" + table.key().name() + "\"";
        Map<String, TableHash> hashes = new HashMap<>();
        try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("SELECT " + bytes.selected() + ", CAST("
                + key + " AS VARCHAR) FROM main.\"" + table.name() + "\" ORDER BY " + key)) {
            String id = null;
            List<byte[]> rows = new ArrayList<>();
            while (row.next()) {
                String next = row.getString(table.columns().size() + 1);
                if (!next.equals(id)) {
                    if (id != null) {
                        hashes.put(id, TableHash.of(table, rows));
                    }
                    rows.clear();
                    id = next;
                }
                rows.add(bytes.of(row));
            }
            if (id != null) {
                hashes.put(id, TableHash.of(table, rows));
            }
        }
        return hashes;
    }

    /** Rows of a query as bytes of canonical encoding 1. */
    static final class RowBytes {

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
                columns.get(c).type().put(row, c + 1, null, cells);
            }
            byte[] bytes = new byte[cells.size()];
            cells.bytes().get(bytes);
            return bytes;
        }
    }
}
