-- How did the equity of the portfolio go, as given and as cumulated from simulated returns? One row per run, role and day.
CREATE OR REPLACE VIEW audit.equity_curve AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.equity
FROM audit.artifact_rows AS run_artifact
JOIN main.equity_curve_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'equity_curve'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.equity_curve IS 'One row per run, role and day: equity of the portfolio: given, or cumulated from simulated returns.';
COMMENT ON COLUMN audit.equity_curve.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.equity_curve.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.equity_curve.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.equity_curve.equity IS 'Equity at the close; NULL = missing. Unit: multiple of starting capital, greater than 0.';
