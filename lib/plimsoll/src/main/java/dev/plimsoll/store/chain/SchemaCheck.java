package dev.plimsoll.store.chain;

import dev.plimsoll.store.Rows;
import dev.plimsoll.store.chain.Verification.ReleasedObjects;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares everything that the database knows about its schema with a database made from the released scripts. Functions are named in
 * full: a macro put into the file could otherwise answer in the place of one of DuckDB's own.
 */
final class SchemaCheck {

    private static final String OBJECTS = """
            SELECT 'schema ' || schema_name, coalesce(comment, '') FROM system.main.duckdb_schemas()
                WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT 'type ' || type_name, logical_type || ' ' || coalesce(CAST(labels AS VARCHAR), '') || ' comment ' || coalesce(comment, '')
                FROM system.main.duckdb_types()
                WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT 'table ' || schema_name || '.' || table_name, sql || ' comment ' || coalesce(comment, '')
                FROM system.main.duckdb_tables()
                WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT 'column ' || schema_name || '.' || table_name || '.' || column_name, column_index || ' ' || data_type || ' nullable '
                || is_nullable || ' default ' || coalesce(column_default, '') || ' comment ' || coalesce(comment, '')
                FROM system.main.duckdb_columns() WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT 'constraint of table ' || schema_name || '.' || table_name, string_agg(constraint_type || ' ' || constraint_text, '; '
                ORDER BY constraint_text) FROM system.main.duckdb_constraints() WHERE database_name = current_database() GROUP BY ALL
            UNION ALL
            SELECT 'index ' || schema_name || '.' || index_name, coalesce(sql, '') || ' comment ' || coalesce(comment, '')
                FROM system.main.duckdb_indexes() WHERE database_name = current_database()
            UNION ALL
            SELECT 'sequence ' || schema_name || '.' || sequence_name, coalesce(sql, '') || ' comment ' || coalesce(comment, '')
                FROM system.main.duckdb_sequences() WHERE database_name = current_database()
            UNION ALL
            SELECT 'trigger ' || trigger_name || ' on ' || table_name, sql FROM system.main.duckdb_triggers()
                WHERE database_name = current_database()
            UNION ALL
            SELECT 'view ' || schema_name || '.' || view_name, sql || ' comment ' || coalesce(comment, '') FROM system.main.duckdb_views()
                WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT 'macro ' || schema_name || '.' || function_name, CAST(parameters AS VARCHAR) || ' ' || macro_definition || ' comment '
                || coalesce(comment, '') FROM system.main.duckdb_functions() WHERE NOT internal AND database_name = current_database()
            """.replace("current_database()", "system.main.current_database()").replace("string_agg", "system.main.string_agg");

    private static final int SHOWN = 300;

    private final Map<String, String> expected;
    private final Map<String, String> found;
    private final List<VerifyFinding> findings = new ArrayList<>();

    private SchemaCheck(Map<String, String> expected, Map<String, String> found) {
        this.expected = expected;
        this.found = found;
    }

    /** What differs; with views left out when the file's are of another version. */
    static List<VerifyFinding> findings(Connection connection, ReleasedObjects released, boolean withViews) throws SQLException {
        SchemaCheck check = new SchemaCheck(compared(released.objects(), withViews), compared(objects(connection), withViews));
        check.compare();
        check.compareDefinitions(connection, released.kinds());
        return check.findings;
    }

    private static Map<String, String> compared(Map<String, String> objects, boolean withViews) {
        Map<String, String> compared = new TreeMap<>(objects);
        if (!withViews) {
            compared.keySet().removeIf(object -> object.startsWith("view ") || object.startsWith("macro ")
                    || object.startsWith("column audit."));
        }
        return compared;
    }

    /** Every object of a database with all that makes it. */
    static Map<String, String> objects(Connection connection) throws SQLException {
        Map<String, String> objects = new TreeMap<>();
        Rows.each(connection, OBJECTS, row -> {
            // With one part NULL all of it is, and equal to any other: a fault of the query above.
            String definition = Objects.requireNonNull(row.getString(2), row.getString(1));
            objects.merge(row.getString(1), definition, (one, other) -> one + "\n" + other); // overloads of a macro
        });
        return objects;
    }

