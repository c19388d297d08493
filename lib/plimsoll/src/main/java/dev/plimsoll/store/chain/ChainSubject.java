package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.CanonicalCells;
import dev.plimsoll.store.artifact.ColumnType;
import dev.plimsoll.store.artifact.Sha256;
import dev.plimsoll.store.chain.ChainSubject.ChainedTable.TableHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a chain record can be about, and the tables whose rows it covers. */
public enum ChainSubject {
    /** A schema script applied to the file; the id is the schema version. */
    MIGRATION("applied_at", ChainedTable.of("schema_version", "version",
            "version:INTEGER script:VARCHAR sha256:VARCHAR applied_at:TIMESTAMPTZ library_version:VARCHAR")),
    /** A set of views put into the file; the id is its hash. */
    VIEWS("installed_at", ChainedTable.of("view_set", "sha256", "sha256:VARCHAR installed_at:TIMESTAMPTZ library_version:VARCHAR")),
    /** A run, complete or failed; the id is the run id. */
    RUN("created_at",
            ChainedTable.of("run", "run_id", "run_id:VARCHAR kind:VARCHAR profile:VARCHAR allocator_version:VARCHAR window_start:DATE "
                    + "window_end:DATE mode:VARCHAR precomputed_run_id:VARCHAR supersedes:VARCHAR reason:VARCHAR author:VARCHAR "
                    + "created_at:TIMESTAMPTZ run_key:VARCHAR"),
            ChainedTable.of("run_outcome", "run_id", "run_id:VARCHAR status:ENUM content_sha256:VARCHAR error_type:VARCHAR "
                    + "error_message:VARCHAR error_trace:VARCHAR"),
            ChainedTable.of("run_parent", "run_id", "run_id:VARCHAR parent_run_id:VARCHAR relation:VARCHAR"),
            ChainedTable.of("run_environment", "run_id", "run_id:VARCHAR library_version:VARCHAR git_commit:VARCHAR git_dirty:BOOLEAN "
                    + "java_version:VARCHAR java_vendor:VARCHAR os:VARCHAR arch:VARCHAR locale:VARCHAR zone:VARCHAR "
                    + "duckdb_version:VARCHAR"),
            ChainedTable.of("run_config", "run_id", "run_id:VARCHAR config:VARCHAR sha256:VARCHAR"),
            ChainedTable.of("run_warning", "run_id", "run_id:VARCHAR position:INTEGER code:VARCHAR message:VARCHAR"),
            ChainedTable.of("run_artifact", "run_id", "run_id:VARCHAR role:ENUM artifact_id:VARCHAR meta:VARCHAR"),
            ChainedTable.of("artifact_input", "run_id", "run_id:VARCHAR artifact_id:VARCHAR input_artifact_id:VARCHAR"),
            ChainedTable.of("import_check", "run_id", "run_id:VARCHAR kind:VARCHAR column_name:VARCHAR rows_given:INTEGER "
                    + "rows_computed:INTEGER rows_differing:INTEGER max_abs_diff:DOUBLE tolerance:DOUBLE first_difference:DATE "
                    + "agrees:BOOLEAN")),
    /** An audit; the id is the audit id. */
    AUDIT("created_at",
            ChainedTable.of("audit_record", "audit_id", "audit_id:VARCHAR sequence:INTEGER kind:VARCHAR baseline_run_id:VARCHAR "
                    + "scaled_run_id:VARCHAR quarter:VARCHAR verdict:ENUM decision:VARCHAR based_on:VARCHAR previous_audit_id:VARCHAR "
                    + "document:VARCHAR author:VARCHAR library_version:VARCHAR created_at:TIMESTAMPTZ"),
            ChainedTable.of("audit_figure", "audit_id", "audit_id:VARCHAR name:VARCHAR value:DOUBLE"),
            ChainedTable.of("validation_finding", "audit_id", "audit_id:VARCHAR question:INTEGER position:INTEGER name:VARCHAR "
                    + "value:DOUBLE unit:VARCHAR bounds:VARCHAR verdict:ENUM note:VARCHAR"),
            ChainedTable.of("validation_evidence", "audit_id", "audit_id:VARCHAR question:INTEGER position:INTEGER evidence:VARCHAR"),
            ChainedTable.of("alert", "audit_id", "audit_id:VARCHAR position:INTEGER code:VARCHAR message:VARCHAR evidence:VARCHAR")),
    /** A judgement on a validation; the id is its sequence. */
    SIGN_OFF("created_at", ChainedTable.of("sign_off", "sequence", "sequence:INTEGER audit_id:VARCHAR reviewer:VARCHAR decision:VARCHAR "
            + "note:VARCHAR chain_head:VARCHAR created_at:TIMESTAMPTZ")),
    /** A step of the production pointer; the id is its sequence. */
    PROMOTION("created_at", ChainedTable.of("promotion", "sequence", "sequence:INTEGER run_id:VARCHAR audit_id:VARCHAR "
            + "accepted_caution:VARCHAR revoked_reason:VARCHAR author:VARCHAR created_at:TIMESTAMPTZ")),
    /** A run computed again; the id is the receipt's sequence. */
    REPLAY("created_at",
            ChainedTable.of("replay_receipt", "sequence", "sequence:INTEGER run_id:VARCHAR verdict:VARCHAR artifacts:INTEGER "
                    + "identical:INTEGER stage:VARCHAR date:DATE row_key:VARCHAR column_name:VARCHAR stored_value:VARCHAR "
                    + "computed_value:VARCHAR ulp_distance:DOUBLE error_message:VARCHAR environment_then:VARCHAR "
                    + "environment_now:VARCHAR chain_head:VARCHAR author:VARCHAR library_version:VARCHAR created_at:TIMESTAMPTZ"),
            ChainedTable.of("replay_artifact", "sequence", "sequence:INTEGER position:INTEGER kind:VARCHAR recorded_artifact_id:VARCHAR "
                    + "computed_artifact_id:VARCHAR identical:BOOLEAN first_block:INTEGER date:DATE row_key:VARCHAR column_name:VARCHAR "
                    + "stored_value:VARCHAR computed_value:VARCHAR ulp_distance:DOUBLE rows_differing:INTEGER")),
    /** A no-lookahead test of a run; the id is the certificate's sequence. */
    LOOKAHEAD("created_at",
            ChainedTable.of("lookahead_certificate", "sequence", "sequence:INTEGER run_id:VARCHAR verdict:VARCHAR cuts:INTEGER "
                    + "seed:INTEGER rows_compared:INTEGER rows_differing:INTEGER chain_head:VARCHAR author:VARCHAR "
                    + "library_version:VARCHAR created_at:TIMESTAMPTZ"),
            ChainedTable.of("lookahead_check", "sequence", "sequence:INTEGER cut:VARCHAR kind:VARCHAR rows_compared:INTEGER "
                    + "rows_differing:INTEGER row_key:VARCHAR column_name:VARCHAR")),
    /** Something that happened to the file; the id is its sequence. */
    INCIDENT("created_at", ChainedTable.of("incident", "sequence", "sequence:INTEGER code:VARCHAR message:VARCHAR file_name:VARCHAR "
            + "file_bytes:INTEGER file_sha256:VARCHAR library_version:VARCHAR created_at:TIMESTAMPTZ"));

