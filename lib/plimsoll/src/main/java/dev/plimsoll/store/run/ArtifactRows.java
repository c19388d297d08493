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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** From so many rows on, putting the texts in together takes less than appending each. */
    private static final int MANY_ROWS = 8 * APPENDER_ROWS;

    private static final String ID = "artifact_id";

    private ArtifactRows() {
    }

    /** Appends the rows of artifacts, one after the other, inside the caller's open transaction. */
    public static void append(Connection connection, List<Artifact> artifacts) throws SQLException {
        Map<ArtifactSchema, List<Artifact>> kinds = artifacts.stream()
                .collect(Collectors.groupingBy(artifact -> artifact.table().schema(), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<ArtifactSchema, List<Artifact>> kind : kinds.entrySet()) {
            if (kind.getValue().stream().mapToInt(artifact -> artifact.table().rows()).sum() < MANY_ROWS) {
                append(connection, null, kind.getKey().table(), kind.getValue(), Map.of());
            } else {
                appendCoded(connection, kind.getKey(), kind.getValue());
            }
        }
    }

    /** The ids of artifacts and the names in keys repeat on every row: numbers are appended, and the database puts the texts in. */
    private static void appendCoded(Connection connection, ArtifactSchema schema, List<Artifact> artifacts) throws SQLException {
        Map<String, Map<String, Integer>> codes = new LinkedHashMap<>();
        codes.put(ID, new LinkedHashMap<>());
        schema.columns().stream().filter(ArtifactRows::isCoded).forEach(column -> codes.put(column.name(), new LinkedHashMap<>()));
        String numbers = codes.keySet().stream().map(name -> "0 AS " + name).collect(Collectors.joining(", ", " REPLACE (", ")"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE coded AS SELECT *" + numbers + " FROM main." + schema.table() + " LIMIT 0");
            append(connection, "temp", "coded", artifacts, codes);
            String texts = codes.keySet().stream().map(name -> codes.get(name).keySet().stream().map(Rows::literal)
                    .collect(Collectors.joining(", ", "([", "])[" + name + "] AS " + name)))
                    .collect(Collectors.joining(", ", " REPLACE (", ")"));
            statement.execute("INSERT INTO main." + schema.table() + " SELECT *" + texts + " FROM temp.main.coded; DROP TABLE temp.main.coded");
        }
    }

    private static boolean isCoded(ArtifactColumn column) {
        return column.key() && column.type() == ColumnType.TEXT;
    }

    private static void append(Connection connection, String catalog, String name, List<Artifact> artifacts,
            Map<String, Map<String, Integer>> codes) throws SQLException {
        for (Artifact artifact : artifacts) {
            ArtifactTable table = artifact.table();
            int[] source = table.schema().columns().stream().mapToInt(table.present()::indexOf).toArray();
            List<Map<String, Integer>> coded = table.schema().columns().stream().map(column -> codes.get(column.name())).toList();
            int most = codes.isEmpty() ? APPENDER_ROWS : table.rows(); // the table of numbers has no CHECK
            for (int from = 0; from < table.rows(); from += most) {
                try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender(catalog, "main", name)) {
                    AppendedCells cells = new AppendedCells(appender, false);
                    for (int row = from; row < Math.min(from + most, table.rows()); row++) {
                        appender.beginRow();
                        put(artifact.id(), codes.get(ID), cells);
                        for (int c = 0; c < source.length; c++) {
                            if (source[c] < 0) {
                                cells.putNull();
                            } else if (coded.get(c) == null) {
                                table.put(row, source[c], cells);
                            } else {
                                put(table.textAt(row, source[c]), coded.get(c), cells);
                            }
                        }
                        appender.endRow();
                    }
                    appender.flush(); // without it close() would swallow a constraint's error and COMMIT would lose everything
                }
            }
        }
    }

    private static void put(String text, Map<String, Integer> codes, AppendedCells cells) throws SQLException {
        if (codes == null) {
            cells.put(ColumnType.TEXT, text);
        } else {
            cells.put(ColumnType.INTEGER, codes.computeIfAbsent(text, next -> codes.size() + 1));
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
            boolean coded = isCoded(column);
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
