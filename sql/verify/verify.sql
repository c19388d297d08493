-- Checks a Plimsoll store of schema version 9 with nothing but DuckDB: duckdb -readonly -csv -bail STORE < verify.sql
-- Prints one row for each finding, none when the store is intact, then the head of the hash chain. README.md beside this
-- file says how the hashes are made. Generated from the schema; do not edit: ./mvnw -q test -Dtest=SecondVerifierTest -Dplimsoll.update=true

WITH
linked AS (
    SELECT *, coalesce(lag(record_hash) OVER (ORDER BY sequence), repeat('0', 64)) AS link,
        coalesce(lag(sequence) OVER (ORDER BY sequence), 0) AS before
    FROM main.chain),
chain_finding AS (
    SELECT 'RECORD_MISSING' AS code, 'record ' || (before + 1) AS record, 'chain' AS place, NULL AS artifact_id, NULL AS block,
        'record ' || (before + 1) AS expected, 'record ' || sequence AS found FROM linked WHERE sequence <> before + 1
    UNION ALL SELECT 'RECORD_CHANGED', subject || ' ' || subject_id, 'chain', NULL, NULL, 'previous_hash ' || link, previous_hash
    FROM linked WHERE previous_hash <> link AND sequence = before + 1
    UNION ALL SELECT 'RECORD_CHANGED', subject || ' ' || subject_id, 'chain', NULL, NULL,
        'record_hash ' || sha256(previous_hash || chr(10) || record), record_hash
    FROM linked WHERE record_hash <> sha256(previous_hash || chr(10) || record)
    UNION ALL SELECT CASE WHEN string_split(record, chr(10))[2] <> CAST(sequence AS VARCHAR) THEN 'RECORD_MOVED' ELSE 'RECORD_CHANGED' END,
        subject || ' ' || subject_id, 'chain', NULL, NULL, 'a text that starts as the columns say', left(record, 200)
    FROM linked WHERE NOT starts_with(record, 'plimsoll/chain/1' || chr(10) || sequence || chr(10) || subject || chr(10) || subject_id
        || chr(10) || epoch_us(recorded_at) || chr(10))),
hash_schema_version AS (
    SELECT id, count(*) AS rows, sha256(encode('schema_version' || chr(10) || 'version:INTEGER' || chr(10) || 'script:VARCHAR' || chr(10) || 'sha256:VARCHAR' || chr(10) || 'applied_at:TIMESTAMPTZ' || chr(10) || 'library_version:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("version" AS VARCHAR) AS id, hex(
        CASE WHEN "version" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("version" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "script" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("script" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("script" AS VARCHAR)) END
        || CASE WHEN "sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sha256" AS VARCHAR)) END
        || CASE WHEN "applied_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("applied_at") AS BIT) AS BLOB) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        ) AS bytes FROM main."schema_version") GROUP BY id),
hash_view_set AS (
    SELECT id, count(*) AS rows, sha256(encode('view_set' || chr(10) || 'sha256:VARCHAR' || chr(10) || 'installed_at:TIMESTAMPTZ' || chr(10) || 'library_version:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sha256" AS VARCHAR) AS id, hex(
        CASE WHEN "sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sha256" AS VARCHAR)) END
        || CASE WHEN "installed_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("installed_at") AS BIT) AS BLOB) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        ) AS bytes FROM main."view_set") GROUP BY id),
hash_run AS (
    SELECT id, count(*) AS rows, sha256(encode('run' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'kind:VARCHAR' || chr(10) || 'profile:VARCHAR' || chr(10) || 'allocator_version:VARCHAR' || chr(10) || 'window_start:DATE' || chr(10) || 'window_end:DATE' || chr(10) || 'mode:VARCHAR' || chr(10) || 'precomputed_run_id:VARCHAR' || chr(10) || 'supersedes:VARCHAR' || chr(10) || 'reason:VARCHAR' || chr(10) || 'author:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || 'run_key:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "kind" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("kind" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("kind" AS VARCHAR)) END
        || CASE WHEN "profile" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("profile" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("profile" AS VARCHAR)) END
        || CASE WHEN "allocator_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("allocator_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("allocator_version" AS VARCHAR)) END
        || CASE WHEN "window_start" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("window_start" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "window_end" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("window_end" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "mode" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("mode" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("mode" AS VARCHAR)) END
        || CASE WHEN "precomputed_run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("precomputed_run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("precomputed_run_id" AS VARCHAR)) END
        || CASE WHEN "supersedes" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("supersedes" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("supersedes" AS VARCHAR)) END
        || CASE WHEN "reason" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("reason" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("reason" AS VARCHAR)) END
        || CASE WHEN "author" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("author" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("author" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        || CASE WHEN "run_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_key" AS VARCHAR)) END
        ) AS bytes FROM main."run") GROUP BY id),
hash_run_outcome AS (
    SELECT id, count(*) AS rows, sha256(encode('run_outcome' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'status:ENUM' || chr(10) || 'content_sha256:VARCHAR' || chr(10) || 'error_type:VARCHAR' || chr(10) || 'error_message:VARCHAR' || chr(10) || 'error_trace:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "status" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("status" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("status" AS VARCHAR)) END
        || CASE WHEN "content_sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("content_sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("content_sha256" AS VARCHAR)) END
        || CASE WHEN "error_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("error_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("error_type" AS VARCHAR)) END
        || CASE WHEN "error_message" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("error_message" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("error_message" AS VARCHAR)) END
        || CASE WHEN "error_trace" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("error_trace" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("error_trace" AS VARCHAR)) END
        ) AS bytes FROM main."run_outcome") GROUP BY id),
hash_run_parent AS (
    SELECT id, count(*) AS rows, sha256(encode('run_parent' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'parent_run_id:VARCHAR' || chr(10) || 'relation:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "parent_run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("parent_run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("parent_run_id" AS VARCHAR)) END
        || CASE WHEN "relation" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("relation" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("relation" AS VARCHAR)) END
        ) AS bytes FROM main."run_parent") GROUP BY id),
hash_run_environment AS (
    SELECT id, count(*) AS rows, sha256(encode('run_environment' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'git_commit:VARCHAR' || chr(10) || 'git_dirty:BOOLEAN' || chr(10) || 'java_version:VARCHAR' || chr(10) || 'java_vendor:VARCHAR' || chr(10) || 'os:VARCHAR' || chr(10) || 'arch:VARCHAR' || chr(10) || 'locale:VARCHAR' || chr(10) || 'zone:VARCHAR' || chr(10) || 'duckdb_version:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "git_commit" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("git_commit" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("git_commit" AS VARCHAR)) END
        || CASE WHEN "git_dirty" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "git_dirty" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "java_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("java_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("java_version" AS VARCHAR)) END
        || CASE WHEN "java_vendor" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("java_vendor" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("java_vendor" AS VARCHAR)) END
        || CASE WHEN "os" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("os" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("os" AS VARCHAR)) END
        || CASE WHEN "arch" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("arch" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("arch" AS VARCHAR)) END
        || CASE WHEN "locale" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("locale" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("locale" AS VARCHAR)) END
        || CASE WHEN "zone" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("zone" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("zone" AS VARCHAR)) END
        || CASE WHEN "duckdb_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("duckdb_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("duckdb_version" AS VARCHAR)) END
        ) AS bytes FROM main."run_environment") GROUP BY id),
hash_run_config AS (
    SELECT id, count(*) AS rows, sha256(encode('run_config' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'config:VARCHAR' || chr(10) || 'sha256:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "config" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("config" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("config" AS VARCHAR)) END
        || CASE WHEN "sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sha256" AS VARCHAR)) END
        ) AS bytes FROM main."run_config") GROUP BY id),
hash_run_warning AS (
    SELECT id, count(*) AS rows, sha256(encode('run_warning' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'position:INTEGER' || chr(10) || 'code:VARCHAR' || chr(10) || 'message:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "code" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("code" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("code" AS VARCHAR)) END
        || CASE WHEN "message" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("message" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("message" AS VARCHAR)) END
        ) AS bytes FROM main."run_warning") GROUP BY id),
hash_run_artifact AS (
    SELECT id, count(*) AS rows, sha256(encode('run_artifact' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'role:ENUM' || chr(10) || 'artifact_id:VARCHAR' || chr(10) || 'meta:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "role" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("role" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("role" AS VARCHAR)) END
        || CASE WHEN "artifact_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("artifact_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("artifact_id" AS VARCHAR)) END
        || CASE WHEN "meta" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("meta" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("meta" AS VARCHAR)) END
        ) AS bytes FROM main."run_artifact") GROUP BY id),
hash_artifact_input AS (
    SELECT id, count(*) AS rows, sha256(encode('artifact_input' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'artifact_id:VARCHAR' || chr(10) || 'input_artifact_id:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "artifact_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("artifact_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("artifact_id" AS VARCHAR)) END
        || CASE WHEN "input_artifact_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("input_artifact_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("input_artifact_id" AS VARCHAR)) END
        ) AS bytes FROM main."artifact_input") GROUP BY id),
