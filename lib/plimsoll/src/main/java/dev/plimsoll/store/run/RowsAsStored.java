package dev.plimsoll.store.run;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Rows of an artifact as they stand in its table now, whatever they are: they may have been changed behind our back, and that is to be
 * told, not to be stumbled over.
 *
 * @param artifact as the catalogue has it
 * @param found the rows that can be read as a table of its kind, each key once, with their hash; empty when not even that can be
 * @param surplus what the table cannot show: rows whose key is there already, and values in columns that the artifact does not have
 * @param blockHashes hash of each block as recorded; none where the rows are what was recorded
 */
public record RowsAsStored(StoredArtifact artifact, Optional<Artifact> found, List<CellDifference> surplus, List<String> blockHashes) {

    public RowsAsStored {
        surplus = List.copyOf(surplus);
        blockHashes = List.copyOf(blockHashes);
    }

    /**
     * Whether these are the rows that were recorded.
     *
     * @return true when they have the artifact's content hash
     */
    public boolean isIntact() {
        return surplus.isEmpty() && found.isPresent() && found.get().id().equals(artifact.artifactId());
    }

    /**
     * The rows.
     *
     * @return those that can be read as a table of their kind
     */
    public Optional<ArtifactTable> table() {
        return found.map(Artifact::table);
    }

    /**
     * What is wrong with the rows, for a message.
     *
     * @return role, kind, id and what is there instead, without a full stop
     */
    public String damage() {
        return artifact.role() + " " + artifact.kind() + " (artifact " + artifact.artifactId() + "): its rows now have content hash "
                + found.map(Artifact::id).orElse("none") + (surplus.isEmpty() ? found.map(this::block).orElse("")
                        : ", and there is more than it had, first at " + surplus.get(0).rowKey()
                        + surplus.get(0).column().map(column -> ", column " + column).orElse(", twice"));
    }

    private String block(Artifact rows) {
        int block = Arrays.mismatch(rows.blockHashes().toArray(), blockHashes.toArray());
        return block < 0 ? "" : ", first in block " + block + " (rows " + (block * Artifact.BLOCK_ROWS + 1) + " to "
                + (block + 1) * Artifact.BLOCK_ROWS + ")";
    }

    /** The same rows as another run has them. */
    public RowsAsStored of(StoredArtifact other) {
        return new RowsAsStored(other, found, surplus, blockHashes);
    }

    public static RowsAsStored read(Connection connection, StoredArtifact artifact) throws SQLException {
        ArtifactSchema schema = ArtifactSchema.of(artifact.kind(), artifact.schemaVersion());
        String from = " FROM main." + schema.table() + " WHERE artifact_id = ?";
        String id = artifact.artifactId();
        List<String> absent = schema.columns().stream().filter(column -> !schema.select(artifact.columns()).contains(column))
                .map(ArtifactColumn::name).toList();
        if (absent.isEmpty() || Rows.first(connection, "SELECT 1" + from + absent.stream().map(column -> column + " IS NOT NULL")
                .collect(Collectors.joining(" OR ", " AND (", ") LIMIT 1")), row -> true, id).isEmpty()) {
            RowsAsStored rows = new RowsAsStored(artifact, rows(connection, artifact, schema, artifact.rows(), ""), List.of(), List.of());
            if (rows.isIntact()) {
                return rows;
            }
        }
        String keys = ArtifactRows.keys(schema);
        String window = " QUALIFY row_number() OVER (PARTITION BY " + keys + ") = ";
        List<CellDifference> surplus = new ArrayList<>(cells(connection, schema, Optional.empty(), from + window + 2, id));
        long distinct = Rows.first(connection, "SELECT count(DISTINCT row(" + keys + "))" + from, row -> row.getLong(1), id).orElseThrow();
        Optional<Artifact> found = rows(connection, artifact, schema, distinct, surplus.isEmpty() ? "" : window + 1);
        for (String column : absent) {
            surplus.addAll(cells(connection, schema, Optional.of(column), from + " AND " + column + " IS NOT NULL", id));
        }
        return new RowsAsStored(artifact, found, surplus, Rows.list(connection, "SELECT sha256 FROM main.artifact_block "
                + "WHERE artifact_id = ? ORDER BY block", row -> row.getString(1), id));
    }

    private static Optional<Artifact> rows(Connection connection, StoredArtifact artifact, ArtifactSchema schema, long rows,
            String qualify) throws SQLException {
        try {
            return Optional.of(Artifact.of(ArtifactRows.read(connection, artifact.artifactId(), schema, artifact.columns(), rows,
                    qualify)));
        } catch (StoreException e) {
            return Optional.empty(); // infinity, a key that is NULL: nothing that our constraints let in
        }
    }

    private static List<CellDifference> cells(Connection connection, ArtifactSchema schema, Optional<String> column, String from,
            String artifactId) throws SQLException {
        List<ArtifactColumn> keys = schema.columns().stream().filter(ArtifactColumn::key).toList();
        String key = keys.stream().map(k -> "'" + k.name() + "=', " + k.name()).collect(Collectors.joining(", ', ', ", "concat(", ")"));
        String day = keys.stream().filter(k -> k.type() == ColumnType.DATE).map(ArtifactColumn::name).findFirst().orElse("NULL");
        return Rows.list(connection, "SELECT CAST(" + column.orElse("NULL") + " AS VARCHAR), " + key + ", CAST(" + day + " AS VARCHAR)"
                + from + " ORDER BY " + ArtifactRows.keys(schema), row -> new CellDifference(Optional.ofNullable(row.getString(3))
                        .map(LocalDate::parse), row.getString(2), column, Optional.ofNullable(row.getString(1)), Optional.empty(),
                        OptionalDouble.empty()), artifactId);
    }
}
