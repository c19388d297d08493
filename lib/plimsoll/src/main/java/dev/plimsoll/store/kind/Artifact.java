package dev.plimsoll.store.kind;

import dev.plimsoll.store.identity.ArtifactHash;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    public Artifact {
        blockHashes = List.copyOf(blockHashes);
    }

    /** Hashes a table. */
    public static Artifact of(ArtifactTable table) {
        List<String> blocks = new ArrayList<>();
        ArtifactHash hash = new ArtifactHash((block, rows, sha256) -> blocks.add(Sha256.hex(sha256)));
        hash.start(table.schema(), table.present());
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < table.present().size(); c++) {
                table.put(row, c, hash.cells());
            }
            hash.rowEnded();
        }
        return new Artifact(hash.end(), table, blocks);
    }

    /** An artifact of rows that are added in any order. */
    public static Artifact of(ArtifactSchema schema, Consumer<TidyRows> rows) {
        return of(schema, schema.columns(), rows);
    }

    /** An artifact of some of its kind's columns, and of rows that are added in any order. */
    public static Artifact of(ArtifactSchema schema, List<ArtifactColumn> columns, Consumer<TidyRows> rows) {
        TidyRows tidy = new TidyRows(schema, columns);
        rows.accept(tidy);
        return tidy.artifact();
    }

    /** A series as an artifact of a kind with date and one value. */
    public static Artifact of(ArtifactSchema schema, Series series) {
        return of(ArtifactTable.of(schema, Map.of("date", series.dates().epochDays(), schema.columns().get(1).name(), series.toArray())));
    }

    /**
     * A panel as an artifact of a kind with date, name and value: a row per day and column, missing values included, so that the panel's
     * shape survives.
     */
    public static Artifact of(ArtifactSchema schema, Panel panel) {
        ArtifactTable.Builder rows = new ArtifactTable.Builder(schema, schema.columns(), panel.rows() * panel.width());
        for (int day = 0; day < panel.rows(); day++) {
            for (int c = 0; c < panel.width(); c++) {
                rows.put(ColumnType.DATE, panel.dates().epochDay(day));
                rows.put(ColumnType.TEXT, panel.columns().get(c));
                rows.put(panel.value(day, c));
            }
        }
        return of(rows.build());
    }

    public String kind() {
        return table.schema().kind();
    }
}
