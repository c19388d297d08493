package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.Verification.ReleasedObjects;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.schema.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares everything that the database knows about its schema with a database made from the released scripts. Functions are named in
 * full: a macro put into the file could otherwise answer in the place of one of DuckDB's own.
 */
record SchemaCheck(Map<String, String> expected, Map<String, String> found, Findings findings) {

    private static final String OBJECTS = Migrator.text("store/schema_objects.sql");

    private static final int SHOWN = 300;
    private static final String NOTHING = "nothing";

    /** With views left out when the file's are of another version. */
    static void run(Connection connection, ReleasedObjects released, boolean withViews, Findings findings) throws SQLException {
        SchemaCheck check = new SchemaCheck(compared(released.objects(), withViews), compared(objects(connection), withViews), findings);
        check.compare();
        check.compareDefinitions(connection, released.kinds());
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
        for (String object : union(expected, found)) {
            String was = expected.get(object);
            String is = found.get(object);
            // A table or view that lacks, or was added, as a whole is said once.
            if (was == null ? !isOf(object, expected) : is == null ? !isOf(object, found) : !was.equals(is)) {
                findings.add(was == null ? VerifyCode.OBJECT_ADDED : is == null ? VerifyCode.OBJECT_MISSING
                        : VerifyCode.OBJECT_CHANGED, object, shown(was, is), shown(is, was));
            }
        }
    }

    private static Set<String> union(Map<String, String> one, Map<String, String> other) {
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    /** Whether an object is part of a table or view that is not there. */
    private static boolean isOf(String object, Map<String, String> there) {
        String name = object.replaceFirst("(?s)^column (.*)\\.[^.]*$|^constraint of table (.*)$", "$1$2");
        return !name.equals(object) && !there.containsKey("table " + name) && !there.containsKey("view " + name);
    }

    /** A definition, from a little before the first difference when it is long. */
    private static String shown(String definition, String other) {
        if (definition == null) {
            return NOTHING;
        }
        int same = 0;
        while (other != null && same < Math.min(definition.length(), other.length()) && definition.charAt(same) == other.charAt(same)) {
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
        for (String kind : union(kinds, there)) {
            if (!Objects.equals(kinds.get(kind), there.get(kind))) {
                findings.add(VerifyCode.DEFINITION_CHANGED, "table main.artifact_schema, " + kind,
                        kinds.getOrDefault(kind, NOTHING), there.getOrDefault(kind, NOTHING));
            }
        }
        long guarded = Rows.first(connection, "SELECT system.main.count(*) FROM main.append_only_guard", row -> row.getLong(1))
                .orElseThrow();
        if (guarded > 0) {
            findings.add(VerifyCode.DEFINITION_CHANGED, "table main.append_only_guard", "no rows, ever", guarded + " rows");
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
