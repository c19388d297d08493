package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.ChainSubject.ChainedTable;
import dev.plimsoll.store.chain.ChainSubject.ChainedTable.Column;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes sql/verify/verify.sql: the check of a store as SQL for a stock DuckDB client, one piece for each table. */
public final class VerifySql {

    /** How to write it anew. */
    public static final String COMMAND = "./mvnw -q test -Dtest=SecondVerifierTest -Dplimsoll.update=true";

    private static final String EMPTY = "CAST('' AS BLOB)";

    private final StringBuilder out = new StringBuilder();

    private VerifySql() {
    }

    /** The whole file. */
    public static String write() {
        VerifySql sql = new VerifySql();
        sql.head();
        sql.catalogue();
        sql.references();
        sql.artifacts();
        sql.result();
        return sql.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void head() {
        line("-- Checks a Plimsoll store of schema version 9 with nothing but DuckDB: duckdb -readonly -csv -bail STORE < verify.sql");
        line("-- Prints one row for each finding, none when the store is intact, then the head of the hash chain. README.md beside this");
        line("-- file says how the hashes are made. Generated from the schema; do not edit: " + COMMAND);
        line("");
        line("WITH");
        line("linked AS (");
        line("    SELECT *, coalesce(lag(record_hash) OVER (ORDER BY sequence), repeat('0', 64)) AS link,");
        line("        coalesce(lag(sequence) OVER (ORDER BY sequence), 0) AS before");
        line("    FROM main.chain),");
        line("chain_finding AS (");
        line("    SELECT 'RECORD_MISSING' AS code, 'record ' || (before + 1) AS record, 'chain' AS place, NULL AS artifact_id, NULL AS block,");
        line("        'record ' || (before + 1) AS expected, 'record ' || sequence AS found FROM linked WHERE sequence <> before + 1");
        line("    UNION ALL SELECT 'RECORD_CHANGED', subject || ' ' || subject_id, 'chain', NULL, NULL, 'previous_hash ' || link, previous_hash");
        line("    FROM linked WHERE previous_hash <> link AND sequence = before + 1");
        line("    UNION ALL SELECT 'RECORD_CHANGED', subject || ' ' || subject_id, 'chain', NULL, NULL,");
        line("        'record_hash ' || sha256(previous_hash || chr(10) || record), record_hash");
        line("    FROM linked WHERE record_hash <> sha256(previous_hash || chr(10) || record)");
        line("    UNION ALL SELECT CASE WHEN string_split(record, chr(10))[2] <> CAST(sequence AS VARCHAR) THEN 'RECORD_MOVED' ELSE 'RECORD_CHANGED' END,");
        line("        subject || ' ' || subject_id, 'chain', NULL, NULL, 'a text that starts as the columns say', left(record, 200)");
        line("    FROM linked WHERE NOT starts_with(record, 'plimsoll/chain/1' || chr(10) || sequence || chr(10) || subject || chr(10) || subject_id");
        line("        || chr(10) || epoch_us(recorded_at) || chr(10))),");
    }

    /** Bytes of a cell in canonical encoding 1. */
    private static String cell(String name, ColumnType type) {
        String quoted = "\"" + name + "\"";
        String bytes = switch (type) {
            case DOUBLE -> "unhex('01') || " + bits(quoted + " + CAST(0 AS DOUBLE)");
            case INTEGER -> "unhex('02') || " + bits("CAST(" + quoted + " AS BIGINT)");
            case DATE -> "unhex('04') || " + bits("CAST(" + quoted + " - DATE '1970-01-01' AS BIGINT)");
            case TIMESTAMPTZ -> "unhex('05') || " + bits("epoch_us(" + quoted + ")");
            case BOOLEAN -> "unhex(CASE WHEN " + quoted + " THEN '0601' ELSE '0600' END)";
            case TEXT, ENUM -> text("03", "CAST(" + quoted + " AS VARCHAR)");
            case DECIMAL -> text("07", "rtrim(rtrim(CAST(" + quoted + " AS VARCHAR), '0'), '.')");
        };
        return "CASE WHEN " + quoted + " IS NULL THEN unhex('00') ELSE " + bytes + " END";
    }

    private static String bits(String value) {
        return "CAST(CAST(" + value + " AS BIT) AS BLOB)";
    }

    private static String text(String tag, String value) {
        return "unhex('" + tag + "') || " + bits("CAST(octet_length(encode(" + value + ")) AS INTEGER)") + " || encode(" + value + ")";
    }

    private void catalogue() {
        List<String> parts = new ArrayList<>();
        for (ChainSubject subject : ChainSubject.values()) {
            for (ChainedTable table : subject.tables()) {
                String name = "hash_" + table.name();
                parts.add("SELECT '" + subject.label() + "' AS subject, '" + table.name() + "' AS place, id, rows, sha256 FROM " + name);
                line(name + " AS (");
                line("    SELECT id, count(*) AS rows, sha256(encode('" + table.header().replace("\n", "' || chr(10) || '") + "')");
                line("        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256");
                line("    FROM (SELECT CAST(\"" + table.key().name() + "\" AS VARCHAR) AS id, hex(");
                line("        " + table.columns().stream().map(VerifySql::cell).collect(Collectors.joining("\n        || ")));
                line("        ) AS bytes FROM main.\"" + table.name() + "\") GROUP BY id),");
            }
        }
        line("hashed AS (");
        line("    " + String.join("\n    UNION ALL ", parts) + "),");
        line("claimed AS (");
        line("    SELECT subject, subject_id AS id, split_part(line, ' ', 1) AS place, CAST(split_part(line, ' ', 2) AS BIGINT) AS rows,");
        line("        split_part(line, ' ', 3) AS sha256");
        line("    FROM (SELECT subject, subject_id, unnest(string_split(record, chr(10))) AS line FROM main.chain)");
        line("    WHERE regexp_full_match(line, '[a-z_0-9]+ [0-9]+ [0-9a-f]{64}')),");
        line("catalogue_finding AS (");
        line("    SELECT CASE WHEN c.sequence IS NULL THEN 'NOT_RECORDED' ELSE 'ROWS_CHANGED' END AS code, h.subject || ' ' || h.id AS record,");
        line("        h.place, NULL AS artifact_id, NULL AS block, coalesce(k.rows || ' rows of hash ' || k.sha256, 'nothing') AS expected,");
        line("        h.rows || ' rows of hash ' || h.sha256 AS found");
        line("    FROM hashed AS h LEFT JOIN claimed AS k USING (subject, id, place)");
        line("    LEFT JOIN main.chain AS c ON c.subject = h.subject AND c.subject_id = h.id");
        line("    WHERE k.sha256 IS DISTINCT FROM h.sha256 OR k.rows IS DISTINCT FROM h.rows");
        line("    UNION ALL SELECT 'ROWS_CHANGED', k.subject || ' ' || k.id, k.place, NULL, NULL, k.rows || ' rows of hash ' || k.sha256, 'no rows'");
        line("    FROM claimed AS k ANTI JOIN hashed AS h USING (subject, id, place) WHERE k.rows > 0");
        line("    UNION ALL SELECT 'ROWS_CHANGED', subject || ' ' || subject_id, subject, NULL, NULL, 'rows that the record is about', 'none'");
        line("    FROM main.chain AS c WHERE NOT EXISTS (FROM hashed AS h WHERE h.subject = c.subject AND h.id = c.subject_id)),");
        line("stated AS (");
        line("    " + Stream.of(ChainSubject.values()).filter(subject -> subject.tables().get(0).columns().stream()
                .anyMatch(column -> column.name().equals("chain_head"))).map(subject -> "SELECT '" + subject.label() + "' AS subject, '"
                + subject.tables().get(0).name() + "' AS place, CAST(\"" + subject.tables().get(0).key().name()
                + "\" AS VARCHAR) AS id, chain_head AS head FROM main.\"" + subject.tables().get(0).name() + "\"")
                .collect(Collectors.joining("\n    UNION ALL ")) + "),");
        line("head_finding AS (");
        line("    SELECT 'HEAD_UNKNOWN' AS code, s.subject || ' ' || s.id AS record, s.place, NULL AS artifact_id, NULL AS block,");
        line("        'head ' || c.link AS expected, 'head ' || s.head AS found");
        line("    FROM stated AS s JOIN linked AS c ON c.subject = s.subject AND c.subject_id = s.id");
        line("    WHERE s.head IS NOT NULL AND s.head <> c.link AND NOT EXISTS (FROM linked AS i WHERE i.sequence < c.sequence AND i.link = s.head");
        line("        AND NOT EXISTS (FROM linked AS o WHERE o.sequence >= i.sequence AND o.sequence < c.sequence AND o.subject <> 'incident'))),");
    }

    private void references() {
        line("reference_finding AS (");
        line("    SELECT 'REFERENCE_BROKEN' AS code, subject || ' ' || id AS record, CASE subject WHEN 'run' THEN 'run' ELSE 'audit_record' END AS place,");
        line("        NULL AS artifact_id, NULL AS block, relation || ' ' || referred AS expected, found FROM (");
        line("    " + CatalogueCheck.BROKEN_REFERENCES.replace("\n", "\n    ") + ")),");
    }

    private static String cell(Column column) {
        return cell(column.name(), column.type());
    }

    private void artifacts() {
        List<String> contents = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        for (ArtifactSchema schema : ArtifactSchema.all()) {
            String rows = "row_of_" + schema.table();
            String order = schema.columns().stream().filter(ArtifactColumn::key).map(c -> c.type() == ColumnType.ENUM
                    ? "CAST(\"" + c.name() + "\" AS VARCHAR)" : "\"" + c.name() + "\"").collect(Collectors.joining(", "));
            line(rows + " AS (");
            line("    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY " + order + ") - 1 AS n, hex(");
            line("        " + schema.columns().stream().map(VerifySql::presentCell).collect(Collectors.joining("\n        || ")));
            String filled = schema.columns().stream().filter(ArtifactColumn::optional).map(c -> "\"" + c.name() + "\" IS NOT NULL AND NOT "
                    + present(c)).collect(Collectors.joining(" OR "));
            line("        ) AS bytes, " + (filled.isEmpty() ? "false" : "coalesce(" + filled + ", false)") + " AS filled, rowid AS line");
            line("    FROM main.\"" + schema.table() + "\" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact");
            line("        WHERE kind = '" + schema.kind() + "' AND schema_version = " + schema.version() + ") USING (artifact_id)),");
            contents.add("SELECT '" + schema.kind() + "' AS kind, " + schema.version() + " AS schema_version, '" + schema.table()
                    + "' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, "
                    + "max(line) AS last_row FROM " + rows
                    + " GROUP BY artifact_id");
            blocks.add("SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM " + rows
                    + " GROUP BY artifact_id, n // 64");
        }
        line("content AS (");
        line("    " + String.join("\n    UNION ALL ", contents) + "),");
        line("computed_block AS (");
        line("    " + String.join("\n    UNION ALL ", blocks) + "),");
        line("header AS (");
        line("    SELECT artifact_id, 'plimsoll/1' || chr(10) || a.kind || chr(10) || a.schema_version || chr(10) || list_aggregate(list_transform(");
        line("        list_filter(string_split(s.columns, ','), lambda d: list_contains(string_split(a.columns, ','), split_part(d, ':', 1))),");
        line("        lambda d: rtrim(d, '*?') || chr(10)), 'string_agg', '') || chr(10) AS text");
        line("    FROM main.artifact AS a JOIN main.artifact_schema AS s ON s.kind = a.kind AND s.version = a.schema_version),");
        line("bad_block AS (");
        line("    SELECT artifact_id, min(block) AS block FROM (SELECT coalesce(c.artifact_id, b.artifact_id) AS artifact_id, coalesce(c.block, b.block)");
        line("        AS block FROM computed_block AS c FULL JOIN main.artifact_block AS b ON b.artifact_id = c.artifact_id AND b.block = c.block");
        line("        WHERE c.sha256 IS DISTINCT FROM b.sha256 OR c.rows IS DISTINCT FROM b.row_count) GROUP BY artifact_id),");
        line("hashed_artifact AS (");
        line("    SELECT a.artifact_id, a.row_count, coalesce(c.rows, 0) AS rows, coalesce(c.filled, false) AS filled, coalesce(c.place, a.kind) AS place,");
        line("        sha256(encode(h.text) || unhex(coalesce(c.bytes, ''))) AS sha256, b.block");
        line("    FROM main.artifact AS a LEFT JOIN content AS c USING (artifact_id, kind, schema_version) LEFT JOIN header AS h USING (artifact_id)");
        line("    LEFT JOIN bad_block AS b USING (artifact_id)),");
        line("artifact_finding AS (");
        line("    SELECT 'CONTENT_CHANGED' AS code, NULL AS record, place, artifact_id, block, row_count || ' rows of this hash' AS expected,");
        line("        rows || ' rows of hash ' || sha256 AS found");
        line("    FROM hashed_artifact WHERE sha256 IS DISTINCT FROM artifact_id");
        line("    UNION ALL SELECT 'BLOCK_CHANGED', NULL, 'artifact_block', artifact_id, block, 'the hash of its rows', 'another'");
        line("    FROM hashed_artifact WHERE sha256 = artifact_id AND block IS NOT NULL");
        line("    UNION ALL SELECT 'CONTENT_CHANGED', NULL, 'artifact', artifact_id, NULL, 'row_count ' || rows, CAST(row_count AS VARCHAR)");
        line("    FROM hashed_artifact WHERE sha256 = artifact_id AND rows <> row_count");
        line("    UNION ALL SELECT 'COLUMN_FILLED', NULL, place, artifact_id, NULL, 'NULL where a column is absent', 'a value'");
        line("    FROM hashed_artifact WHERE filled");
        line("    UNION ALL SELECT 'ROWS_OF_NOTHING', NULL, place, artifact_id, NULL, 'an artifact of this table', 'none, but ' || rows || ' rows'");
        line("    FROM content AS c ANTI JOIN main.artifact AS a USING (artifact_id, kind, schema_version)");
        line("    UNION ALL SELECT 'RANGE_CHANGED', NULL, 'artifact_range', artifact_id, NULL, coalesce('rows ' || c.first_row || ' to ' || c.last_row, 'nothing'),");
        line("        coalesce('rows ' || r.first_row || ' to ' || (r.first_row + r.row_count - 1), 'nothing')");
        line("    FROM content AS c JOIN main.artifact AS a USING (artifact_id, kind, schema_version) FULL JOIN main.artifact_range AS r USING (artifact_id)");
        line("    WHERE (c.first_row IS DISTINCT FROM r.first_row OR c.last_row IS DISTINCT FROM r.first_row + r.row_count - 1) AND (c.rows = a.row_count");
        line("        OR c.rows IS NULL AND r.artifact_id NOT IN (SELECT artifact_id FROM main.artifact WHERE row_count > 0))");
        line("    UNION ALL SELECT DISTINCT 'ROWS_OF_NOTHING', NULL, 'artifact_block', artifact_id, NULL, 'an artifact', 'none'");
        line("    FROM main.artifact_block AS b ANTI JOIN main.artifact AS a USING (artifact_id)");
        line("    UNION ALL SELECT 'ARTIFACT_UNUSED', NULL, 'artifact', artifact_id, NULL, 'a run that refers to it', 'none'");
        line("    FROM main.artifact AS a ANTI JOIN main.run_artifact AS r USING (artifact_id)");
        line("    UNION ALL SELECT 'ARTIFACT_MISSING', 'run ' || run_id, 'artifact', artifact_id, NULL, 'an artifact', 'none'");
        line("    FROM main.run_artifact AS r ANTI JOIN main.artifact AS a USING (artifact_id)),");
    }

    private static String presentCell(ArtifactColumn column) {
        String bytes = cell(column.name(), column.type());
        return column.optional() ? "CASE WHEN " + present(column) + " THEN " + bytes + " ELSE " + EMPTY + " END" : bytes;
    }

    private static String present(ArtifactColumn column) {
        return "list_contains(present, '" + column.name() + "')";
    }

    private void result() {
        line("schema_finding AS (");
        line("    SELECT 'OBJECT_MISSING' AS code, NULL AS record, 'trigger on ' || t.table_name AS place, NULL AS artifact_id, NULL AS block,");
        line("        'a trigger after ' || e.event AS expected, 'none that refuses' AS found");
        line("    FROM duckdb_tables() AS t CROSS JOIN (VALUES ('UPDATE'), ('DELETE')) AS e (event)");
        line("    WHERE t.schema_name = 'main' AND NOT t.internal AND t.table_name <> 'append_only_guard' AND NOT EXISTS (");
        line("        FROM duckdb_databases() WHERE database_name = current_database() AND starts_with(tags['storage_version'], 'v1.'))");
        line("    AND NOT EXISTS (");
        line("        FROM duckdb_triggers() AS g WHERE g.table_name = t.table_name AND NOT contains(g.sql, ' WHERE ') AND contains(");
        line("            replace(g.sql, '\"', ''), 'AFTER ' || e.event || ' ON ' || t.table_name");
        line("            || ' FOR EACH STATEMENT INSERT INTO append_only_guard SELECT error(''' || t.table_name || ' is append-only: '))");
        line("    UNION ALL SELECT 'OBJECT_ADDED', NULL, 'macro ' || schema_name || '.' || function_name, NULL, NULL, 'macros in audit only', macro_definition");
        line("    FROM duckdb_functions() WHERE NOT internal AND schema_name <> 'audit'");
        line("    UNION ALL SELECT 'DEFINITION_CHANGED', NULL, 'append_only_guard', NULL, NULL, 'no rows', message FROM main.append_only_guard");
        line("    UNION ALL SELECT 'DEFINITION_CHANGED', NULL, 'artifact_schema, kind ' || kind, NULL, NULL, 'columns of hash ' || definition_sha256, columns");
        line("    FROM main.artifact_schema");
        line("    WHERE definition_sha256 <> sha256(kind || chr(10) || version || chr(10) || columns || chr(10)))");
        line("FROM chain_finding UNION ALL FROM catalogue_finding UNION ALL FROM head_finding UNION ALL FROM reference_finding UNION ALL FROM artifact_finding");
        line("UNION ALL FROM schema_finding ORDER BY ALL;");
        line("");
        line("-- The head: compare it with one that a report, a receipt or an evidence pack gives. A chain cut off at its end shows only so.");
        // As text, since a client shows instants in the zone of its own machine.
        line("SELECT sequence, record_hash AS head, strftime(make_timestamp(epoch_us(recorded_at)), '%Y-%m-%dT%H:%M:%S.%fZ') AS recorded_at");
        line("FROM main.chain ORDER BY sequence DESC LIMIT 1;");
    }
}
