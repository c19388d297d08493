-- Which part of the given return do the weights not explain? One row per run, role and day.
CREATE OR REPLACE VIEW audit.external_return AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.ret
FROM audit.artifact_rows AS run_artifact
JOIN main.external_return_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'external_return'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.external_return IS 'One row per run, role and day: part of the given daily return that the weights do not explain, for books that hold more than their weights.';
COMMENT ON COLUMN audit.external_return.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.external_return.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.external_return.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.external_return.ret IS 'Given return less core weight times the return recomputed from weights; 0 where both agree. Unit: decimal fraction of the day (0.01 = 1 %).';
