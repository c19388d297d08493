package dev.plimsoll.store;

import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Edits, deletions, insertions and swaps of rows, in any table, through plain JDBC. */
final class RowTamperings {

    /** Column that says which subject a row is about, by table. */
    static final Map<String, String> SUBJECTS = Map.ofEntries(Map.entry("run", "run"), Map.entry("run_outcome", "run"),
            Map.entry("run_parent", "run"), Map.entry("run_environment", "run"), Map.entry("run_config", "run"),
            Map.entry("run_warning", "run"), Map.entry("run_artifact", "run"), Map.entry("artifact_input", "run"),
            Map.entry("import_check", "run"), Map.entry("audit_record", "audit"), Map.entry("audit_figure", "audit"),
            Map.entry("validation_finding", "audit"), Map.entry("validation_evidence", "audit"), Map.entry("alert", "audit"),
            Map.entry("sign_off", "sign_off"), Map.entry("promotion", "promotion"), Map.entry("replay_receipt", "replay"),
            Map.entry("replay_artifact", "replay"), Map.entry("lookahead_certificate", "lookahead"),
            Map.entry("lookahead_check", "lookahead"), Map.entry("incident", "incident"), Map.entry("schema_version", "migration"),
            Map.entry("view_set", "views"), Map.entry("sweep", "sweep"), Map.entry("sweep_task", "sweep"),
            Map.entry("sweep_batch", "sweep_batch"), Map.entry("sweep_result", "sweep_batch"));

    enum Kind { EDIT, DELETE, INSERT, SWAP }

    private record Column(String name, String type) {
    }

    private final Connection connection;
    private final SplittableRandom random;

    RowTamperings(Connection connection, SplittableRandom random) {
        this.connection = connection;
        this.random = random;
    }

    static List<String> tables() {
        List<String> tables = new ArrayList<>(SUBJECTS.keySet());
        ArtifactSchema.all().forEach(schema -> tables.add(schema.table()));
        tables.addAll(List.of("artifact", "artifact_block"));
        return tables.stream().sorted().toList();
    }

    /** Does it, or answers empty when the database refuses: a key is referred to, or the table has too few rows. */
    Optional<Tampering> tamper(String table, Kind kind) throws SQLException {
        List<Column> columns = Stores.rows(connection, "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' "
                + "AND table_name = '" + table + "' ORDER BY column_index").stream()
                .map(row -> new Column((String) row.get(0), (String) row.get(1))).toList();
        List<List<Object>> rows = Stores.rows(connection, "SELECT rowid, " + key(table) + ", " + position(table) + ", count(*) OVER (PARTITION BY "
                + key(table) + ") FROM main." + table + " ORDER BY rowid");
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Object> row = rows.get(random.nextInt(rows.size()));
        Stores.execute(connection, "BEGIN");
        boolean done = switch (kind) {
            case EDIT -> edit(table, columns, row);
            case DELETE -> attempt("DELETE FROM main." + table + " WHERE rowid = " + row.get(0));
            case INSERT -> insert(table, columns, row);
            case SWAP -> swap(table, columns, row);
        };
        Stores.execute(connection, done ? "COMMIT" : "ROLLBACK");
        if (!done) {
            return Optional.empty();
        }
        return Optional.of(expected(table, kind, row));
    }

    private static Optional<ArtifactSchema> schema(String table) {
        return ArtifactSchema.all().stream().filter(s -> s.table().equals(table)).findFirst();
    }

    private static String key(String table) {
        return "CAST(" + (SUBJECTS.containsKey(table) ? switch (SUBJECTS.get(table)) {
            case "run" -> "run_id";
            case "audit" -> "audit_id";
            case "migration" -> "version";
            case "views" -> "sha256";
            case "sweep" -> "sweep_id";
            default -> "sequence";
        } : "artifact_id") + " AS VARCHAR)";
    }

