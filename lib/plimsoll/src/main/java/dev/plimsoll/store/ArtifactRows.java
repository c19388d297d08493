package dev.plimsoll.store;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.ColumnType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows of artifacts to and from their tables, for every kind alike, driven by {@link ArtifactSchema}. */
final class ArtifactRows {

    /**
     * Rows of one appender. A second chunk of an appender leaves bytes of the first behind short texts, so that a CHECK sees none of the
     * labels it lists; a new appender has a new chunk.
     */
    private static final int APPENDER_ROWS = 2048;

    private ArtifactRows() {
    }

    /** Appends all rows inside the caller's open transaction. */
    static void append(Connection connection, Artifact artifact) throws SQLException {
        for (int from = 0; from < artifact.table().rows(); from += APPENDER_ROWS) {
            append(connection, artifact, from, Math.min(from + APPENDER_ROWS, artifact.table().rows()));
        }
    }

    private static void append(Connection connection, Artifact artifact, int from, int to) throws SQLException {
        ArtifactTable table = artifact.table();
        List<ArtifactColumn> columns = table.schema().columns();
        int[] source = new int[columns.size()];
        for (int c = 0; c < source.length; c++) {
            source[c] = table.present().indexOf(columns.get(c));
        }
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", table.schema().table())) {
            for (int row = from; row < to; row++) {
                appender.beginRow().append(artifact.id());
                for (int c = 0; c < source.length; c++) {
                    if (source[c] < 0 || table.isNull(row, source[c])) {
                        appender.appendNull();
                    } else {
                        appendCell(appender, table, row, source[c], columns.get(c).type());
                    }
                }
                appender.endRow();
            }
            appender.flush(); // without it close() would swallow a constraint's error and COMMIT would lose everything
        }
    }

    private static void appendCell(DuckDBAppender appender, ArtifactTable table, int row, int column, ColumnType type)
            throws SQLException {
        switch (type) {
            case DOUBLE -> appender.append(table.doubleAt(row, column));
            case INTEGER -> appender.append(Math.toIntExact(table.longAt(row, column)));
            case DATE -> appender.appendEpochDays(Math.toIntExact(table.longAt(row, column)));
            case TEXT, ENUM -> appender.append(table.textAt(row, column));
            case TIMESTAMPTZ -> appender.appendEpochMicros(table.longAt(row, column));
            case BOOLEAN -> appender.append((boolean) table.cell(row, column));
            case DECIMAL -> appender.append(table.decimalAt(row, column).setScale(ColumnType.DECIMAL_SCALE)); // the appender pads nothing
            default -> throw new IllegalStateException(type.toString());
        }
    }

    static long count(Connection connection, Artifact artifact) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT count(*) FROM main." + artifact.table().schema().table() + " WHERE artifact_id = ?")) {
            query.setString(1, artifact.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Reads an artifact's rows back, in key order, with just the columns it was stored with. */
    static ArtifactTable read(Connection connection, String artifactId, ArtifactSchema schema, String presentNames, long rowCount)
            throws SQLException {
        return read(connection, artifactId, schema, presentNames, rowCount, "");
    }

    /** As {@link #read} of those rows only that a QUALIFY leaves. */
    static ArtifactTable read(Connection connection, String artifactId, ArtifactSchema schema, String presentNames, long rowCount,
            String qualify) throws SQLException {
        List<ArtifactColumn> present = schema.select(presentNames);
        Map<String, Object> arrays = new LinkedHashMap<>();
        int rows = Math.toIntExact(rowCount);
        for (ArtifactColumn column : present) {
            arrays.put(column.name(), switch (column.type()) {
                case DOUBLE -> new double[rows];
                case INTEGER, DATE, TIMESTAMPTZ -> new long[rows];
                case TEXT, ENUM -> new String[rows];
                case BOOLEAN -> new Boolean[rows];
                case DECIMAL -> new BigDecimal[rows];
            });
        }
        NamedRows named = NamedRows.of(schema, present, qualify);
        Map<String, String[]> names = named.names(connection, artifactId);
        try (PreparedStatement query = connection.prepareStatement(named.query())) {
            query.setString(1, artifactId);
            try (ResultSet result = query.executeQuery()) {
                int row = 0;
                while (result.next()) {
                    if (row == rows) {
                        throw damaged(artifactId, schema, "more than " + rows);
                    }
                    int c = 1;
                    for (ArtifactColumn column : present) {
                        readCell(result, c++, column, names.get(column.name()), arrays.get(column.name()), row);
                    }
                    row++;
                }
                if (row != rows) {
                    throw damaged(artifactId, schema, row + " instead of " + rows);
                }
            }
        }
        return ArtifactTable.of(schema, arrays);
    }

    /** Names of the key columns. */
    static String keys(ArtifactSchema schema) {
        return schema.columns().stream().filter(ArtifactColumn::key).map(ArtifactColumn::name).collect(Collectors.joining(", "));
    }

    private static void readCell(ResultSet result, int c, ArtifactColumn column, String[] names, Object array, int row)
            throws SQLException {
        switch (column.type()) {
            case DOUBLE -> {
                double value = result.getDouble(c);
                ((double[]) array)[row] = result.wasNull() ? Double.NaN : value;
            }
            case INTEGER, DATE, TIMESTAMPTZ -> {
                long value = result.getLong(c);
                ((long[]) array)[row] = result.wasNull() ? ArtifactTable.NULL_INTEGER : value;
            }
            case TEXT, ENUM -> {
                if (names == null) {
                    ((String[]) array)[row] = result.getString(c);
                } else {
                    int number = result.getInt(c);
                    ((String[]) array)[row] = result.wasNull() ? null : names[number];
                }
            }
            case BOOLEAN -> {
                boolean value = result.getBoolean(c);
                ((Boolean[]) array)[row] = result.wasNull() ? null : (Boolean) value;
            }
            case DECIMAL -> ((BigDecimal[]) array)[row] = result.getBigDecimal(c);
            default -> throw new IllegalStateException(column.toString());
        }
    }

    private static StoreException damaged(String artifactId, ArtifactSchema schema, String found) {
        return new StoreException("Artifact " + artifactId + " in table " + schema.table() + " has " + found
                + " rows: the store was changed outside Plimsoll. Restore it from a copy.");
    }
}
