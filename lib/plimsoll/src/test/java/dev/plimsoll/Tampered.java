package dev.plimsoll;

import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes stored rows behind our back, through plain JDBC and with the triggers dropped. */
final class Tampered {

    /** A cell that was changed. */
    record Cell(String artifactId, String kind, String rowKey, String column, long row) {
    }

    private Tampered() {
    }

    /** Runs a statement on a table that has no triggers any more. */
    static void run(Path file, String table, String sql) throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            dropTriggers(connection, table);
            Stores.execute(connection, sql);
        }
    }

    private static void dropTriggers(Connection connection, String table) throws SQLException {
        for (List<Object> trigger : Stores.rows(connection, "SELECT trigger_name FROM duckdb_triggers() WHERE table_name = '" + table + "'")) {
            Stores.execute(connection, "DROP TRIGGER " + trigger.get(0) + " ON " + table);
        }
    }

    /** One cell of each artifact that runs have in a role, in its last row with a value. An output that is an input to one of them is left. */
    static List<Cell> oneCellOfEach(Path file, List<String> runIds, String role) throws SQLException {
        String runs = runIds.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
        List<Cell> cells = new ArrayList<>();
        try (Connection connection = Stores.connect(file)) {
            for (List<Object> artifact : Stores.rows(connection, "SELECT DISTINCT a.artifact_id, a.kind, s.table_name, a.columns, s.columns "
                    + "FROM run_artifact JOIN artifact AS a USING (artifact_id) JOIN artifact_schema AS s USING (kind) WHERE run_id IN " + runs
                    + " AND role = '" + role + "' AND row_count > 0 AND (role = 'input' OR artifact_id NOT IN (SELECT artifact_id FROM "
                    + "run_artifact WHERE run_id IN " + runs + " AND role = 'input')) ORDER BY ALL")) {
                dropTriggers(connection, (String) artifact.get(2));
                cells.add(change(connection, (String) artifact.get(0), (String) artifact.get(1), (String) artifact.get(2),
                        List.of(((String) artifact.get(3)).split(",")), (String) artifact.get(4)));
            }
        }
        return cells;
    }

    private static Cell change(Connection connection, String id, String kind, String table, List<String> present,
            String definition) throws SQLException {
        List<String> keys = new ArrayList<>();
        List<String[]> others = new ArrayList<>();
        for (String column : definition.split(",")) {
            String name = column.replaceAll("[*?:].*", "");
            if (column.contains("*")) {
                keys.add(name);
            } else if (present.contains(name)) {
                others.add(0, new String[] {name, column});
            }
        }
        for (String[] other : others) {
            String where = " WHERE artifact_id = '" + id + "' AND " + other[0] + " IS NOT NULL ORDER BY "
                    + keys.stream().map(key -> key + " DESC").collect(Collectors.joining(", ")) + " LIMIT 1";
            List<List<Object>> row = Stores.rows(connection, "SELECT rowid, " + keys.stream().map(key -> "'" + key + "=' || " + key)
                    .collect(Collectors.joining(" || ', ' || ")) + " FROM " + table + where);
            if (!row.isEmpty() && set(connection, table, other[0], other[1], row.get(0).get(0))) {
                long before = (Long) Stores.rows(connection, "SELECT count(*) FROM " + table + " WHERE artifact_id = '" + id + "' AND ("
                        + String.join(", ", keys) + ") < (SELECT (" + String.join(", ", keys) + ") FROM " + table + " WHERE rowid = "
                        + row.get(0).get(0) + ")").get(0).get(0);
                return new Cell(id, kind, (String) row.get(0).get(1), other[0], before);
            }
        }
        throw new IllegalStateException("No column of " + table + " could be changed");
    }

    /** The smallest change that the table's CHECKs let through. */
    private static boolean set(Connection connection, String table, String column, String definition, Object rowid) throws SQLException {
        List<String> values = definition.contains("DOUBLE") ? List.of(column + " * (1 - 4e-16) + CASE WHEN " + column + " = 0 THEN 1e-300 ELSE 0 END")
                : definition.contains("DECIMAL") || definition.contains("INTEGER") ? List.of(column + " + 1", column + " - 1")
                : definition.contains("BOOLEAN") ? List.of("NOT " + column)
                : definition.contains("ENUM") ? List.of("CASE WHEN " + column + " = enum_range(" + column + ")[1] THEN enum_range(" + column
                        + ")[2] ELSE enum_range(" + column + ")[1] END")
                : List.of(column + " || '!'");
        for (String value : values) {
            try {
                Stores.execute(connection, "UPDATE " + table + " SET " + column + " = " + value + " WHERE rowid = " + rowid);
                return true;
            } catch (SQLException e) {
                if (!String.valueOf(e.getMessage()).contains("CHECK")) {
                    throw e;
                }
            }
        }
        return false;
    }
}
