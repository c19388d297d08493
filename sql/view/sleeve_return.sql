-- What did each sleeve contribute to the return of each day? One row per run, role, day and sleeve.
CREATE OR REPLACE VIEW audit.sleeve_return AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.sleeve,
    row.ret
FROM audit.artifact_rows AS run_artifact
JOIN main.sleeve_return_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'sleeve_return'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.sleeve_return IS 'One row per run, role, day and sleeve: contribution of each sleeve to the portfolio''s daily return.';
COMMENT ON COLUMN audit.sleeve_return.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.sleeve_return.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.sleeve_return.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.sleeve_return.sleeve IS 'Sleeve. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_return.ret IS 'Return contribution of the sleeve; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';
