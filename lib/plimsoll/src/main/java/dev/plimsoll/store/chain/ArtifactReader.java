package dev.plimsoll.store.chain;

import static java.util.stream.Collectors.joining;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.identity.CanonicalCells;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ColumnType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

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
                .map(column -> "system.main.enum_range(system.main.min(" + quoted(column) + "))").toList();
        Iterator<String[]> read = ranges.isEmpty() ? Collections.emptyIterator() : labels(connection, ranges).iterator();
        schema.columns().forEach(column -> labels.add(column.type() == ColumnType.ENUM ? read.next() : null));
    }

    /** One query for all columns, as each costs as much as reading a small table. */
    private List<String[]> labels(Connection connection, List<String> ranges) throws SQLException {
        String sql = "SELECT " + String.join(", ", ranges) + " FROM (FROM main.\"" + schema.table() + "\" LIMIT 0)";
        return Rows.first(connection, sql, row -> {
            List<String[]> found = new ArrayList<>();
            for (int c = 1; c <= ranges.size(); c++) {
                Object[] texts = (Object[]) row.getArray(c).getArray();
                found.add(Arrays.copyOf(texts, texts.length, String[].class));
            }
            return found;
        }).orElseThrow();
    }

    /** What a query must select, from the second column on. */
    String selected() {
        return schema.columns().stream().map(column -> column.type() == ColumnType.ENUM ? "system.main.enum_code(" + quoted(column) + ")"
                : column.type().selected(quoted(column))).collect(joining(", "));
    }

    /** The order of the encoding: labels by their text. */
    String keyOrder() {
        return schema.columns().stream().filter(ArtifactColumn::key).map(column -> column.type() == ColumnType.ENUM
                ? "CAST(" + quoted(column) + " AS VARCHAR)" : quoted(column)).collect(joining(", "));
    }

    private static String quoted(ArtifactColumn column) {
        return "\"" + column.name() + "\"";
    }

    /** Puts the present cells of the row a result stands on; answers the first column that should be absent and is not NULL. */
    String put(ResultSet row, List<ArtifactColumn> present, CanonicalCells cells) throws SQLException {
        String filled = null;
        int next = 0;
        for (int c = 0; c < schema.columns().size(); c++) {
            ArtifactColumn column = schema.columns().get(c);
            if (next < present.size() && present.get(next) == column) {
                column.type().put(row, c + 2, labels.get(c), cells);
                next++;
            } else if (filled == null && row.getObject(c + 2) != null) {
                filled = column.name();
            }
        }
        return filled;
    }

    /** The key of a row as text, such as {@code date=2024-01-02 asset=A}. */
    String key(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int c = 0; schema.columns().get(c).key(); c++) {
            ColumnType type = schema.columns().get(c).type();
            parts.add(schema.columns().get(c).name() + "=" + (type == ColumnType.DATE ? LocalDate.ofEpochDay(row.getLong(c + 2))
                    : type == ColumnType.ENUM ? labels.get(c)[row.getInt(c + 2)] : row.getObject(c + 2)));
        }
        return String.join(" ", parts);
    }
}
