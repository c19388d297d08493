package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units of a result's columns, from the comments on the store's own columns. A query's result does not say where a column comes from, so
 * it goes by the name; a name that stands for several units has none here.
 */
final class ColumnUnits {

    private static final Pattern UNIT = Pattern.compile("Unit: ([^,;.(]+)");
    /** Units that a reader of the column's name and values learns nothing from. */
    private static final Pattern PLAIN = Pattern.compile("(none|SHA-256|calendar day|count|whole number|instant|as ).*");
    private static final String NONE = "";

    /** Comments come with this library's scripts, so they are read once a process. */
    private static volatile Map<String, String> known;

    private ColumnUnits() {
    }

    static List<String> of(Connection connection, List<String> columns) throws SQLException {
        Map<String, String> units = known;
        if (units == null) {
            units = read(connection);
            known = units.isEmpty() ? null : units;
        }
        Map<String, String> found = units;
        return columns.stream().map(column -> found.getOrDefault(column, NONE)).toList();
    }

    private static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> units = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT column_name, comment FROM duckdb_columns() "
                        + "WHERE comment LIKE '%Unit: %'")) {
            while (rows.next()) {
                Matcher unit = UNIT.matcher(rows.getString(2));
                if (unit.find()) {
                    String found = unit.group(1).strip();
                    String text = PLAIN.matcher(found).matches() ? NONE : found;
                    units.merge(rows.getString(1), text, (a, b) -> a.equals(b) ? a : NONE);
                }
            }
        }
        return units;
    }
}
