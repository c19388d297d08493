package dev.plimsoll.store.run;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.AppendedCells;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows of artifacts to and from their tables, for every kind alike, driven by {@link ArtifactSchema}. */
public final class ArtifactRows {

    /**
     * Rows of one appender. A second chunk of an appender leaves bytes of the first behind short texts, so that a CHECK sees none of the
     * labels it lists; a new appender has a new chunk.
     */
    private static final int APPENDER_ROWS = 2048;

    private ArtifactRows() {
    }

    /** Appends all rows inside the caller's open transaction. */
    public static void append(Connection connection, Artifact artifact) throws SQLException {
        for (int from = 0; from < artifact.table().rows(); from += APPENDER_ROWS) {
            append(connection, artifact, from, Math.min(from + APPENDER_ROWS, artifact.table().rows()));
        }
    }

    private static void append(Connection connection, Artifact artifact, int from, int to) throws SQLException {
        ArtifactTable table = artifact.table();
        int[] source = table.schema().columns().stream().mapToInt(table.present()::indexOf).toArray();
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", table.schema().table())) {
            AppendedCells cells = new AppendedCells(appender, false);
            for (int row = from; row < to; row++) {
                appender.beginRow().append(artifact.id());
                for (int c : source) {
                    if (c < 0) {
                        cells.putNull();
                    } else {
                        table.put(row, c, cells);
                    }
                }
                appender.endRow();
            }
            appender.flush(); // without it close() would swallow a constraint's error and COMMIT would lose everything
        }
    }

    /** Reads an artifact's rows back, in key order, with just the columns it was stored with. */
    public static ArtifactTable read(Connection connection, String artifactId, ArtifactSchema schema, String presentNames, long rowCount)
            throws SQLException {
        return read(connection, artifactId, schema, presentNames, rowCount, "");
    }

    /** As {@link #read} of those rows only that a QUALIFY leaves. */
    public static ArtifactTable read(Connection connection, String artifactId, ArtifactSchema schema, String presentNames, long rowCount,
            String qualify) throws SQLException {
        List<ArtifactColumn> present = schema.select(presentNames);
        int rows = Math.toIntExact(rowCount);
        String from = " FROM main." + schema.table() + " WHERE artifact_id = ? ";
        // Names of assets or sleeves come as numbers: they repeat on every day, and the driver's text for each takes longer than all else.
        Map<String, String[]> names = new HashMap<>();
        List<String> selected = new ArrayList<>();
        for (ArtifactColumn column : present) {
            String name = column.name();
            boolean coded = column.key() && column.type() == ColumnType.TEXT;
            if (coded) {
                names.put(name, Rows.list(connection, "SELECT DISTINCT " + name + from + "ORDER BY 1", row -> row.getString(1), artifactId)
                        .toArray(String[]::new));
            }
            selected.add(coded ? "dense_rank() OVER (ORDER BY " + name + ") - 1" : column.type().selected(name));
        }
        ArtifactTable.Builder table = new ArtifactTable.Builder(schema, present, rows);
        Rows.each(connection, "SELECT " + String.join(", ", selected) + from + qualify + " ORDER BY " + keys(schema), row -> {
            if (table.rows() == rows) {
                throw damaged(artifactId, schema, "more than " + rows);
            }
            for (int c = 0; c < present.size(); c++) {
                present.get(c).type().put(row, c + 1, names.get(present.get(c).name()), table);
            }
        }, artifactId);
        if (table.rows() != rows) {
            throw damaged(artifactId, schema, table.rows() + " instead of " + rows);
        }
        return table.build();
    }

    /** Names of the key columns. */
    static String keys(ArtifactSchema schema) {
        return schema.columns().stream().filter(ArtifactColumn::key).map(ArtifactColumn::name).collect(Collectors.joining(", "));
    }

    private static StoreException damaged(String artifactId, ArtifactSchema schema, String found) {
        return new StoreException("Artifact " + artifactId + " in table " + schema.table() + " has " + found
                + " rows: the store was changed outside Plimsoll. Restore it from a copy.");
    }
}