    private final String time;
    private final List<ChainedTable> tables;

    ChainSubject(String time, ChainedTable... tables) {
        this.time = time;
        this.tables = List.of(tables);
    }

    /**
     * Name in the chain.
     *
     * @return lower case, such as sign_off
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The subject of a name.
     *
     * @param label as in {@link #label()}
     * @return the subject
     */
    public static ChainSubject of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The table that has one row for each subject. */
    public String table() {
        return tables.get(0).name();
    }

    /** The tables it covers, in the order of the record; the first has one row for each subject. */
    List<ChainedTable> tables() {
        return tables;
    }

    /** Hashes of one subject's rows as they stand in the store, a table each, in the order of the record. */
    List<TableHash> hashes(Connection connection, String id) throws SQLException {
        List<TableHash> hashes = new ArrayList<>();
        for (ChainedTable table : tables) {
            // A literal: preparing would cost as much again, and every run pays this for nine tables.
            hashes.add(table.hashes(connection, " WHERE " + table.quotedKey() + " = CAST('" + id.replace("'", "''") + "' AS "
                    + table.key().type().label() + ")").values().stream().findFirst().orElseGet(table::none));
        }
        return hashes;
    }

    /** The same for every subject that has a row anywhere, one query for each table. */
    Map<String, List<TableHash>> hashes(Connection connection) throws SQLException {
        List<Map<String, TableHash>> found = new ArrayList<>();
        for (ChainedTable table : tables) {
            found.add(table.hashes(connection, ""));
        }
        Map<String, List<TableHash>> hashes = new LinkedHashMap<>();
        found.stream().flatMap(table -> table.keySet().stream()).forEach(id -> hashes.computeIfAbsent(id, subject ->
                IntStream.range(0, tables.size()).mapToObj(t -> found.get(t).getOrDefault(subject, tables.get(t).none())).toList()));
        return hashes;
    }

