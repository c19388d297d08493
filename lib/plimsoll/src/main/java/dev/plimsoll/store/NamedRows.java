package dev.plimsoll.store;

import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.artifact.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A query for the rows of an artifact in which the names in the key, of assets or sleeves, come as numbers: they repeat on every day, and
 * the driver makes a text for each cell, which takes longer than all the rest.
 *
 * @param cells selects the artifact's cells, the artifact's id being the one parameter
 * @param query selects the rows in key order
 * @param named the columns that come as numbers
 */
record NamedRows(String cells, String query, List<String> named) {

    static NamedRows of(ArtifactSchema schema, List<ArtifactColumn> present, String qualify) {
        String cells = "SELECT " + String.join(", ", present.stream().map(ArtifactColumn::name).toList()) + " FROM main." + schema.table()
                + " WHERE artifact_id = ? " + qualify;
        List<String> named = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        List<String> order = new ArrayList<>();
        StringBuilder from = new StringBuilder("cell");
        for (ArtifactColumn column : present) {
            String name = column.name();
            boolean coded = column.key() && column.type() == ColumnType.TEXT;
            if (coded) {
                named.add(name);
                from.append(" JOIN (SELECT text, row_number() OVER (ORDER BY text) - 1 AS number FROM (SELECT DISTINCT ").append(name)
                        .append(" AS text FROM cell)) AS named_").append(name).append(" ON named_").append(name).append(".text = cell.").append(name);
            }
            selected.add(coded ? "named_" + name + ".number" : selected(column));
            if (column.key()) {
                order.add(coded ? "named_" + name + ".number" : "cell." + name);
            }
        }
        return new NamedRows(cells, "WITH cell AS (" + cells + ") SELECT " + String.join(", ", selected) + " FROM " + from + " ORDER BY "
                + String.join(", ", order), List.copyOf(named));
    }

    /** An instant as a number: the driver's own instants are an hour off on days when clocks change. A day as one, as it is quicker. */
    private static String selected(ArtifactColumn column) {
        return switch (column.type()) {
            case TIMESTAMPTZ -> "epoch_us(cell." + column.name() + ")";
            case DATE -> "cell." + column.name() + " - DATE '1970-01-01'";
            default -> "cell." + column.name();
        };
    }

    /** What the numbers of each column stand for. */
    Map<String, String[]> names(Connection connection, String artifactId) throws SQLException {
        Map<String, String[]> names = new LinkedHashMap<>();
        for (String column : named) {
            try (PreparedStatement query = connection.prepareStatement("SELECT DISTINCT " + column + " FROM (" + cells + ") ORDER BY 1")) {
                query.setString(1, artifactId);
                try (ResultSet row = query.executeQuery()) {
                    List<String> found = new ArrayList<>();
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                    names.put(column, found.toArray(String[]::new));
                }
            }
        }
        return names;
    }
}
