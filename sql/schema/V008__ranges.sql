-- V008__ranges.sql: schema version 8. Never edit once released; write V009 instead.
-- Changes from 7: where each artifact's rows are in the table of its kind, so that a question about one run reads the rows of that run only.

CREATE TABLE artifact_range (
    artifact_id VARCHAR PRIMARY KEY,
    first_row   BIGINT NOT NULL CHECK (first_row >= 0),
    row_count   BIGINT NOT NULL CHECK (row_count >= 1)
);
COMMENT ON TABLE artifact_range IS 'Where the rows of each artifact are in the table of its kind. It follows from the rows, so no chain record covers it: verify compares it with them, snapshot and repair make it anew.';
COMMENT ON COLUMN artifact_range.artifact_id IS 'The artifact; one without rows is not listed. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN artifact_range.first_row IS 'DuckDB''s rowid of its first row. Unit: whole number from 0.';
COMMENT ON COLUMN artifact_range.row_count IS 'Rows from the first to the last one, both included: those of the artifact, as it is written in one piece. Unit: rows.';

CREATE TRIGGER artifact_range_no_update AFTER UPDATE ON artifact_range FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_range is append-only: a record is never changed; write a new one');
CREATE TRIGGER artifact_range_no_delete AFTER DELETE ON artifact_range FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_range is append-only: a record is never removed; write a new one');

-- From the rows there are, of every kind in the registry.
SET VARIABLE artifact_ranges = (SELECT string_agg('SELECT artifact_id, min(rowid), max(rowid) - min(rowid) + 1 FROM main."' || table_name
    || '" GROUP BY artifact_id HAVING artifact_id IN (SELECT artifact_id FROM main.artifact WHERE kind = ''' || kind
    || ''' AND schema_version = ' || version || ')', ' UNION ALL ' ORDER BY kind, version) FROM main.artifact_schema);
INSERT INTO main.artifact_range FROM query(getvariable('artifact_ranges')) ORDER BY artifact_id;
RESET VARIABLE artifact_ranges;
