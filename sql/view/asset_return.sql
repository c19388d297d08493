-- What did each asset return on each day, as the run was given it? One row per run, role, day and asset.
CREATE OR REPLACE VIEW audit.asset_return AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.asset,
    row.ret
FROM audit.artifact_rows AS run_artifact
JOIN main.asset_return_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'asset_return'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.asset_return IS 'One row per run, role, day and asset: daily return of each asset, as the run was given it.';
COMMENT ON COLUMN audit.asset_return.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.asset_return.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.asset_return.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.asset_return.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.asset_return.ret IS 'Simple return of the asset over the day; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %), greater than -1.';