    /** Place of a row in its artifact. */
    private static String position(String table) {
        return schema(table).map(schema -> "row_number() OVER (PARTITION BY artifact_id ORDER BY " + keys(schema) + ") - 1")
                .orElse(table.equals("artifact_block") ? "CAST(block AS BIGINT)" : "CAST(0 AS BIGINT)");
    }

    private static String keys(ArtifactSchema schema) {
        return schema.columns().stream().filter(ArtifactColumn::key).map(column -> "CAST(\"" + column.name() + "\" AS VARCHAR)")
                .collect(Collectors.joining(", ")).replace("CAST(\"date\" AS VARCHAR)", "date");
    }

    private Tampering expected(String table, Kind kind, List<Object> row) {
        String key = (String) row.get(1);
        String what = kind + " " + table + " row " + row.get(0) + " of " + key;
        if (SUBJECTS.containsKey(table)) {
            return Tampering.of(what, VerifyCode.ROWS_CHANGED, VerifyCode.NOT_RECORDED).in(table).about(SUBJECTS.get(table) + " "
                    + (kind == Kind.INSERT && !isChild(table) ? inserted(key) : key));
        }
        if (table.equals("artifact")) {
            return Tampering.of(what, VerifyCode.CONTENT_CHANGED, VerifyCode.ARTIFACT_UNUSED);
        }
        Tampering named = Tampering.of(what, VerifyCode.CONTENT_CHANGED, VerifyCode.BLOCK_CHANGED, VerifyCode.COLUMN_FILLED).in(table)
                .artifact(key);
        long position = (Long) row.get(2);
        long rows = (Long) row.get(3);
        if (kind == Kind.INSERT) {
            return named.block((int) (table.equals("artifact_block") ? rows : rows / 64));
        }
        return kind == Kind.SWAP || kind == Kind.EDIT && !table.equals("asset_return_v1") ? named
                : named.block((int) (table.equals("artifact_block") ? position : position / 64));
    }

    private static boolean isChild(String table) {
        return !List.of("run", "audit_record", "sign_off", "promotion", "replay_receipt", "lookahead_certificate", "incident",
                "schema_version", "view_set", "artifact", "sweep", "sweep_batch").contains(table);
    }

    private static String inserted(String key) {
        return key.matches("[0-9]{1,9}") ? String.valueOf(Integer.parseInt(key) + 1000) : key.length() == 64 ? "f".repeat(64) : key + "x";
    }

    private boolean edit(String table, List<Column> columns, List<Object> row) throws SQLException {
        for (int tries = 0; tries < 12; tries++) {
            Column column = columns.get(random.nextInt(columns.size()));
            if (key(table).contains("(" + column.name() + " ")) {
                continue; // moves a row to another subject, which is an insertion and a deletion
            }
            if (attempt("UPDATE main." + table + " SET \"" + column.name() + "\" = " + other(column) + " WHERE rowid = " + row.get(0)
                    + " AND \"" + column.name() + "\" IS DISTINCT FROM " + other(column))) {
                return true;
            }
        }
        return false;
    }

    /** Another value than the one there: the nearest where there is a nearest. */
    private static String other(Column column) {
        String name = "\"" + column.name() + "\"";
        String type = column.type();
        if (type.equals("DOUBLE")) {
            return "coalesce(nextafter(" + name + ", CAST(0.3 AS DOUBLE)), 0.5)";
        }
        if (type.startsWith("ENUM")) {
            return "(CASE WHEN enum_code(" + name + ") = 0 THEN enum_last(" + name + ") ELSE enum_first(" + name + ") END)";
        }
        return switch (type) {
            case "BOOLEAN" -> "NOT coalesce(" + name + ", false)";
            case "INTEGER", "BIGINT" -> "coalesce(" + name + ", 5) + 1";
            case "DATE" -> "CAST(coalesce(" + name + ", DATE '2024-01-01') + INTERVAL 4000 DAY AS DATE)";
            case "TIMESTAMP WITH TIME ZONE" -> name + " + INTERVAL 1 MICROSECOND";
            case "JSON" -> "'{\"x\":1}'";
            case "VARCHAR" -> "CASE WHEN length(" + name + ") = 64 THEN repeat('e', 64) ELSE coalesce(" + name + ", '') || 'x' END";
            default -> name + " + 0.000000000001";
        };
    }

