-- What were return and equity of both passes on each day? One row per scaled run and day.
CREATE OR REPLACE VIEW audit.exposure_day AS
SELECT
    run_artifact.run_id,
    exposure.date,
    exposure.ret_baseline,
    exposure.ret_scaled,
    exposure.equity_baseline,
    exposure.equity_scaled
FROM audit.artifact_rows AS run_artifact
JOIN main.exposure_day_v1 AS exposure ON exposure.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'exposure_day'
    AND exposure.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.exposure_day IS
    'One row per scaled run and day: return and equity with and without scaling.';
COMMENT ON COLUMN audit.exposure_day.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.exposure_day.date IS 'Day from the first rebalance on. Unit: calendar day.';
COMMENT ON COLUMN audit.exposure_day.ret_baseline IS 'Return of pass 1; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';
COMMENT ON COLUMN audit.exposure_day.ret_scaled IS 'Return of pass 2; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';
COMMENT ON COLUMN audit.exposure_day.equity_baseline IS 'Equity of pass 1; NULL = missing. Unit: multiple of starting capital, greater than 0.';
COMMENT ON COLUMN audit.exposure_day.equity_scaled IS 'Equity of pass 2; NULL = missing. Unit: multiple of starting capital, greater than 0.';
