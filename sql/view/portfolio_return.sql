-- What did the whole portfolio return on each day, as given and as simulated from weights? One row per run, role and day.
CREATE OR REPLACE VIEW audit.portfolio_return AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.ret
FROM audit.artifact_rows AS run_artifact
JOIN main.portfolio_return_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'portfolio_return'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.portfolio_return IS 'One row per run, role and day: daily return of the whole portfolio: given, or simulated from weights.';
COMMENT ON COLUMN audit.portfolio_return.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.portfolio_return.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.portfolio_return.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.portfolio_return.ret IS 'Simple return of the portfolio over the day, net of nothing; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %), greater than -1.';