    private boolean insert(String table, List<Column> columns, List<Object> row) throws SQLException {
        List<Column> keys = new ArrayList<>(columns);
        if (isChild(table)) {
            keys.removeIf(column -> key(table).contains("(" + column.name() + " ")); // the same subject or artifact, another row
        }
        boolean named = schema(table).isPresent();
        for (Column column : keys) {
            String bigger = switch (column.type()) {
                case "DATE" -> column.name() + " + 4000";
                case "INTEGER", "BIGINT" -> table.equals("artifact_block") ? column.name() + " + 10" : column.name() + " + 1000";
                case "VARCHAR" -> "CASE WHEN length(" + column.name() + ") = 64 THEN repeat('f', 64) ELSE " + column.name() + " || 'x' END";
                default -> null;
            };
            if (bigger == null || named && schema(table).get().indexOf(column.name()) >= 0
                    && !schema(table).get().columns().get(schema(table).get().indexOf(column.name())).key()) {
                continue;
            }
            String also = table.equals("audit_record") ? ", sequence + 1000 AS sequence" : "";
            if (attempt("INSERT INTO main." + table + " SELECT * REPLACE (" + bigger + " AS \"" + column.name() + "\"" + also + ") FROM main."
                    + table + " WHERE rowid = " + row.get(0))) {
                return true;
            }
        }
        return false;
    }

    private List<String> keyColumns(String table) throws SQLException {
        List<String> keys = new ArrayList<>(List.of("artifact_id", "run_id", "audit_id", "sequence"));
        schema(table).ifPresent(schema -> schema.columns().stream().filter(ArtifactColumn::key).forEach(c -> keys.add(c.name())));
        Stores.rows(connection, "SELECT unnest(constraint_column_names) FROM duckdb_constraints() WHERE table_name = '" + table
                + "' AND constraint_type = 'PRIMARY KEY'").forEach(row -> keys.add((String) row.get(0)));
        return keys;
    }

    private boolean swap(String table, List<Column> columns, List<Object> row) throws SQLException {
        List<String> keys = keyColumns(table); // rows that exchange their keys may well be the same rows
        for (Column column : columns) {
            if (keys.contains(column.name())) {
                continue;
            }
            String name = "\"" + column.name() + "\"";
            List<List<Object>> partner = Stores.rows(connection, "SELECT b.rowid FROM main." + table + " AS a, main." + table
                    + " AS b WHERE a.rowid = " + row.get(0) + " AND " + key(table).replace("CAST(", "CAST(a.") + " = "
                    + key(table).replace("CAST(", "CAST(b.") + " AND a." + name + " IS DISTINCT FROM b." + name + " ORDER BY b.rowid");
            if (!partner.isEmpty()) {
                Object other = partner.get(random.nextInt(partner.size())).get(0);
                return attempt("UPDATE main." + table + " SET " + name + " = (SELECT o." + name + " FROM main." + table + " AS o WHERE o.rowid = "
                        + "CASE WHEN " + table + ".rowid = " + row.get(0) + " THEN " + other + " ELSE " + row.get(0) + " END) WHERE rowid IN ("
                        + row.get(0) + ", " + other + ")");
            }
        }
        return false;
    }

    /** False when the database refuses or nothing changed. */
    private boolean attempt(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql) > 0;
        } catch (SQLException refused) {
            Stores.execute(connection, "ROLLBACK");
            Stores.execute(connection, "BEGIN");
            return false;
        }
    }
}
