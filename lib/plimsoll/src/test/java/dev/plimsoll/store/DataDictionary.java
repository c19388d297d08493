package dev.plimsoll.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes docs/data-dictionary.md from a live store: what the database itself says about its tables, views, macros and types. */
final class DataDictionary {

    static final String COMMAND = "./mvnw -q test -Dtest=DataDictionaryTest -Dplimsoll.update=true";

    private final Connection connection;
    private final StringBuilder out = new StringBuilder();

    private DataDictionary(Connection connection) {
        this.connection = connection;
    }

    static String of(Path store) throws SQLException {
        try (Connection connection = Stores.connect(store)) {
            return new DataDictionary(connection).write();
        }
    }

    private String write() throws SQLException {
        Object version = Stores.rows(connection, "SELECT max(version) FROM schema_version").get(0).get(0);
        line("# Data dictionary");
        line("");
        line("Schema version " + version + ". Generated from the live schema of a store; do not edit. After a change to `sql/` run");
        line("");
        line("```");
        line(COMMAND);
        line("```");
        line("");
        line("A missing value is NULL; NaN and infinity are refused. Dates are calendar days, instants are UTC. Nothing is ever updated or");
        line("deleted: a correction is a new run. Query the views and macros of schema `audit`: their names never break.");
        kinds();
        views();
        macros();
        types();
        tables();
        return out.toString();
    }

    private void kinds() throws SQLException {
        line("");
        line("## Artifact kinds");
        line("");
        line("`*` marks key columns, `?` columns that an artifact may lack. The definition is frozen: every content hash rests on it.");
        line("");
        line("| Kind | Version | Table | Columns | Frozen on |");
        line("| --- | --- | --- | --- | --- |");
        for (List<Object> row : Stores.rows(connection,
                "SELECT kind, version, table_name, columns, frozen_on FROM artifact_schema ORDER BY rowid")) {
            line("| `" + row.get(0) + "` | " + row.get(1) + " | `" + row.get(2) + "` | `" + String.valueOf(row.get(3)).replace(",", ", ")
                    + "` | " + row.get(4) + " |");
        }
    }

    private void views() throws SQLException {
        line("");
        line("## Views");
        for (List<Object> row : Stores.rows(connection, "SELECT schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal "
                + "ORDER BY view_name")) {
            relation((String) row.get(0), (String) row.get(1), (String) row.get(2));
        }
    }

    private void macros() throws SQLException {
        line("");
        line("## Macros");
        for (List<Object> row : Stores.rows(connection, "SELECT schema_name, function_name, array_to_string(parameters, ', '), comment "
                + "FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro' ORDER BY function_name")) {
            line("");
            line("### " + row.get(0) + "." + row.get(1) + "(" + row.get(2) + ")");
            line("");
            line((String) row.get(3));
        }
    }

    private void types() throws SQLException {
        line("");
        line("## Types");
        line("");
        line("| Type | Labels, ascending |");
        line("| --- | --- |");
        for (List<Object> row : Stores.rows(connection, "SELECT type_name, array_to_string(labels, ', ') FROM duckdb_types() "
                + "WHERE logical_type = 'ENUM' AND schema_name = 'main' AND NOT internal ORDER BY type_name")) {
            line("| `" + row.get(0) + "` | " + row.get(1) + " |");
        }
    }

    private void tables() throws SQLException {
        line("");
        line("## Tables");
        for (List<Object> row : Stores.rows(connection, "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal "
                + "ORDER BY table_oid")) {
            relation((String) row.get(0), (String) row.get(1), (String) row.get(2));
        }
    }

    private void relation(String schema, String name, String comment) throws SQLException {
        line("");
        line("### " + (schema.equals("main") ? "" : schema + ".") + name);
        line("");
        line(comment);
        line("");
        line("| Column | Type | Meaning | Unit |");
        line("| --- | --- | --- | --- |");
        for (List<Object> row : Stores.rows(connection, "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() "
                + "WHERE schema_name = '" + schema + "' AND table_name = '" + name + "' ORDER BY column_index")) {
            String[] parts = ((String) row.get(3)).split(" Unit: ", 2);
            line("| `" + row.get(0) + "` | " + type((String) row.get(1)) + ((Boolean) row.get(2) ? "" : ", not null") + " | "
                    + parts[0].replace("|", "\\|") + " | " + parts[1].replace("|", "\\|") + " |");
        }
    }

    /** The database writes an ENUM's labels out; its name says more. */
    private String type(String dataType) throws SQLException {
        if (!dataType.startsWith("ENUM")) {
            return dataType.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");
        }
        return "`" + Stores.rows(connection, "SELECT type_name FROM duckdb_types() WHERE logical_type = 'ENUM' AND schema_name = 'main' "
                + "AND NOT internal AND 'ENUM(''' || array_to_string(labels, ''', ''') || ''')' = '" + dataType.replace("'", "''") + "'")
                .get(0).get(0) + "`";
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
