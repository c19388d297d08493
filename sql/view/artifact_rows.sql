-- Which artifacts does each run have, and where in the table of their kind are their rows? A view that joins rows by artifact_id and rowid
-- reads those of the runs that are asked for only. An artifact that table artifact_range lacks is looked for in all of its table.
CREATE OR REPLACE VIEW audit.artifact_rows AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    artifact.kind,
    artifact.artifact_id,
    coalesce(artifact_range.first_row, 0) AS first_row,
    coalesce(artifact_range.first_row + artifact_range.row_count - 1, 9223372036854775807) AS last_row,
    artifact.row_count
FROM main.run_artifact
JOIN main.artifact USING (artifact_id)
LEFT JOIN main.artifact_range USING (artifact_id);

COMMENT ON VIEW audit.artifact_rows IS 'One row per run, role and artifact: where its rows are in the table of its kind.';
COMMENT ON COLUMN audit.artifact_rows.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.artifact_rows.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.artifact_rows.kind IS 'Kind of artifact. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN audit.artifact_rows.artifact_id IS 'The artifact. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.artifact_rows.first_row IS 'DuckDB''s rowid of its first row; 0 when it is not noted. Unit: whole number from 0.';
COMMENT ON COLUMN audit.artifact_rows.last_row IS 'DuckDB''s rowid of its last row; 9223372036854775807 when it is not noted. Unit: whole number from 0.';
COMMENT ON COLUMN audit.artifact_rows.row_count IS 'Rows of the artifact. Unit: rows.';
