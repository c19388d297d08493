package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.ColumnType;
import dev.plimsoll.store.artifact.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table whose rows a chain record covers. The columns are written down here, not looked up: a column that a later schema adds
 * must not change the hash of rows recorded before.
 *
 * @param name table in schema main
 * @param columns its columns, in table order
 * @param key the column that says which subject a row belongs to
 */
record ChainedTable(String name, List<Column> columns, Column key) {

    /** A column and the type it is hashed as; JSON is hashed as text. */
    record Column(String name, ColumnType type) {

        /** As a query selects it: days and instants as numbers, because the driver's own are inexact. */
        String selected() {
            return switch (type) {
                case DATE -> "(\"" + name + "\" - DATE '1970-01-01')";
                case TIMESTAMPTZ -> "system.main.epoch_us(\"" + name + "\")";
                case ENUM -> "CAST(\"" + name + "\" AS VARCHAR)";
                default -> "\"" + name + "\"";
            };
        }
    }

    /** From a table name, its key column, and all columns as {@code name:type}, separated by spaces. */
    static ChainedTable of(String name, String key, String definition) {
        List<Column> columns = new ArrayList<>();
        for (String column : definition.split(" ")) {
            String[] parts = column.split(":");
            columns.add(new Column(parts[0], ColumnType.of(parts[1])));
        }
        return new ChainedTable(name, List.copyOf(columns), columns.stream().filter(c -> c.name().equals(key)).findFirst().orElseThrow());
    }

    /** What the hash of the rows starts with. */
    String header() {
        StringBuilder header = new StringBuilder(name).append('\n');
        columns.forEach(column -> header.append(column.name()).append(':').append(column.type().label()).append('\n'));
        return header.append('\n').toString();
    }

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
}
