-- What did each asset return, held with the sign of its trend position? One row per run, role, day and asset.
CREATE OR REPLACE VIEW audit.trend_unit_return AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.asset,
    row.ret
FROM audit.artifact_rows AS run_artifact
JOIN main.trend_unit_return_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'trend_unit_return'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.trend_unit_return IS 'One row per run, role, day and asset: return of each asset held with the sign of its trend position.';
COMMENT ON COLUMN audit.trend_unit_return.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.trend_unit_return.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.trend_unit_return.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.trend_unit_return.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.trend_unit_return.ret IS 'Sign of the previous day''s weight times the asset''s return; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';