    /** Column of the first table that says when the subject was recorded. */
    String time() {
        return time;
    }

    /**
     * A table whose rows a chain record covers. The columns are written down here, not looked up: a column that a later schema adds
     * must not change the hash of rows recorded before.
     *
     * @param name table in schema main
     * @param columns its columns, in table order
     * @param key the column that says which subject a row belongs to
     */
    record ChainedTable(String name, List<Column> columns, Column key) {

        /** A column and the type it is hashed as; JSON is hashed as text. */
        record Column(String name, ColumnType type) {

            /** As a query selects it: days and instants as numbers, because the driver's own are inexact. */
            String selected() {
                return switch (type) {
                    case DATE -> "(\"" + name + "\" - DATE '1970-01-01')";
                    case TIMESTAMPTZ -> "system.main.epoch_us(\"" + name + "\")";
                    case ENUM -> "CAST(\"" + name + "\" AS VARCHAR)";
                    default -> "\"" + name + "\"";
                };
            }
        }

        /** From a table name, its key column, and all columns as {@code name:type}, separated by spaces. */
        static ChainedTable of(String name, String key, String definition) {
            List<Column> columns = new ArrayList<>();
            for (String column : definition.split(" ")) {
                String[] parts = column.split(":");
                columns.add(new Column(parts[0], ColumnType.of(parts[1])));
            }
            return new ChainedTable(name, List.copyOf(columns), columns.stream().filter(c -> c.name().equals(key)).findFirst().orElseThrow());
        }

        String quotedKey() {
            return "\"" + key.name() + "\"";
        }

        /** The hash of no rows. */
        TableHash none() {
            return hash(List.of());
        }

        /**
         * Hashes of the rows that a condition leaves, by their key. The rows are put in the order of their bytes, so that neither the order in
         * the file nor another key matters.
         */
        Map<String, TableHash> hashes(Connection connection, String condition) throws SQLException {
            Map<String, TableHash> hashes = new HashMap<>();
            CanonicalCells cells = new CanonicalCells();
            String selected = columns.stream().map(Column::selected).collect(Collectors.joining(", "));
            try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("SELECT " + selected + ", CAST(" + quotedKey()
                    + " AS VARCHAR) FROM main.\"" + name + "\"" + condition + (condition.isEmpty() ? " ORDER BY " + quotedKey() : ""))) {
                String id = null;
                List<byte[]> rows = new ArrayList<>();
                while (row.next()) {
                    String next = row.getString(columns.size() + 1);
                    if (id != null && !next.equals(id)) {
                        hashes.put(id, hash(rows));
                        rows.clear();
                    }
                    id = next;
                    cells.clear();
                    for (int c = 0; c < columns.size(); c++) {
                        columns.get(c).type().put(row, c + 1, null, cells);
                    }
                    byte[] bytes = new byte[cells.size()];
                    cells.bytes().get(bytes);
                    rows.add(bytes);
                }
                if (id != null) {
                    hashes.put(id, hash(rows));
                }
            }
            return hashes;
        }

        private TableHash hash(List<byte[]> rows) {
            MessageDigest digest = Sha256.digest();
            digest.update(header().getBytes(StandardCharsets.UTF_8));
            rows.stream().sorted(Arrays::compareUnsigned).forEach(digest::update);
            return new TableHash(name, rows.size(), Sha256.hex(digest.digest()));
        }

        /** What the hash of the rows starts with. */
        String header() {
            StringBuilder header = new StringBuilder(name).append('\n');
            columns.forEach(column -> header.append(column.name()).append(':').append(column.type().label()).append('\n'));
            return header.append('\n').toString();
        }

        /**
         * Hash of the rows that a subject has in one table.
         *
         * @param table the table
         * @param rows how many rows
         * @param sha256 SHA-256 of table name, columns and rows
         */
        record TableHash(String table, long rows, String sha256) {

            /** Its line in a chain record. */
            String line() {
                return table + " " + rows + " " + sha256 + "\n";
            }
        }
    }
}