hash_import_check AS (
    SELECT id, count(*) AS rows, sha256(encode('import_check' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'kind:VARCHAR' || chr(10) || 'column_name:VARCHAR' || chr(10) || 'rows_given:INTEGER' || chr(10) || 'rows_computed:INTEGER' || chr(10) || 'rows_differing:INTEGER' || chr(10) || 'max_abs_diff:DOUBLE' || chr(10) || 'tolerance:DOUBLE' || chr(10) || 'first_difference:DATE' || chr(10) || 'agrees:BOOLEAN' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("run_id" AS VARCHAR) AS id, hex(
        CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "kind" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("kind" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("kind" AS VARCHAR)) END
        || CASE WHEN "column_name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("column_name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("column_name" AS VARCHAR)) END
        || CASE WHEN "rows_given" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_given" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "rows_computed" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_computed" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "rows_differing" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_differing" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "max_abs_diff" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_abs_diff" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "tolerance" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("tolerance" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "first_difference" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("first_difference" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "agrees" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "agrees" THEN '0601' ELSE '0600' END) END
        ) AS bytes FROM main."import_check") GROUP BY id),
hash_audit_record AS (
    SELECT id, count(*) AS rows, sha256(encode('audit_record' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'sequence:INTEGER' || chr(10) || 'kind:VARCHAR' || chr(10) || 'baseline_run_id:VARCHAR' || chr(10) || 'scaled_run_id:VARCHAR' || chr(10) || 'quarter:VARCHAR' || chr(10) || 'verdict:ENUM' || chr(10) || 'decision:VARCHAR' || chr(10) || 'based_on:VARCHAR' || chr(10) || 'previous_audit_id:VARCHAR' || chr(10) || 'document:VARCHAR' || chr(10) || 'author:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("audit_id" AS VARCHAR) AS id, hex(
        CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "kind" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("kind" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("kind" AS VARCHAR)) END
        || CASE WHEN "baseline_run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("baseline_run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("baseline_run_id" AS VARCHAR)) END
        || CASE WHEN "scaled_run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("scaled_run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("scaled_run_id" AS VARCHAR)) END
        || CASE WHEN "quarter" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("quarter" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("quarter" AS VARCHAR)) END
        || CASE WHEN "verdict" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("verdict" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("verdict" AS VARCHAR)) END
        || CASE WHEN "decision" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("decision" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("decision" AS VARCHAR)) END
        || CASE WHEN "based_on" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("based_on" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("based_on" AS VARCHAR)) END
        || CASE WHEN "previous_audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("previous_audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("previous_audit_id" AS VARCHAR)) END
        || CASE WHEN "document" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("document" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("document" AS VARCHAR)) END
        || CASE WHEN "author" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("author" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("author" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."audit_record") GROUP BY id),
hash_audit_figure AS (
    SELECT id, count(*) AS rows, sha256(encode('audit_figure' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'name:VARCHAR' || chr(10) || 'value:DOUBLE' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("audit_id" AS VARCHAR) AS id, hex(
        CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("name" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes FROM main."audit_figure") GROUP BY id),
hash_validation_finding AS (
    SELECT id, count(*) AS rows, sha256(encode('validation_finding' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'question:INTEGER' || chr(10) || 'position:INTEGER' || chr(10) || 'name:VARCHAR' || chr(10) || 'value:DOUBLE' || chr(10) || 'unit:VARCHAR' || chr(10) || 'bounds:VARCHAR' || chr(10) || 'verdict:ENUM' || chr(10) || 'note:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("audit_id" AS VARCHAR) AS id, hex(
        CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "question" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("question" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("name" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "unit" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("unit" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("unit" AS VARCHAR)) END
        || CASE WHEN "bounds" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("bounds" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("bounds" AS VARCHAR)) END
        || CASE WHEN "verdict" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("verdict" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("verdict" AS VARCHAR)) END
        || CASE WHEN "note" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("note" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("note" AS VARCHAR)) END
        ) AS bytes FROM main."validation_finding") GROUP BY id),
hash_validation_evidence AS (
    SELECT id, count(*) AS rows, sha256(encode('validation_evidence' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'question:INTEGER' || chr(10) || 'position:INTEGER' || chr(10) || 'evidence:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("audit_id" AS VARCHAR) AS id, hex(
        CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "question" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("question" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "evidence" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("evidence" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("evidence" AS VARCHAR)) END
        ) AS bytes FROM main."validation_evidence") GROUP BY id),
hash_alert AS (
    SELECT id, count(*) AS rows, sha256(encode('alert' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'position:INTEGER' || chr(10) || 'code:VARCHAR' || chr(10) || 'message:VARCHAR' || chr(10) || 'evidence:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("audit_id" AS VARCHAR) AS id, hex(
        CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "code" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("code" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("code" AS VARCHAR)) END
        || CASE WHEN "message" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("message" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("message" AS VARCHAR)) END
        || CASE WHEN "evidence" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("evidence" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("evidence" AS VARCHAR)) END
        ) AS bytes FROM main."alert") GROUP BY id),
hash_sign_off AS (
    SELECT id, count(*) AS rows, sha256(encode('sign_off' || chr(10) || 'sequence:INTEGER' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'reviewer:VARCHAR' || chr(10) || 'decision:VARCHAR' || chr(10) || 'note:VARCHAR' || chr(10) || 'chain_head:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "reviewer" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("reviewer" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("reviewer" AS VARCHAR)) END
        || CASE WHEN "decision" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("decision" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("decision" AS VARCHAR)) END
        || CASE WHEN "note" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("note" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("note" AS VARCHAR)) END
        || CASE WHEN "chain_head" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("chain_head" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("chain_head" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."sign_off") GROUP BY id),
hash_promotion AS (
    SELECT id, count(*) AS rows, sha256(encode('promotion' || chr(10) || 'sequence:INTEGER' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'audit_id:VARCHAR' || chr(10) || 'accepted_caution:VARCHAR' || chr(10) || 'revoked_reason:VARCHAR' || chr(10) || 'author:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "audit_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("audit_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("audit_id" AS VARCHAR)) END
        || CASE WHEN "accepted_caution" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("accepted_caution" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("accepted_caution" AS VARCHAR)) END
        || CASE WHEN "revoked_reason" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("revoked_reason" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("revoked_reason" AS VARCHAR)) END
        || CASE WHEN "author" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("author" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("author" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."promotion") GROUP BY id),
hash_replay_receipt AS (
    SELECT id, count(*) AS rows, sha256(encode('replay_receipt' || chr(10) || 'sequence:INTEGER' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'verdict:VARCHAR' || chr(10) || 'artifacts:INTEGER' || chr(10) || 'identical:INTEGER' || chr(10) || 'stage:VARCHAR' || chr(10) || 'date:DATE' || chr(10) || 'row_key:VARCHAR' || chr(10) || 'column_name:VARCHAR' || chr(10) || 'stored_value:VARCHAR' || chr(10) || 'computed_value:VARCHAR' || chr(10) || 'ulp_distance:DOUBLE' || chr(10) || 'error_message:VARCHAR' || chr(10) || 'environment_then:VARCHAR' || chr(10) || 'environment_now:VARCHAR' || chr(10) || 'chain_head:VARCHAR' || chr(10) || 'author:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "verdict" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("verdict" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("verdict" AS VARCHAR)) END
        || CASE WHEN "artifacts" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("artifacts" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "identical" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("identical" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "stage" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("stage" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("stage" AS VARCHAR)) END
        || CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "row_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("row_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("row_key" AS VARCHAR)) END
        || CASE WHEN "column_name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("column_name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("column_name" AS VARCHAR)) END
        || CASE WHEN "stored_value" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("stored_value" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("stored_value" AS VARCHAR)) END
        || CASE WHEN "computed_value" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("computed_value" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("computed_value" AS VARCHAR)) END
        || CASE WHEN "ulp_distance" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ulp_distance" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "error_message" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("error_message" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("error_message" AS VARCHAR)) END
        || CASE WHEN "environment_then" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("environment_then" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("environment_then" AS VARCHAR)) END
        || CASE WHEN "environment_now" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("environment_now" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("environment_now" AS VARCHAR)) END
        || CASE WHEN "chain_head" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("chain_head" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("chain_head" AS VARCHAR)) END
        || CASE WHEN "author" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("author" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("author" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."replay_receipt") GROUP BY id),
hash_replay_artifact AS (
    SELECT id, count(*) AS rows, sha256(encode('replay_artifact' || chr(10) || 'sequence:INTEGER' || chr(10) || 'position:INTEGER' || chr(10) || 'kind:VARCHAR' || chr(10) || 'recorded_artifact_id:VARCHAR' || chr(10) || 'computed_artifact_id:VARCHAR' || chr(10) || 'identical:BOOLEAN' || chr(10) || 'first_block:INTEGER' || chr(10) || 'date:DATE' || chr(10) || 'row_key:VARCHAR' || chr(10) || 'column_name:VARCHAR' || chr(10) || 'stored_value:VARCHAR' || chr(10) || 'computed_value:VARCHAR' || chr(10) || 'ulp_distance:DOUBLE' || chr(10) || 'rows_differing:INTEGER' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "kind" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("kind" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("kind" AS VARCHAR)) END
        || CASE WHEN "recorded_artifact_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("recorded_artifact_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("recorded_artifact_id" AS VARCHAR)) END
        || CASE WHEN "computed_artifact_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("computed_artifact_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("computed_artifact_id" AS VARCHAR)) END
        || CASE WHEN "identical" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "identical" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "first_block" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("first_block" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "row_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("row_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("row_key" AS VARCHAR)) END
        || CASE WHEN "column_name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("column_name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("column_name" AS VARCHAR)) END
        || CASE WHEN "stored_value" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("stored_value" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("stored_value" AS VARCHAR)) END
        || CASE WHEN "computed_value" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("computed_value" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("computed_value" AS VARCHAR)) END
        || CASE WHEN "ulp_distance" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ulp_distance" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "rows_differing" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_differing" AS BIGINT) AS BIT) AS BLOB) END
        ) AS bytes FROM main."replay_artifact") GROUP BY id),
hash_lookahead_certificate AS (
    SELECT id, count(*) AS rows, sha256(encode('lookahead_certificate' || chr(10) || 'sequence:INTEGER' || chr(10) || 'run_id:VARCHAR' || chr(10) || 'verdict:VARCHAR' || chr(10) || 'cuts:INTEGER' || chr(10) || 'seed:INTEGER' || chr(10) || 'rows_compared:INTEGER' || chr(10) || 'rows_differing:INTEGER' || chr(10) || 'chain_head:VARCHAR' || chr(10) || 'author:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "run_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_id" AS VARCHAR)) END
        || CASE WHEN "verdict" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("verdict" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("verdict" AS VARCHAR)) END
        || CASE WHEN "cuts" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("cuts" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "seed" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("seed" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "rows_compared" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_compared" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "rows_differing" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_differing" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "chain_head" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("chain_head" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("chain_head" AS VARCHAR)) END
        || CASE WHEN "author" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("author" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("author" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."lookahead_certificate") GROUP BY id),
hash_lookahead_check AS (
    SELECT id, count(*) AS rows, sha256(encode('lookahead_check' || chr(10) || 'sequence:INTEGER' || chr(10) || 'cut:VARCHAR' || chr(10) || 'kind:VARCHAR' || chr(10) || 'rows_compared:INTEGER' || chr(10) || 'rows_differing:INTEGER' || chr(10) || 'row_key:VARCHAR' || chr(10) || 'column_name:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "cut" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("cut" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("cut" AS VARCHAR)) END
        || CASE WHEN "kind" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("kind" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("kind" AS VARCHAR)) END
        || CASE WHEN "rows_compared" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_compared" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "rows_differing" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("rows_differing" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "row_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("row_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("row_key" AS VARCHAR)) END
        || CASE WHEN "column_name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("column_name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("column_name" AS VARCHAR)) END
        ) AS bytes FROM main."lookahead_check") GROUP BY id),
hash_incident AS (
    SELECT id, count(*) AS rows, sha256(encode('incident' || chr(10) || 'sequence:INTEGER' || chr(10) || 'code:VARCHAR' || chr(10) || 'message:VARCHAR' || chr(10) || 'file_name:VARCHAR' || chr(10) || 'file_bytes:INTEGER' || chr(10) || 'file_sha256:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "code" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("code" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("code" AS VARCHAR)) END
        || CASE WHEN "message" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("message" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("message" AS VARCHAR)) END
        || CASE WHEN "file_name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("file_name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("file_name" AS VARCHAR)) END
        || CASE WHEN "file_bytes" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("file_bytes" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "file_sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("file_sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("file_sha256" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."incident") GROUP BY id),
hash_sweep AS (
    SELECT id, count(*) AS rows, sha256(encode('sweep' || chr(10) || 'sweep_id:VARCHAR' || chr(10) || 'grid:VARCHAR' || chr(10) || 'figures:VARCHAR' || chr(10) || 'books:INTEGER' || chr(10) || 'configurations:INTEGER' || chr(10) || 'author:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sweep_id" AS VARCHAR) AS id, hex(
        CASE WHEN "sweep_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sweep_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sweep_id" AS VARCHAR)) END
        || CASE WHEN "grid" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("grid" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("grid" AS VARCHAR)) END
        || CASE WHEN "figures" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("figures" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("figures" AS VARCHAR)) END
        || CASE WHEN "books" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("books" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "configurations" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("configurations" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "author" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("author" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("author" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."sweep") GROUP BY id),
hash_sweep_task AS (
    SELECT id, count(*) AS rows, sha256(encode('sweep_task' || chr(10) || 'sweep_id:VARCHAR' || chr(10) || 'task_key:VARCHAR' || chr(10) || 'book:VARCHAR' || chr(10) || 'document:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sweep_id" AS VARCHAR) AS id, hex(
        CASE WHEN "sweep_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sweep_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sweep_id" AS VARCHAR)) END
        || CASE WHEN "task_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("task_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("task_key" AS VARCHAR)) END
        || CASE WHEN "book" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("book" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("book" AS VARCHAR)) END
        || CASE WHEN "document" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("document" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("document" AS VARCHAR)) END
        ) AS bytes FROM main."sweep_task") GROUP BY id),
hash_sweep_batch AS (
    SELECT id, count(*) AS rows, sha256(encode('sweep_batch' || chr(10) || 'sequence:INTEGER' || chr(10) || 'sweep_id:VARCHAR' || chr(10) || 'results:INTEGER' || chr(10) || 'sweep_sha256:VARCHAR' || chr(10) || 'chain_head:VARCHAR' || chr(10) || 'library_version:VARCHAR' || chr(10) || 'created_at:TIMESTAMPTZ' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "sweep_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sweep_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sweep_id" AS VARCHAR)) END
        || CASE WHEN "results" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("results" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "sweep_sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sweep_sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sweep_sha256" AS VARCHAR)) END
        || CASE WHEN "chain_head" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("chain_head" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("chain_head" AS VARCHAR)) END
        || CASE WHEN "library_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("library_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("library_version" AS VARCHAR)) END
        || CASE WHEN "created_at" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("created_at") AS BIT) AS BLOB) END
        ) AS bytes FROM main."sweep_batch") GROUP BY id),
hash_sweep_result AS (
    SELECT id, count(*) AS rows, sha256(encode('sweep_result' || chr(10) || 'sequence:INTEGER' || chr(10) || 'task_key:VARCHAR' || chr(10) || 'book:VARCHAR' || chr(10) || 'config:VARCHAR' || chr(10) || 'allocator_version:VARCHAR' || chr(10) || 'run_key:VARCHAR' || chr(10) || 'content_sha256:VARCHAR' || chr(10) || 'days_normal:INTEGER' || chr(10) || 'days_elevated:INTEGER' || chr(10) || 'days_stress:INTEGER' || chr(10) || 'days_crisis:INTEGER' || chr(10) || 'transitions_per_year:DOUBLE' || chr(10) || 'mean_scalar:DOUBLE' || chr(10) || 'cagr_delta:DOUBLE' || chr(10) || 'max_drawdown_delta:DOUBLE' || chr(10) || 'sharpe_delta:DOUBLE' || chr(10) || 'verdict:VARCHAR' || chr(10) || 'note:VARCHAR' || chr(10) || 'error_code:VARCHAR' || chr(10) || '' || chr(10) || '')
        || unhex(string_agg(bytes, '' ORDER BY bytes))) AS sha256
    FROM (SELECT CAST("sequence" AS VARCHAR) AS id, hex(
        CASE WHEN "sequence" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("sequence" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "task_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("task_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("task_key" AS VARCHAR)) END
        || CASE WHEN "book" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("book" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("book" AS VARCHAR)) END
        || CASE WHEN "config" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("config" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("config" AS VARCHAR)) END
        || CASE WHEN "allocator_version" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("allocator_version" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("allocator_version" AS VARCHAR)) END
        || CASE WHEN "run_key" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("run_key" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("run_key" AS VARCHAR)) END
        || CASE WHEN "content_sha256" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("content_sha256" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("content_sha256" AS VARCHAR)) END
        || CASE WHEN "days_normal" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("days_normal" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "days_elevated" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("days_elevated" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "days_stress" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("days_stress" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "days_crisis" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("days_crisis" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "transitions_per_year" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("transitions_per_year" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "mean_scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("mean_scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "cagr_delta" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("cagr_delta" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "max_drawdown_delta" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_drawdown_delta" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "sharpe_delta" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("sharpe_delta" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "verdict" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("verdict" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("verdict" AS VARCHAR)) END
        || CASE WHEN "note" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("note" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("note" AS VARCHAR)) END
        || CASE WHEN "error_code" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("error_code" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("error_code" AS VARCHAR)) END
        ) AS bytes FROM main."sweep_result") GROUP BY id),
hashed AS (
    SELECT 'migration' AS subject, 'schema_version' AS place, id, rows, sha256 FROM hash_schema_version
    UNION ALL SELECT 'views' AS subject, 'view_set' AS place, id, rows, sha256 FROM hash_view_set
    UNION ALL SELECT 'run' AS subject, 'run' AS place, id, rows, sha256 FROM hash_run
    UNION ALL SELECT 'run' AS subject, 'run_outcome' AS place, id, rows, sha256 FROM hash_run_outcome
    UNION ALL SELECT 'run' AS subject, 'run_parent' AS place, id, rows, sha256 FROM hash_run_parent
    UNION ALL SELECT 'run' AS subject, 'run_environment' AS place, id, rows, sha256 FROM hash_run_environment
    UNION ALL SELECT 'run' AS subject, 'run_config' AS place, id, rows, sha256 FROM hash_run_config
    UNION ALL SELECT 'run' AS subject, 'run_warning' AS place, id, rows, sha256 FROM hash_run_warning
    UNION ALL SELECT 'run' AS subject, 'run_artifact' AS place, id, rows, sha256 FROM hash_run_artifact
    UNION ALL SELECT 'run' AS subject, 'artifact_input' AS place, id, rows, sha256 FROM hash_artifact_input
    UNION ALL SELECT 'run' AS subject, 'import_check' AS place, id, rows, sha256 FROM hash_import_check
    UNION ALL SELECT 'audit' AS subject, 'audit_record' AS place, id, rows, sha256 FROM hash_audit_record
    UNION ALL SELECT 'audit' AS subject, 'audit_figure' AS place, id, rows, sha256 FROM hash_audit_figure
    UNION ALL SELECT 'audit' AS subject, 'validation_finding' AS place, id, rows, sha256 FROM hash_validation_finding
    UNION ALL SELECT 'audit' AS subject, 'validation_evidence' AS place, id, rows, sha256 FROM hash_validation_evidence
    UNION ALL SELECT 'audit' AS subject, 'alert' AS place, id, rows, sha256 FROM hash_alert
    UNION ALL SELECT 'sign_off' AS subject, 'sign_off' AS place, id, rows, sha256 FROM hash_sign_off
    UNION ALL SELECT 'promotion' AS subject, 'promotion' AS place, id, rows, sha256 FROM hash_promotion
    UNION ALL SELECT 'replay' AS subject, 'replay_receipt' AS place, id, rows, sha256 FROM hash_replay_receipt
    UNION ALL SELECT 'replay' AS subject, 'replay_artifact' AS place, id, rows, sha256 FROM hash_replay_artifact
    UNION ALL SELECT 'lookahead' AS subject, 'lookahead_certificate' AS place, id, rows, sha256 FROM hash_lookahead_certificate
    UNION ALL SELECT 'lookahead' AS subject, 'lookahead_check' AS place, id, rows, sha256 FROM hash_lookahead_check
    UNION ALL SELECT 'incident' AS subject, 'incident' AS place, id, rows, sha256 FROM hash_incident
    UNION ALL SELECT 'sweep' AS subject, 'sweep' AS place, id, rows, sha256 FROM hash_sweep
    UNION ALL SELECT 'sweep' AS subject, 'sweep_task' AS place, id, rows, sha256 FROM hash_sweep_task
    UNION ALL SELECT 'sweep_batch' AS subject, 'sweep_batch' AS place, id, rows, sha256 FROM hash_sweep_batch
    UNION ALL SELECT 'sweep_batch' AS subject, 'sweep_result' AS place, id, rows, sha256 FROM hash_sweep_result),
claimed AS (
    SELECT subject, subject_id AS id, split_part(line, ' ', 1) AS place, CAST(split_part(line, ' ', 2) AS BIGINT) AS rows,
        split_part(line, ' ', 3) AS sha256
    FROM (SELECT subject, subject_id, unnest(string_split(record, chr(10))) AS line FROM main.chain)
    WHERE regexp_full_match(line, '[a-z_0-9]+ [0-9]+ [0-9a-f]{64}')),
catalogue_finding AS (
    SELECT CASE WHEN c.sequence IS NULL THEN 'NOT_RECORDED' ELSE 'ROWS_CHANGED' END AS code, h.subject || ' ' || h.id AS record,
        h.place, NULL AS artifact_id, NULL AS block, coalesce(k.rows || ' rows of hash ' || k.sha256, 'nothing') AS expected,
        h.rows || ' rows of hash ' || h.sha256 AS found
    FROM hashed AS h LEFT JOIN claimed AS k USING (subject, id, place)
    LEFT JOIN main.chain AS c ON c.subject = h.subject AND c.subject_id = h.id
    WHERE k.sha256 IS DISTINCT FROM h.sha256 OR k.rows IS DISTINCT FROM h.rows
    UNION ALL SELECT 'ROWS_CHANGED', k.subject || ' ' || k.id, k.place, NULL, NULL, k.rows || ' rows of hash ' || k.sha256, 'no rows'
    FROM claimed AS k ANTI JOIN hashed AS h USING (subject, id, place) WHERE k.rows > 0
    UNION ALL SELECT 'ROWS_CHANGED', subject || ' ' || subject_id, subject, NULL, NULL, 'rows that the record is about', 'none'
    FROM main.chain AS c WHERE NOT EXISTS (FROM hashed AS h WHERE h.subject = c.subject AND h.id = c.subject_id)),
stated AS (
    SELECT 'sign_off' AS subject, 'sign_off' AS place, CAST("sequence" AS VARCHAR) AS id, chain_head AS head FROM main."sign_off"
    UNION ALL SELECT 'replay' AS subject, 'replay_receipt' AS place, CAST("sequence" AS VARCHAR) AS id, chain_head AS head FROM main."replay_receipt"
    UNION ALL SELECT 'lookahead' AS subject, 'lookahead_certificate' AS place, CAST("sequence" AS VARCHAR) AS id, chain_head AS head FROM main."lookahead_certificate"
    UNION ALL SELECT 'sweep_batch' AS subject, 'sweep_batch' AS place, CAST("sequence" AS VARCHAR) AS id, chain_head AS head FROM main."sweep_batch"),
head_finding AS (
    SELECT 'HEAD_UNKNOWN' AS code, s.subject || ' ' || s.id AS record, s.place, NULL AS artifact_id, NULL AS block,
        'head ' || c.link AS expected, 'head ' || s.head AS found
    FROM stated AS s JOIN linked AS c ON c.subject = s.subject AND c.subject_id = s.id
    WHERE s.head IS NOT NULL AND s.head <> c.link AND NOT EXISTS (FROM linked AS i WHERE i.sequence < c.sequence AND i.link = s.head
        AND NOT EXISTS (FROM linked AS o WHERE o.sequence >= i.sequence AND o.sequence < c.sequence AND o.subject <> 'incident'))),
reference_finding AS (
    SELECT 'REFERENCE_BROKEN' AS code, subject || ' ' || id AS record, CASE subject WHEN 'run' THEN 'run' ELSE 'audit_record' END AS place,
        NULL AS artifact_id, NULL AS block, relation || ' ' || referred AS expected, found FROM (
    WITH stated AS (
        SELECT run_id, supersedes AS parent_run_id, 'supersedes' AS relation FROM main.run WHERE supersedes IS NOT NULL
        UNION ALL SELECT run_id, precomputed_run_id, 'scalars' FROM main.run WHERE precomputed_run_id IS NOT NULL)
    SELECT 'run' AS subject, run_id AS id, relation, parent_run_id AS referred, 'no such row in run_parent' AS found
    FROM stated ANTI JOIN main.run_parent USING (run_id, parent_run_id, relation)
    UNION ALL SELECT 'run', run_id, relation, parent_run_id, 'a row in run_parent, but not in run'
    FROM main.run_parent ANTI JOIN stated USING (run_id, parent_run_id, relation) WHERE relation IN ('supersedes', 'scalars')
    UNION ALL SELECT 'audit', a.audit_id, 'based_on', a.based_on,
        CASE WHEN b.audit_id IS NULL THEN 'no such audit' ELSE 'a later audit, or one of other runs' END
    FROM main.audit_record AS a LEFT JOIN main.audit_record AS b ON b.audit_id = a.based_on
    WHERE a.based_on IS NOT NULL AND (b.audit_id IS NULL OR b.sequence >= a.sequence OR b.baseline_run_id <> a.baseline_run_id
        OR b.scaled_run_id IS DISTINCT FROM a.scaled_run_id))),
row_of_asset_return_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "asset") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."asset_return_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'asset_return' AND schema_version = 1) USING (artifact_id)),
row_of_portfolio_return_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."portfolio_return_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'portfolio_return' AND schema_version = 1) USING (artifact_id)),
row_of_equity_curve_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "equity" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("equity" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."equity_curve_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'equity_curve' AND schema_version = 1) USING (artifact_id)),
row_of_weight_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "asset") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "weight" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("weight" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."weight_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'weight' AND schema_version = 1) USING (artifact_id)),
row_of_trend_unit_return_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "asset") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."trend_unit_return_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'trend_unit_return' AND schema_version = 1) USING (artifact_id)),
row_of_sleeve_return_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "sleeve") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "sleeve" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sleeve" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sleeve" AS VARCHAR)) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."sleeve_return_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'sleeve_return' AND schema_version = 1) USING (artifact_id)),
row_of_allocator_state_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "port_rvol_20d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("port_rvol_20d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "port_rvol_60d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("port_rvol_60d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "vol_accel" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("vol_accel" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "dd_level" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("dd_level" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "dd_slope_10d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("dd_slope_10d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "corr_20d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("corr_20d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "corr_60d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("corr_60d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "corr_shock" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("corr_shock" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN list_contains(present, 'trend_breadth_20d') THEN CASE WHEN "trend_breadth_20d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("trend_breadth_20d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'sleeve_concentration_60d') THEN CASE WHEN "sleeve_concentration_60d" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("sleeve_concentration_60d" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        ) AS bytes, coalesce("trend_breadth_20d" IS NOT NULL AND NOT list_contains(present, 'trend_breadth_20d') OR "sleeve_concentration_60d" IS NOT NULL AND NOT list_contains(present, 'sleeve_concentration_60d'), false) AS filled, rowid AS line
    FROM main."allocator_state_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocator_state' AND schema_version = 1) USING (artifact_id)),
row_of_allocator_regime_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "regime" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("regime" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("regime" AS VARCHAR)) END
        || CASE WHEN list_contains(present, 'previous_regime') THEN CASE WHEN "previous_regime" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("previous_regime" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("previous_regime" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'enter_vol_fast') THEN CASE WHEN "enter_vol_fast" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "enter_vol_fast" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'enter_corr_spike') THEN CASE WHEN "enter_corr_spike" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "enter_corr_spike" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'enter_dd_deep') THEN CASE WHEN "enter_dd_deep" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "enter_dd_deep" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'enter_dd_worsening') THEN CASE WHEN "enter_dd_worsening" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "enter_dd_worsening" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'exit_vol_fast') THEN CASE WHEN "exit_vol_fast" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "exit_vol_fast" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'exit_corr_spike') THEN CASE WHEN "exit_corr_spike" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "exit_corr_spike" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'exit_dd_deep') THEN CASE WHEN "exit_dd_deep" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "exit_dd_deep" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'exit_dd_worsening') THEN CASE WHEN "exit_dd_worsening" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "exit_dd_worsening" THEN '0601' ELSE '0600' END) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'enter_score') THEN CASE WHEN "enter_score" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("enter_score" AS BIGINT) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'exit_score') THEN CASE WHEN "exit_score" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("exit_score" AS BIGINT) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'target') THEN CASE WHEN "target" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("target" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("target" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'target_rule') THEN CASE WHEN "target_rule" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("target_rule" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("target_rule" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'decision') THEN CASE WHEN "decision" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("decision" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("decision" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'days_in_regime') THEN CASE WHEN "days_in_regime" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("days_in_regime" AS BIGINT) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'previous_days_in_regime') THEN CASE WHEN "previous_days_in_regime" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("previous_days_in_regime" AS BIGINT) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        ) AS bytes, coalesce("previous_regime" IS NOT NULL AND NOT list_contains(present, 'previous_regime') OR "enter_vol_fast" IS NOT NULL AND NOT list_contains(present, 'enter_vol_fast') OR "enter_corr_spike" IS NOT NULL AND NOT list_contains(present, 'enter_corr_spike') OR "enter_dd_deep" IS NOT NULL AND NOT list_contains(present, 'enter_dd_deep') OR "enter_dd_worsening" IS NOT NULL AND NOT list_contains(present, 'enter_dd_worsening') OR "exit_vol_fast" IS NOT NULL AND NOT list_contains(present, 'exit_vol_fast') OR "exit_corr_spike" IS NOT NULL AND NOT list_contains(present, 'exit_corr_spike') OR "exit_dd_deep" IS NOT NULL AND NOT list_contains(present, 'exit_dd_deep') OR "exit_dd_worsening" IS NOT NULL AND NOT list_contains(present, 'exit_dd_worsening') OR "enter_score" IS NOT NULL AND NOT list_contains(present, 'enter_score') OR "exit_score" IS NOT NULL AND NOT list_contains(present, 'exit_score') OR "target" IS NOT NULL AND NOT list_contains(present, 'target') OR "target_rule" IS NOT NULL AND NOT list_contains(present, 'target_rule') OR "decision" IS NOT NULL AND NOT list_contains(present, 'decision') OR "days_in_regime" IS NOT NULL AND NOT list_contains(present, 'days_in_regime') OR "previous_days_in_regime" IS NOT NULL AND NOT list_contains(present, 'previous_days_in_regime'), false) AS filled, rowid AS line
    FROM main."allocator_regime_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocator_regime' AND schema_version = 1) USING (artifact_id)),
row_of_allocator_risk_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "risk_scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("risk_scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN list_contains(present, 'regime') THEN CASE WHEN "regime" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("regime" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("regime" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'target_scalar') THEN CASE WHEN "target_scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("target_scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'smoothed_scalar') THEN CASE WHEN "smoothed_scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("smoothed_scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        ) AS bytes, coalesce("regime" IS NOT NULL AND NOT list_contains(present, 'regime') OR "target_scalar" IS NOT NULL AND NOT list_contains(present, 'target_scalar') OR "smoothed_scalar" IS NOT NULL AND NOT list_contains(present, 'smoothed_scalar'), false) AS filled, rowid AS line
    FROM main."allocator_risk_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocator_risk' AND schema_version = 1) USING (artifact_id)),
row_of_allocator_risk_v1_applied AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "risk_scalar_applied" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("risk_scalar_applied" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN list_contains(present, 'risk_scalar') THEN CASE WHEN "risk_scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("risk_scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'regime') THEN CASE WHEN "regime" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("regime" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("regime" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        ) AS bytes, coalesce("risk_scalar" IS NOT NULL AND NOT list_contains(present, 'risk_scalar') OR "regime" IS NOT NULL AND NOT list_contains(present, 'regime'), false) AS filled, rowid AS line
    FROM main."allocator_risk_v1_applied" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocator_risk_applied' AND schema_version = 1) USING (artifact_id)),
row_of_external_return_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."external_return_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'external_return' AND schema_version = 1) USING (artifact_id)),
row_of_scaled_weight_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "asset") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "weight" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("weight" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."scaled_weight_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'scaled_weight' AND schema_version = 1) USING (artifact_id)),
row_of_exposure_rebalance_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "risk_scalar_applied" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("risk_scalar_applied" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN list_contains(present, 'risk_scalar') THEN CASE WHEN "risk_scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("risk_scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'regime') THEN CASE WHEN "regime" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("regime" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("regime" AS VARCHAR)) END ELSE CAST('' AS BLOB) END
        || CASE WHEN "warm_up" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "warm_up" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "turnover_raw" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("turnover_raw" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "turnover_scaled" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("turnover_scaled" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, coalesce("risk_scalar" IS NOT NULL AND NOT list_contains(present, 'risk_scalar') OR "regime" IS NOT NULL AND NOT list_contains(present, 'regime'), false) AS filled, rowid AS line
    FROM main."exposure_rebalance_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'exposure_rebalance' AND schema_version = 1) USING (artifact_id)),
row_of_exposure_day_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "ret_baseline" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret_baseline" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "ret_scaled" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret_scaled" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "equity_baseline" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("equity_baseline" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "equity_scaled" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("equity_scaled" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."exposure_day_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'exposure_day' AND schema_version = 1) USING (artifact_id)),
row_of_sleeve_position_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "sleeve", "asset") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "sleeve" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sleeve" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sleeve" AS VARCHAR)) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("position" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."sleeve_position_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'sleeve_position' AND schema_version = 1) USING (artifact_id)),
row_of_overlay_scalar_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "series") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "series" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("series" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("series" AS VARCHAR)) END
        || CASE WHEN "scalar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("scalar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."overlay_scalar_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'overlay_scalar' AND schema_version = 1) USING (artifact_id)),
row_of_sleeve_contribution_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "asset", "sleeve") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "sleeve" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sleeve" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sleeve" AS VARCHAR)) END
        || CASE WHEN "contribution" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("contribution" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."sleeve_contribution_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'sleeve_contribution' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_feasibility_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "projection" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("projection" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("projection" AS VARCHAR)) END
        || CASE WHEN "status" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("status" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("status" AS VARCHAR)) END
        || CASE WHEN "projection_applied" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "projection_applied" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "initial_bounds" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "initial_bounds" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "initial_gross_cap" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "initial_gross_cap" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "initial_net_cap" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "initial_net_cap" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "initial_turnover_cap" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "initial_turnover_cap" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "final_bounds" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "final_bounds" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "final_gross_cap" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "final_gross_cap" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "final_net_cap" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "final_net_cap" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "final_turnover_cap" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "final_turnover_cap" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "conflict" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("conflict" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("conflict" AS VARCHAR)) END
        || CASE WHEN "iterations" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("iterations" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "converged" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "converged" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "residual" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("residual" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "distance" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("distance" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "gross" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("gross" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "net" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("net" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "turnover" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("turnover" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "budget_utilisation" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("budget_utilisation" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "positions" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("positions" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "slack_bounds" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("slack_bounds" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "slack_gross_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("slack_gross_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "slack_net_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("slack_net_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "slack_turnover_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("slack_turnover_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "multiplier_gross_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("multiplier_gross_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "multiplier_net_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("multiplier_net_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "multiplier_turnover_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("multiplier_turnover_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_feasibility_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_feasibility' AND schema_version = 1) USING (artifact_id)),
row_of_constraint_ledger_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "asset", CAST("constraint_name" AS VARCHAR)) - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "asset" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("asset" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("asset" AS VARCHAR)) END
        || CASE WHEN "constraint_name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("constraint_name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("constraint_name" AS VARCHAR)) END
        || CASE WHEN "moved" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("moved" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."constraint_ledger_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'constraint_ledger' AND schema_version = 1) USING (artifact_id)),
row_of_sleeve_attribution_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "date", "component") - 1 AS n, hex(
        CASE WHEN "date" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("date" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "component" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("component" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("component" AS VARCHAR)) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."sleeve_attribution_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'sleeve_attribution' AND schema_version = 1) USING (artifact_id)),
row_of_sleeve_month_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "sleeve", "month_end") - 1 AS n, hex(
        CASE WHEN "sleeve" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("sleeve" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("sleeve" AS VARCHAR)) END
        || CASE WHEN "month_end" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("month_end" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "ret" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN list_contains(present, 'equity') THEN CASE WHEN "equity" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("equity" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'pnl') THEN CASE WHEN "pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        || CASE WHEN list_contains(present, 'trades') THEN CASE WHEN "trades" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("trades" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END ELSE CAST('' AS BLOB) END
        ) AS bytes, coalesce("equity" IS NOT NULL AND NOT list_contains(present, 'equity') OR "pnl" IS NOT NULL AND NOT list_contains(present, 'pnl') OR "trades" IS NOT NULL AND NOT list_contains(present, 'trades'), false) AS filled, rowid AS line
    FROM main."sleeve_month_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'sleeve_month' AND schema_version = 1) USING (artifact_id)),
row_of_step4_feature_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "month_end", "feature") - 1 AS n, hex(
        CASE WHEN "month_end" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("month_end" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "feature" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("feature" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("feature" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_feature_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_feature' AND schema_version = 1) USING (artifact_id)),
row_of_step4_candidate_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "position") - 1 AS n, hex(
        CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("name" AS VARCHAR)) END
        || CASE WHEN "method" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("method" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("method" AS VARCHAR)) END
        || CASE WHEN "static_w" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("static_w" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "lookback" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("lookback" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "dd_penalty" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("dd_penalty" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "min_w" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("min_w" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "max_w" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_w" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "smoothing" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("smoothing" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "max_step" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_step" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "gross_base" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("gross_base" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "gross_conf_scale" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("gross_conf_scale" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "max_gross" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_gross" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "target_vol" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("target_vol" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "vol_lb" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("vol_lb" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "turn_cost_bps" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("turn_cost_bps" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "gross_cost_bps" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("gross_cost_bps" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "error" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("error" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("error" AS VARCHAR)) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_candidate_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_candidate' AND schema_version = 1) USING (artifact_id)),
row_of_step4_fit_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "method", "lookback", "month_end") - 1 AS n, hex(
        CASE WHEN "method" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("method" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("method" AS VARCHAR)) END
        || CASE WHEN "lookback" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("lookback" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "month_end" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("month_end" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "training_months" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("training_months" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "seed" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("seed" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("seed" AS VARCHAR)) END
        || CASE WHEN "weight" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("weight" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "confidence" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("confidence" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "note" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("note" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("note" AS VARCHAR)) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_fit_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_fit' AND schema_version = 1) USING (artifact_id)),
row_of_step4_fit_value_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "method", "lookback", "month_end", "name") - 1 AS n, hex(
        CASE WHEN "method" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("method" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("method" AS VARCHAR)) END
        || CASE WHEN "lookback" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("lookback" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "month_end" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("month_end" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "name" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("name" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("name" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_fit_value_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_fit_value' AND schema_version = 1) USING (artifact_id)),
row_of_step4_path_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "candidate", "month_end") - 1 AS n, hex(
        CASE WHEN "candidate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("candidate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("candidate" AS VARCHAR)) END
        || CASE WHEN "month_end" IS NULL THEN unhex('00') ELSE unhex('04') || CAST(CAST(CAST("month_end" - DATE '1970-01-01' AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "ret_a" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret_a" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "ret_b" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret_b" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "weight_a" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("weight_a" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "weight_b" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("weight_b" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "gross_leverage" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("gross_leverage" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "ret_gross" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret_gross" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "cost" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("cost" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "ret_net" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("ret_net" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "turnover_abs" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("turnover_abs" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_path_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_path' AND schema_version = 1) USING (artifact_id)),
row_of_step4_performance_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "candidate", "period") - 1 AS n, hex(
        CASE WHEN "candidate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("candidate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("candidate" AS VARCHAR)) END
        || CASE WHEN "period" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("period" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("period" AS VARCHAR)) END
        || CASE WHEN "end_equity" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("end_equity" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "cagr" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("cagr" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "max_drawdown" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_drawdown" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "calmar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("calmar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "avg_monthly_pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_monthly_pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "median_monthly_pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("median_monthly_pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "positive_month_rate" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("positive_month_rate" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "n_months" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("n_months" AS BIGINT) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_performance_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_performance' AND schema_version = 1) USING (artifact_id)),
row_of_step4_metric_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "candidate") - 1 AS n, hex(
        CASE WHEN "candidate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("candidate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("candidate" AS VARCHAR)) END
        || CASE WHEN "stress_1_25_avg_monthly_pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("stress_1_25_avg_monthly_pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "bootstrap_p10_avg_monthly_pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("bootstrap_p10_avg_monthly_pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "avg_turnover_abs" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_turnover_abs" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "avg_gross_leverage" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_gross_leverage" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "avg_weight_a" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_weight_a" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "weight_std_a" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("weight_std_a" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "train_test_calmar_gap_abs" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("train_test_calmar_gap_abs" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_metric_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_metric' AND schema_version = 1) USING (artifact_id)),
row_of_step4_benchmark_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "benchmark") - 1 AS n, hex(
        CASE WHEN "benchmark" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("benchmark" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("benchmark" AS VARCHAR)) END
        || CASE WHEN "end_equity" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("end_equity" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "cagr" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("cagr" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "max_drawdown" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_drawdown" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "calmar" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("calmar" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "avg_monthly_pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_monthly_pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "median_monthly_pnl" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("median_monthly_pnl" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "positive_month_rate" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("positive_month_rate" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "n_months" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("n_months" AS BIGINT) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_benchmark_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_benchmark' AND schema_version = 1) USING (artifact_id)),
row_of_step4_score_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "objective", "candidate") - 1 AS n, hex(
        CASE WHEN "objective" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("objective" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("objective" AS VARCHAR)) END
        || CASE WHEN "candidate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("candidate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("candidate" AS VARCHAR)) END
        || CASE WHEN "score" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("score" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "robust_pass" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "robust_pass" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "selected" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "selected" THEN '0601' ELSE '0600' END) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_score_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_score' AND schema_version = 1) USING (artifact_id)),
row_of_step4_gate_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "objective", "candidate", "gate") - 1 AS n, hex(
        CASE WHEN "objective" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("objective" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("objective" AS VARCHAR)) END
        || CASE WHEN "candidate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("candidate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("candidate" AS VARCHAR)) END
        || CASE WHEN "gate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("gate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("gate" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "bound" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("bound" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("bound" AS VARCHAR)) END
        || CASE WHEN "limit_value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("limit_value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "slack" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("slack" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "passed" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "passed" THEN '0601' ELSE '0600' END) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_gate_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_gate' AND schema_version = 1) USING (artifact_id)),
row_of_step4_promotion_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "objective") - 1 AS n, hex(
        CASE WHEN "objective" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("objective" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("objective" AS VARCHAR)) END
        || CASE WHEN "candidate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("candidate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("candidate" AS VARCHAR)) END
        || CASE WHEN "max_drawdown_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("max_drawdown_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "test_max_drawdown" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("test_max_drawdown" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "promote_dd_cap" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("promote_dd_cap" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "eligible" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "eligible" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "promotion_score" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("promotion_score" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "dynamic" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "dynamic" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "not_dynamic_because" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("not_dynamic_because" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("not_dynamic_because" AS VARCHAR)) END
        || CASE WHEN "avg_turnover_abs" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_turnover_abs" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "avg_weight_a" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("avg_weight_a" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "dynamic_score" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("dynamic_score" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        || CASE WHEN "promoted" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "promoted" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "promoted_dynamic" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "promoted_dynamic" THEN '0601' ELSE '0600' END) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."step4_promotion_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'step4_promotion' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_request_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "as_of" IS NULL THEN unhex('00') ELSE unhex('05') || CAST(CAST(epoch_us("as_of") AS BIT) AS BLOB) END
        || CASE WHEN "document" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("document" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("document" AS VARCHAR)) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_request_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_request' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_summary_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "enabled" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "enabled" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "regime" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("regime" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("regime" AS VARCHAR)) END
        || CASE WHEN "regime_confidence" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("regime_confidence" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("regime_confidence" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "low_confidence" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "low_confidence" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "budget_multiplier" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("budget_multiplier" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("budget_multiplier" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "capacity_multiplier" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("capacity_multiplier" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("capacity_multiplier" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_summary_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_summary' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_decision_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", "symbol", "timeframe", CAST("order_type" AS VARCHAR), CAST("time_in_force" AS VARCHAR)) - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "symbol" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("symbol" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("symbol" AS VARCHAR)) END
        || CASE WHEN "timeframe" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("timeframe" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("timeframe" AS VARCHAR)) END
        || CASE WHEN "order_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("order_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("order_type" AS VARCHAR)) END
        || CASE WHEN "time_in_force" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("time_in_force" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("time_in_force" AS VARCHAR)) END
        || CASE WHEN "side" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("side" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("side" AS VARCHAR)) END
        || CASE WHEN "status" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("status" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("status" AS VARCHAR)) END
        || CASE WHEN "conflict" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "conflict" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "requested_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("requested_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("requested_qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "allocated_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("allocated_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("allocated_qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "approved_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("approved_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("approved_qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "ordered_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("ordered_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("ordered_qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "target_delta_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("target_delta_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("target_delta_qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "price" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("price" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("price" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "requested_notional" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("requested_notional" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("requested_notional" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "approved_notional" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("approved_notional" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("approved_notional" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_decision_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_decision' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_reason_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", "symbol", "timeframe", CAST("order_type" AS VARCHAR), CAST("time_in_force" AS VARCHAR), "position") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "symbol" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("symbol" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("symbol" AS VARCHAR)) END
        || CASE WHEN "timeframe" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("timeframe" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("timeframe" AS VARCHAR)) END
        || CASE WHEN "order_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("order_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("order_type" AS VARCHAR)) END
        || CASE WHEN "time_in_force" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("time_in_force" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("time_in_force" AS VARCHAR)) END
        || CASE WHEN "position" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("position" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "reason" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("reason" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("reason" AS VARCHAR)) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_reason_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_reason' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_share_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", "symbol", "timeframe", CAST("order_type" AS VARCHAR), CAST("time_in_force" AS VARCHAR), "strategy_id") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "symbol" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("symbol" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("symbol" AS VARCHAR)) END
        || CASE WHEN "timeframe" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("timeframe" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("timeframe" AS VARCHAR)) END
        || CASE WHEN "order_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("order_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("order_type" AS VARCHAR)) END
        || CASE WHEN "time_in_force" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("time_in_force" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("time_in_force" AS VARCHAR)) END
        || CASE WHEN "strategy_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("strategy_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("strategy_id" AS VARCHAR)) END
        || CASE WHEN "requested_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("requested_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("requested_qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "approved_qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("approved_qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("approved_qty" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_share_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_share' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_gate_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", CAST("gate" AS VARCHAR)) - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "gate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("gate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("gate" AS VARCHAR)) END
        || CASE WHEN "subject" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("subject" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("subject" AS VARCHAR)) END
        || CASE WHEN "passed" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "passed" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "limit_value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("limit_value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("limit_value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "slack" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("slack" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("slack" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_gate_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_gate' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_gate_check_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", "symbol", "timeframe", CAST("order_type" AS VARCHAR), CAST("time_in_force" AS VARCHAR), CAST("gate" AS VARCHAR)) - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "symbol" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("symbol" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("symbol" AS VARCHAR)) END
        || CASE WHEN "timeframe" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("timeframe" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("timeframe" AS VARCHAR)) END
        || CASE WHEN "order_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("order_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("order_type" AS VARCHAR)) END
        || CASE WHEN "time_in_force" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("time_in_force" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("time_in_force" AS VARCHAR)) END
        || CASE WHEN "gate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("gate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("gate" AS VARCHAR)) END
        || CASE WHEN "subject" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("subject" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("subject" AS VARCHAR)) END
        || CASE WHEN "passed" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "passed" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "limit_value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("limit_value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("limit_value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "slack" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("slack" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("slack" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_gate_check_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_gate_check' AND schema_version = 1) USING (artifact_id)),
row_of_order_intent_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", "symbol", "timeframe", CAST("order_type" AS VARCHAR), CAST("time_in_force" AS VARCHAR), "slice") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "symbol" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("symbol" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("symbol" AS VARCHAR)) END
        || CASE WHEN "timeframe" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("timeframe" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("timeframe" AS VARCHAR)) END
        || CASE WHEN "order_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("order_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("order_type" AS VARCHAR)) END
        || CASE WHEN "time_in_force" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("time_in_force" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("time_in_force" AS VARCHAR)) END
        || CASE WHEN "slice" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("slice" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "slices" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("slices" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "client_order_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("client_order_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("client_order_id" AS VARCHAR)) END
        || CASE WHEN "side" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("side" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("side" AS VARCHAR)) END
        || CASE WHEN "qty" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("qty" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("qty" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "placed_type" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("placed_type" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("placed_type" AS VARCHAR)) END
        || CASE WHEN "limit_price" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("limit_price" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("limit_price" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."order_intent_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'order_intent' AND schema_version = 1) USING (artifact_id)),
row_of_budget_utilization_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", "strategy_id") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "strategy_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("strategy_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("strategy_id" AS VARCHAR)) END
        || CASE WHEN "family" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("family" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("family" AS VARCHAR)) END
        || CASE WHEN "budget" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("budget" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("budget" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "used" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("used" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("used" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "ratio" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("ratio" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("ratio" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."budget_utilization_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'budget_utilization' AND schema_version = 1) USING (artifact_id)),
row_of_allocation_metric_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY "request", CAST("metric" AS VARCHAR), "label") - 1 AS n, hex(
        CASE WHEN "request" IS NULL THEN unhex('00') ELSE unhex('02') || CAST(CAST(CAST("request" AS BIGINT) AS BIT) AS BLOB) END
        || CASE WHEN "metric" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("metric" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("metric" AS VARCHAR)) END
        || CASE WHEN "label" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("label" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("label" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("value" AS VARCHAR), '0'), '.')) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."allocation_metric_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'allocation_metric' AND schema_version = 1) USING (artifact_id)),
row_of_admission_figure_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY CAST("portfolio" AS VARCHAR), CAST("figure" AS VARCHAR), "strategy_id") - 1 AS n, hex(
        CASE WHEN "portfolio" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("portfolio" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("portfolio" AS VARCHAR)) END
        || CASE WHEN "figure" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("figure" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("figure" AS VARCHAR)) END
        || CASE WHEN "strategy_id" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("strategy_id" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("strategy_id" AS VARCHAR)) END
        || CASE WHEN "value" IS NULL THEN unhex('00') ELSE unhex('01') || CAST(CAST("value" + CAST(0 AS DOUBLE) AS BIT) AS BLOB) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."admission_figure_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'admission_figure' AND schema_version = 1) USING (artifact_id)),
row_of_admission_check_v1 AS (
    SELECT artifact_id, row_number() OVER (PARTITION BY artifact_id ORDER BY CAST("gate" AS VARCHAR)) - 1 AS n, hex(
        CASE WHEN "gate" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("gate" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("gate" AS VARCHAR)) END
        || CASE WHEN "passed" IS NULL THEN unhex('00') ELSE unhex(CASE WHEN "passed" THEN '0601' ELSE '0600' END) END
        || CASE WHEN "without_value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("without_value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("without_value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "with_value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("with_value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("with_value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "limit_value" IS NULL THEN unhex('00') ELSE unhex('07') || CAST(CAST(CAST(octet_length(encode(rtrim(rtrim(CAST("limit_value" AS VARCHAR), '0'), '.'))) AS INTEGER) AS BIT) AS BLOB) || encode(rtrim(rtrim(CAST("limit_value" AS VARCHAR), '0'), '.')) END
        || CASE WHEN "subject" IS NULL THEN unhex('00') ELSE unhex('03') || CAST(CAST(CAST(octet_length(encode(CAST("subject" AS VARCHAR))) AS INTEGER) AS BIT) AS BLOB) || encode(CAST("subject" AS VARCHAR)) END
        ) AS bytes, false AS filled, rowid AS line
    FROM main."admission_check_v1" LEFT JOIN (SELECT artifact_id, string_split(columns, ',') AS present FROM main.artifact
        WHERE kind = 'admission_check' AND schema_version = 1) USING (artifact_id)),
content AS (
    SELECT 'asset_return' AS kind, 1 AS schema_version, 'asset_return_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_asset_return_v1 GROUP BY artifact_id
    UNION ALL SELECT 'portfolio_return' AS kind, 1 AS schema_version, 'portfolio_return_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_portfolio_return_v1 GROUP BY artifact_id
    UNION ALL SELECT 'equity_curve' AS kind, 1 AS schema_version, 'equity_curve_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_equity_curve_v1 GROUP BY artifact_id
    UNION ALL SELECT 'weight' AS kind, 1 AS schema_version, 'weight_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_weight_v1 GROUP BY artifact_id
    UNION ALL SELECT 'trend_unit_return' AS kind, 1 AS schema_version, 'trend_unit_return_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_trend_unit_return_v1 GROUP BY artifact_id
    UNION ALL SELECT 'sleeve_return' AS kind, 1 AS schema_version, 'sleeve_return_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_sleeve_return_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocator_state' AS kind, 1 AS schema_version, 'allocator_state_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocator_state_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocator_regime' AS kind, 1 AS schema_version, 'allocator_regime_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocator_regime_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocator_risk' AS kind, 1 AS schema_version, 'allocator_risk_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocator_risk_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocator_risk_applied' AS kind, 1 AS schema_version, 'allocator_risk_v1_applied' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocator_risk_v1_applied GROUP BY artifact_id
    UNION ALL SELECT 'external_return' AS kind, 1 AS schema_version, 'external_return_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_external_return_v1 GROUP BY artifact_id
    UNION ALL SELECT 'scaled_weight' AS kind, 1 AS schema_version, 'scaled_weight_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_scaled_weight_v1 GROUP BY artifact_id
    UNION ALL SELECT 'exposure_rebalance' AS kind, 1 AS schema_version, 'exposure_rebalance_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_exposure_rebalance_v1 GROUP BY artifact_id
    UNION ALL SELECT 'exposure_day' AS kind, 1 AS schema_version, 'exposure_day_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_exposure_day_v1 GROUP BY artifact_id
    UNION ALL SELECT 'sleeve_position' AS kind, 1 AS schema_version, 'sleeve_position_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_sleeve_position_v1 GROUP BY artifact_id
    UNION ALL SELECT 'overlay_scalar' AS kind, 1 AS schema_version, 'overlay_scalar_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_overlay_scalar_v1 GROUP BY artifact_id
    UNION ALL SELECT 'sleeve_contribution' AS kind, 1 AS schema_version, 'sleeve_contribution_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_sleeve_contribution_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_feasibility' AS kind, 1 AS schema_version, 'allocation_feasibility_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_feasibility_v1 GROUP BY artifact_id
    UNION ALL SELECT 'constraint_ledger' AS kind, 1 AS schema_version, 'constraint_ledger_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_constraint_ledger_v1 GROUP BY artifact_id
    UNION ALL SELECT 'sleeve_attribution' AS kind, 1 AS schema_version, 'sleeve_attribution_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_sleeve_attribution_v1 GROUP BY artifact_id
    UNION ALL SELECT 'sleeve_month' AS kind, 1 AS schema_version, 'sleeve_month_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_sleeve_month_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_feature' AS kind, 1 AS schema_version, 'step4_feature_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_feature_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_candidate' AS kind, 1 AS schema_version, 'step4_candidate_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_candidate_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_fit' AS kind, 1 AS schema_version, 'step4_fit_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_fit_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_fit_value' AS kind, 1 AS schema_version, 'step4_fit_value_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_fit_value_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_path' AS kind, 1 AS schema_version, 'step4_path_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_path_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_performance' AS kind, 1 AS schema_version, 'step4_performance_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_performance_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_metric' AS kind, 1 AS schema_version, 'step4_metric_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_metric_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_benchmark' AS kind, 1 AS schema_version, 'step4_benchmark_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_benchmark_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_score' AS kind, 1 AS schema_version, 'step4_score_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_score_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_gate' AS kind, 1 AS schema_version, 'step4_gate_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_gate_v1 GROUP BY artifact_id
    UNION ALL SELECT 'step4_promotion' AS kind, 1 AS schema_version, 'step4_promotion_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_step4_promotion_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_request' AS kind, 1 AS schema_version, 'allocation_request_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_request_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_summary' AS kind, 1 AS schema_version, 'allocation_summary_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_summary_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_decision' AS kind, 1 AS schema_version, 'allocation_decision_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_decision_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_reason' AS kind, 1 AS schema_version, 'allocation_reason_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_reason_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_share' AS kind, 1 AS schema_version, 'allocation_share_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_share_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_gate' AS kind, 1 AS schema_version, 'allocation_gate_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_gate_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_gate_check' AS kind, 1 AS schema_version, 'allocation_gate_check_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_gate_check_v1 GROUP BY artifact_id
    UNION ALL SELECT 'order_intent' AS kind, 1 AS schema_version, 'order_intent_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_order_intent_v1 GROUP BY artifact_id
    UNION ALL SELECT 'budget_utilization' AS kind, 1 AS schema_version, 'budget_utilization_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_budget_utilization_v1 GROUP BY artifact_id
    UNION ALL SELECT 'allocation_metric' AS kind, 1 AS schema_version, 'allocation_metric_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_allocation_metric_v1 GROUP BY artifact_id
    UNION ALL SELECT 'admission_figure' AS kind, 1 AS schema_version, 'admission_figure_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_admission_figure_v1 GROUP BY artifact_id
    UNION ALL SELECT 'admission_check' AS kind, 1 AS schema_version, 'admission_check_v1' AS place, artifact_id, count(*) AS rows, string_agg(bytes, '' ORDER BY n) AS bytes, bool_or(filled) AS filled, min(line) AS first_row, max(line) AS last_row FROM row_of_admission_check_v1 GROUP BY artifact_id),
computed_block AS (
    SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_asset_return_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_portfolio_return_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_equity_curve_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_weight_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_trend_unit_return_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_sleeve_return_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocator_state_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocator_regime_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocator_risk_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocator_risk_v1_applied GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_external_return_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_scaled_weight_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_exposure_rebalance_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_exposure_day_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_sleeve_position_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_overlay_scalar_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_sleeve_contribution_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_feasibility_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_constraint_ledger_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_sleeve_attribution_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_sleeve_month_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_feature_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_candidate_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_fit_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_fit_value_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_path_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_performance_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_metric_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_benchmark_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_score_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_gate_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_step4_promotion_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_request_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_summary_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_decision_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_reason_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_share_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_gate_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_gate_check_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_order_intent_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_budget_utilization_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_allocation_metric_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_admission_figure_v1 GROUP BY artifact_id, n // 64
    UNION ALL SELECT artifact_id, n // 64 AS block, count(*) AS rows, sha256(unhex(string_agg(bytes, '' ORDER BY n))) AS sha256 FROM row_of_admission_check_v1 GROUP BY artifact_id, n // 64),
header AS (
    SELECT artifact_id, 'plimsoll/1' || chr(10) || a.kind || chr(10) || a.schema_version || chr(10) || list_aggregate(list_transform(
        list_filter(string_split(s.columns, ','), lambda d: list_contains(string_split(a.columns, ','), split_part(d, ':', 1))),
        lambda d: rtrim(d, '*?') || chr(10)), 'string_agg', '') || chr(10) AS text
    FROM main.artifact AS a JOIN main.artifact_schema AS s ON s.kind = a.kind AND s.version = a.schema_version),
bad_block AS (
    SELECT artifact_id, min(block) AS block FROM (SELECT coalesce(c.artifact_id, b.artifact_id) AS artifact_id, coalesce(c.block, b.block)
        AS block FROM computed_block AS c FULL JOIN main.artifact_block AS b ON b.artifact_id = c.artifact_id AND b.block = c.block
        WHERE c.sha256 IS DISTINCT FROM b.sha256 OR c.rows IS DISTINCT FROM b.row_count) GROUP BY artifact_id),
hashed_artifact AS (
    SELECT a.artifact_id, a.row_count, coalesce(c.rows, 0) AS rows, coalesce(c.filled, false) AS filled, coalesce(c.place, a.kind) AS place,
        sha256(encode(h.text) || unhex(coalesce(c.bytes, ''))) AS sha256, b.block
    FROM main.artifact AS a LEFT JOIN content AS c USING (artifact_id, kind, schema_version) LEFT JOIN header AS h USING (artifact_id)
    LEFT JOIN bad_block AS b USING (artifact_id)),
artifact_finding AS (
    SELECT 'CONTENT_CHANGED' AS code, NULL AS record, place, artifact_id, block, row_count || ' rows of this hash' AS expected,
        rows || ' rows of hash ' || sha256 AS found
    FROM hashed_artifact WHERE sha256 IS DISTINCT FROM artifact_id
    UNION ALL SELECT 'BLOCK_CHANGED', NULL, 'artifact_block', artifact_id, block, 'the hash of its rows', 'another'
    FROM hashed_artifact WHERE sha256 = artifact_id AND block IS NOT NULL
    UNION ALL SELECT 'CONTENT_CHANGED', NULL, 'artifact', artifact_id, NULL, 'row_count ' || rows, CAST(row_count AS VARCHAR)
    FROM hashed_artifact WHERE sha256 = artifact_id AND rows <> row_count
    UNION ALL SELECT 'COLUMN_FILLED', NULL, place, artifact_id, NULL, 'NULL where a column is absent', 'a value'
    FROM hashed_artifact WHERE filled
    UNION ALL SELECT 'ROWS_OF_NOTHING', NULL, place, artifact_id, NULL, 'an artifact of this table', 'none, but ' || rows || ' rows'
    FROM content AS c ANTI JOIN main.artifact AS a USING (artifact_id, kind, schema_version)
    UNION ALL SELECT 'RANGE_CHANGED', NULL, 'artifact_range', artifact_id, NULL, coalesce('rows ' || c.first_row || ' to ' || c.last_row, 'nothing'),
        coalesce('rows ' || r.first_row || ' to ' || (r.first_row + r.row_count - 1), 'nothing')
    FROM content AS c JOIN main.artifact AS a USING (artifact_id, kind, schema_version) FULL JOIN main.artifact_range AS r USING (artifact_id)
    WHERE (c.first_row IS DISTINCT FROM r.first_row OR c.last_row IS DISTINCT FROM r.first_row + r.row_count - 1) AND (c.rows = a.row_count
        OR c.rows IS NULL AND r.artifact_id NOT IN (SELECT artifact_id FROM main.artifact WHERE row_count > 0))
    UNION ALL SELECT DISTINCT 'ROWS_OF_NOTHING', NULL, 'artifact_block', artifact_id, NULL, 'an artifact', 'none'
    FROM main.artifact_block AS b ANTI JOIN main.artifact AS a USING (artifact_id)
    UNION ALL SELECT 'ARTIFACT_UNUSED', NULL, 'artifact', artifact_id, NULL, 'a run that refers to it', 'none'
    FROM main.artifact AS a ANTI JOIN main.run_artifact AS r USING (artifact_id)
    UNION ALL SELECT 'ARTIFACT_MISSING', 'run ' || run_id, 'artifact', artifact_id, NULL, 'an artifact', 'none'
    FROM main.run_artifact AS r ANTI JOIN main.artifact AS a USING (artifact_id)),
schema_finding AS (
    SELECT 'OBJECT_MISSING' AS code, NULL AS record, 'trigger on ' || t.table_name AS place, NULL AS artifact_id, NULL AS block,
        'a trigger after ' || e.event AS expected, 'none that refuses' AS found
    FROM duckdb_tables() AS t CROSS JOIN (VALUES ('UPDATE'), ('DELETE')) AS e (event)
    WHERE t.schema_name = 'main' AND NOT t.internal AND t.table_name <> 'append_only_guard' AND NOT EXISTS (
        FROM duckdb_databases() WHERE database_name = current_database() AND starts_with(tags['storage_version'], 'v1.'))
    AND NOT EXISTS (
        FROM duckdb_triggers() AS g WHERE g.table_name = t.table_name AND NOT contains(g.sql, ' WHERE ') AND contains(
            replace(g.sql, '"', ''), 'AFTER ' || e.event || ' ON ' || t.table_name
            || ' FOR EACH STATEMENT INSERT INTO append_only_guard SELECT error(''' || t.table_name || ' is append-only: '))
    UNION ALL SELECT 'OBJECT_ADDED', NULL, 'macro ' || schema_name || '.' || function_name, NULL, NULL, 'macros in audit only', macro_definition
    FROM duckdb_functions() WHERE NOT internal AND schema_name <> 'audit'
    UNION ALL SELECT 'DEFINITION_CHANGED', NULL, 'append_only_guard', NULL, NULL, 'no rows', message FROM main.append_only_guard
    UNION ALL SELECT 'DEFINITION_CHANGED', NULL, 'artifact_schema, kind ' || kind, NULL, NULL, 'columns of hash ' || definition_sha256, columns
    FROM main.artifact_schema
    WHERE definition_sha256 <> sha256(kind || chr(10) || version || chr(10) || columns || chr(10)))
FROM chain_finding UNION ALL FROM catalogue_finding UNION ALL FROM head_finding UNION ALL FROM reference_finding UNION ALL FROM artifact_finding
UNION ALL FROM schema_finding ORDER BY ALL;

-- The head: compare it with one that a report, a receipt or an evidence pack gives. A chain cut off at its end shows only so.
SELECT sequence, record_hash AS head, strftime(make_timestamp(epoch_us(recorded_at)), '%Y-%m-%dT%H:%M:%S.%fZ') AS recorded_at
FROM main.chain ORDER BY sequence DESC LIMIT 1;
