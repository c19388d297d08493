-- How much hangs on each threshold, and since when? One row per stability audit, window, threshold and change. A window begins with the
-- state and ends with each of its years.
CREATE OR REPLACE VIEW audit.threshold_stability AS
WITH moved AS (
    SELECT
        record.audit_id,
        record.baseline_run_id,
        record.scaled_run_id,
        record.created_at,
        unnest(CAST(record.document -> '$.rows' AS JSON[])) AS row
    FROM main.audit_record AS record
    WHERE record.kind = 'stability'
)
SELECT
    audit_id,
    baseline_run_id,
    scaled_run_id,
    CAST(row ->> '$.window_end' AS DATE) AS window_end,
    CAST(row ->> '$.days' AS INTEGER) AS days,
    row ->> '$.threshold' AS threshold,
    CAST(row ->> '$.value' AS DOUBLE) AS value,
    CAST(row ->> '$.change' AS DOUBLE) AS change,
    CAST(row ->> '$.moved' AS DOUBLE) AS moved,
    CAST(row ->> '$.flips' AS INTEGER) AS flips,
    CAST(row ->> '$.near_misses' AS INTEGER) AS near_misses,
    created_at
FROM moved;

COMMENT ON VIEW audit.threshold_stability IS
    'One row per stability audit, window, threshold and change: days whose regime would be another if the threshold were moved.';
COMMENT ON COLUMN audit.threshold_stability.audit_id IS 'Identity of the audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.threshold_stability.baseline_run_id IS 'Run whose state and thresholds it is about. Unit: none (identifier).';
COMMENT ON COLUMN audit.threshold_stability.scaled_run_id IS 'Its second pass. Unit: none (identifier).';
COMMENT ON COLUMN audit.threshold_stability.window_end IS 'Last day of the window: the last state row of a calendar year. Unit: calendar day.';
COMMENT ON COLUMN audit.threshold_stability.days IS 'State rows of the window. Unit: rows, from 1.';
COMMENT ON COLUMN audit.threshold_stability.threshold IS 'Name of the threshold, as in the configuration. Unit: none (name).';
COMMENT ON COLUMN audit.threshold_stability.value IS 'The threshold as it is. Unit: as the threshold''s figure.';
COMMENT ON COLUMN audit.threshold_stability.change IS 'How far it is moved, -0.10 = 10 % closer to zero. Unit: decimal fraction of the threshold.';
COMMENT ON COLUMN audit.threshold_stability.moved IS 'Where it is moved to. Unit: as the threshold''s figure.';
COMMENT ON COLUMN audit.threshold_stability.flips IS 'Days whose regime then differs; NULL = the moved thresholds are not valid together. Unit: rows, 0 or more.';
COMMENT ON COLUMN audit.threshold_stability.near_misses IS 'Days whose figure lies between both places of the threshold. Unit: rows, 0 or more.';
COMMENT ON COLUMN audit.threshold_stability.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