    private void compare() {
        expected.forEach((object, definition) -> {
            String there = found.get(object);
            if (there == null) {
                if (!isOf(object, o -> !found.containsKey(o))) {
                    findings.add(VerifyFinding.object(VerifyCode.OBJECT_MISSING, object, shown(definition), "nothing"));
                }
            } else if (!there.equals(definition)) {
                findings.add(VerifyFinding.object(VerifyCode.OBJECT_CHANGED, object, shown(definition, there), shown(there, definition)));
            }
        });
        found.forEach((object, definition) -> {
            if (!expected.containsKey(object) && !isOf(object, o -> !expected.containsKey(o))) {
                findings.add(VerifyFinding.object(VerifyCode.OBJECT_ADDED, object, "nothing", shown(definition)));
            }
        });
    }

    /** Whether an object is part of a table or view that lacks as a whole, which is said once. */
    private static boolean isOf(String object, Predicate<String> lacks) {
        if (!object.startsWith("column ") && !object.startsWith("constraint of table ")) {
            return false;
        }
        String name = object.startsWith("column ") ? object.substring("column ".length(), object.lastIndexOf('.'))
                : object.substring("constraint of table ".length());
        return lacks.test("table " + name) && lacks.test("view " + name);
    }

    private static String shown(String definition) {
        return shown(definition, "");
    }

    /** A definition, from a little before the first difference when it is long. */
    private static String shown(String definition, String other) {
        int same = 0;
        while (same < Math.min(definition.length(), other.length()) && definition.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = Math.max(0, Math.min(same - SHOWN / 4, definition.length() - SHOWN));
        String part = definition.substring(from, Math.min(definition.length(), from + SHOWN));
        return (from > 0 ? "…" : "") + part.replace('\n', ' ') + (from + SHOWN < definition.length() ? "…" : "");
    }

    /** Rows that scripts, not runs, put there. */
    private void compareDefinitions(Connection connection, Map<String, String> kinds) throws SQLException {
        if (!found.containsKey("table main.artifact_schema") || !found.containsKey("table main.append_only_guard")) {
            return; // said already
        }
        Map<String, String> there = kinds(connection);
        kinds.forEach((kind, definition) -> {
            if (!definition.equals(there.get(kind))) {
                findings.add(VerifyFinding.object(VerifyCode.DEFINITION_CHANGED, "table main.artifact_schema, " + kind, definition,
                        there.getOrDefault(kind, "nothing")));
            }
        });
        there.forEach((kind, definition) -> {
            if (!kinds.containsKey(kind)) {
                findings.add(VerifyFinding.object(VerifyCode.DEFINITION_CHANGED, "table main.artifact_schema, " + kind, "nothing",
                        definition));
            }
        });
        long guarded = Rows.first(connection, "SELECT system.main.count(*) FROM main.append_only_guard", row -> row.getLong(1))
                .orElseThrow();
        if (guarded > 0) {
            findings.add(VerifyFinding.object(VerifyCode.DEFINITION_CHANGED, "table main.append_only_guard", "no rows, ever",
                    guarded + " rows"));
        }
    }

    /** The kinds of artifacts that a database has tables for. */
    static Map<String, String> kinds(Connection connection) throws SQLException {
        Map<String, String> kinds = new TreeMap<>();
        Rows.each(connection, "SELECT kind, version, table_name, columns, definition_sha256, CAST(frozen_on AS VARCHAR) "
                + "FROM main.artifact_schema", row -> kinds.put(kind(row.getString(1), row.getInt(2)), "table " + row.getString(3) + ", columns "
                        + row.getString(4) + ", hash " + row.getString(5) + ", frozen on " + row.getString(6)));
        return kinds;
    }

    static String kind(String kind, int version) {
        return "kind " + kind + " version " + version;
    }
}
