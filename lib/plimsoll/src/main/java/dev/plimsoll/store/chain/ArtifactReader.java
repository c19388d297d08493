package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.artifact.CanonicalCells;
import dev.plimsoll.store.artifact.ColumnType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads rows of one data table in the form they are hashed in. Labels come as their numbers, as a text for each cell would take most of
 * the time; functions are named in full, as a macro in the file could answer in their place.
 */
final class ArtifactReader {

    private final ArtifactSchema schema;
    private final List<String[]> labels = new ArrayList<>();

    ArtifactReader(Connection connection, ArtifactSchema schema) throws SQLException {
        this.schema = schema;
        List<String> ranges = schema.columns().stream().filter(column -> column.type() == ColumnType.ENUM)
                .map(column -> "system.main.enum_range(system.main.min(\"" + column.name() + "\"))").toList();
        Iterator<String[]> read = ranges.isEmpty() ? Collections.emptyIterator() : labels(connection, ranges).iterator();
        schema.columns().forEach(column -> labels.add(column.type() == ColumnType.ENUM ? read.next() : null));
    }

    /** One query for all columns, as each costs as much as reading a small table. */
    private List<String[]> labels(Connection connection, List<String> ranges) throws SQLException {
        try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("SELECT " + String.join(", ", ranges)
                + " FROM (FROM main.\"" + schema.table() + "\" LIMIT 0)")) {
            row.next();
            List<String[]> found = new ArrayList<>();
            for (int c = 1; c <= ranges.size(); c++) {
                Object[] texts = (Object[]) row.getArray(c).getArray();
                found.add(Arrays.copyOf(texts, texts.length, String[].class));
            }
            return found;
        }
    }

    /** What a query must select, from the second column on. */
    String selected() {
        return schema.columns().stream().map(ArtifactReader::selected).collect(Collectors.joining(", "));
    }

    private static String selected(ArtifactColumn column) {
        String name = "\"" + column.name() + "\"";
        return switch (column.type()) {
            case DATE -> "(" + name + " - DATE '1970-01-01')";
            case TIMESTAMPTZ -> "system.main.epoch_us(" + name + ")";
            case ENUM -> "system.main.enum_code(" + name + ")";
            default -> name;
        };
    }

    /** The order of the encoding: labels by their text. */
    String keyOrder() {
        return schema.columns().stream().filter(ArtifactColumn::key).map(column -> column.type() == ColumnType.ENUM
                ? "CAST(\"" + column.name() + "\" AS VARCHAR)" : "\"" + column.name() + "\"").collect(Collectors.joining(", "));
    }

    /** Puts the present cells of the row a result stands on; answers the first column that should be absent and is not NULL. */
    String put(ResultSet row, Set<String> present, CanonicalCells cells) throws SQLException {
        String filled = null;
        List<ArtifactColumn> columns = schema.columns();
        boolean all = present.size() == columns.size();
        for (int c = 0; c < columns.size(); c++) {
            ArtifactColumn column = columns.get(c);
            if (all || present.contains(column.name())) {
                put(row, c + 2, column.type(), labels.get(c), cells);
            } else if (filled == null && row.getObject(c + 2) != null) {
                filled = column.name();
            }
        }
        return filled;
    }

    private static void put(ResultSet row, int c, ColumnType type, String[] labels, CanonicalCells cells) throws SQLException {
        switch (type) {
            case ENUM -> {
                int value = row.getInt(c);
                StoredCells.putText(row.wasNull() ? null : labels[value], type, cells);
            }
            case DECIMAL -> StoredCells.putText(plain(row.getBigDecimal(c)), type, cells);
            default -> StoredCells.put(row, c, type, cells);
        }
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The key of a row as text, such as {@code date=2024-01-02 asset=A}. */
    String key(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        List<ArtifactColumn> columns = schema.columns();
        for (int c = 0; c < columns.size() && columns.get(c).key(); c++) {
            Object value = switch (columns.get(c).type()) {
                case DATE -> LocalDate.ofEpochDay(row.getLong(c + 2));
                case ENUM -> labels.get(c)[row.getInt(c + 2)];
                default -> row.getObject(c + 2);
            };
            parts.add(columns.get(c).name() + "=" + value);
        }
        return String.join(" ", parts);
    }
}
