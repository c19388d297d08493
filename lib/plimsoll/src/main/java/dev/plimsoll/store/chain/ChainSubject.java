package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.ChainSubject.ChainedTable.TableHash;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.identity.CanonicalCells;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.kind.ColumnType;
import dev.plimsoll.store.schema.Migrator;
import dev.plimsoll.timeseries.Labelled;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a chain record can be about, and the tables whose rows it covers. */
public enum ChainSubject implements Labelled {
    /** A schema script applied to the file; the id is the schema version. */
    MIGRATION,
    /** A set of views put into the file; the id is its hash. */
    VIEWS,
    /** A run, complete or failed; the id is the run id. */
    RUN,
    /** An audit; the id is the audit id. */
    AUDIT,
    /** A judgement on a validation; the id is its sequence. */
    SIGN_OFF,
    /** A step of the production pointer; the id is its sequence. */
    PROMOTION,
    /** A run computed again; the id is the receipt's sequence. */
    REPLAY,
    /** A no-lookahead test of a run; the id is the certificate's sequence. */
    LOOKAHEAD,
    /** Something that happened to the file; the id is its sequence. */
    INCIDENT,
    /** A sweep and its tasks; the id is the sweep id. */
    SWEEP,
    /** Some results of a sweep; the id is the batch's sequence. */
    SWEEP_BATCH;

    private final List<ChainedTable> tables = Tables.ALL.get(label());

    private static final class Tables {
        static final Map<String, List<ChainedTable>> ALL = Migrator.text("store/chain.txt").lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2)).collect(Collectors.groupingBy(parts -> parts[0],
                        Collectors.mapping(parts -> ChainedTable.of(parts[1]), Collectors.toList())));
    }

    /**
     * The subject of a name.
     *
     * @param label as in {@link #label()}
     * @return the subject
     */
    public static ChainSubject of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The table that has one row for each subject. */
    public String table() {
        return tables.get(0).name();
    }

    /** The tables it covers, in the order of the record; the first has one row for each subject. */
    List<ChainedTable> tables() {
        return tables;
    }

    /**
     * Hashes of subjects' rows as they stand in the store, a table each, in the order of the record: of those named that have a row
     * anywhere, or of all where none is named.
     */
    Map<String, List<TableHash>> hashes(Connection connection, Collection<String> ids) throws SQLException {
        List<Map<String, TableHash>> found = new ArrayList<>();
        for (ChainedTable table : tables) {
            // Literals: preparing would cost as much again, and every run pays this for nine tables.
            found.add(table.hashes(connection, ids.isEmpty() ? "" : " WHERE " + table.quotedKey() + Rows.in(ids)));
        }
        Map<String, List<TableHash>> hashes = new LinkedHashMap<>();
        found.stream().flatMap(table -> table.keySet().stream()).forEach(id -> hashes.computeIfAbsent(id, subject ->
                IntStream.range(0, tables.size()).mapToObj(t -> found.get(t).getOrDefault(subject, tables.get(t).none())).toList()));
        return hashes;
    }

    /** The hashes of a subject without rows. */
    List<TableHash> nothing() {
        return tables.stream().map(ChainedTable::none).toList();
    }

    /** Column of the first table that says when the subject was recorded. */
    String time() {
        return tables.get(0).columns().stream().filter(column -> column.type() == ColumnType.TIMESTAMPTZ).findFirst().orElseThrow().name();
    }

    /**
     * A table whose rows a chain record covers. The columns are written down in {@code sql/store/chain.txt}, not looked up: a column
     * that a later schema adds must not change the hash of rows recorded before.
     *
     * @param name table in schema main
     * @param columns its columns, in table order
     */
    record ChainedTable(String name, List<Column> columns) {

        /** A column and the type it is hashed as; JSON is hashed as text. */
        record Column(String name, ColumnType type) {

            static Column of(String definition) {
                String[] parts = definition.split(":");
                return new Column(parts[0], parts.length == 1 ? ColumnType.TEXT : ColumnType.of(parts[1]));
            }

            /** As a query selects it: days and instants as numbers, because the driver's own are inexact. */
            String selected() {
                return type.selected("\"" + name + "\"");
            }
        }

        /** From its name and its columns, the key first, each as {@code name:type}, or by the name alone when it is a text. */
        static ChainedTable of(String definition) {
            String[] words = definition.split(" ");
            return new ChainedTable(words[0], Stream.of(words).skip(1).map(Column::of).toList());
        }

        /** The column that says which subject a row belongs to. */
        Column key() {
            return columns.get(0);
        }

        String quotedKey() {
            return "\"" + key().name() + "\"";
        }

        /** The hash of no rows. */
        TableHash none() {
            return hash(List.of());
        }

        /**
         * Hashes of the rows that a condition leaves, by their key. The rows are put in the order of their bytes, so that neither the
         * order in the file nor another key matters.
         */
        Map<String, TableHash> hashes(Connection connection, String condition) throws SQLException {
            Map<String, TableHash> hashes = new HashMap<>();
            CanonicalCells cells = new CanonicalCells();
            String selected = columns.stream().map(Column::selected).collect(Collectors.joining(", "));
            try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("SELECT " + selected
                    + ", CAST(" + quotedKey() + " AS VARCHAR) FROM main.\"" + name + "\"" + condition + " ORDER BY " + quotedKey())) {
                String id = null;
                List<byte[]> rows = new ArrayList<>();
                while (row.next()) {
                    String next = row.getString(columns.size() + 1);
                    if (id != null && !next.equals(id)) {
                        hashes.put(id, hash(rows));
                        rows.clear();
                    }
                    id = next;
                    cells.clear();
                    for (int c = 0; c < columns.size(); c++) {
                        columns.get(c).type().put(row, c + 1, null, cells);
                    }
                    byte[] bytes = new byte[cells.size()];
                    cells.bytes().get(bytes);
                    rows.add(bytes);
                }
                if (id != null) {
                    hashes.put(id, hash(rows));
                }
            }
            return hashes;
        }

        private TableHash hash(List<byte[]> rows) {
            MessageDigest digest = Sha256.digest();
            digest.update(header().getBytes(StandardCharsets.UTF_8));
            rows.stream().sorted(Arrays::compareUnsigned).forEach(digest::update);
            return new TableHash(name, rows.size(), Sha256.hex(digest.digest()));
        }

        /** What the hash of the rows starts with. */
        String header() {
            StringBuilder header = new StringBuilder(name).append('\n');
            columns.forEach(column -> header.append(column.name()).append(':').append(column.type().label()).append('\n'));
            return header.append('\n').toString();
        }

        /**
         * Hash of the rows that a subject has in one table.
         *
         * @param table the table
         * @param rows how many rows
         * @param sha256 SHA-256 of table name, columns and rows
         */
        record TableHash(String table, long rows, String sha256) {

            /** Its line in a chain record. */
            String line() {
                return table + " " + rows + " " + sha256 + "\n";
            }
        }
    }
}
