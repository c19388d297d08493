-- When was exposure cut, how deep and how long? One row per maximal run of rebalances with an applied scalar below 0.90.
CREATE OR REPLACE VIEW audit.derisk_event AS
WITH applied AS (
    SELECT
        run_artifact.run_id,
        applied.date,
        applied.risk_scalar_applied AS scalar
    FROM audit.artifact_rows AS run_artifact
    JOIN main.allocator_risk_v1_applied AS applied ON applied.artifact_id = run_artifact.artifact_id
        AND run_artifact.kind = 'allocator_risk_applied' AND applied.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
    WHERE run_artifact.role = 'output'
),
grouped AS (
    SELECT
        *,
        lag(date) OVER (PARTITION BY run_id ORDER BY date) AS decided_on,
        row_number() OVER (PARTITION BY run_id ORDER BY date)
            - row_number() OVER (PARTITION BY run_id, scalar < 0.90 ORDER BY date) AS event
    FROM applied
)
SELECT
    run_id,
    min(date) AS first_rebalance,
    max(date) AS last_rebalance,
    arg_min(date, scalar) AS date,
    min(scalar) AS depth,
    count(*) AS rebalances,
    arg_min(decided_on, scalar) AS decided_on
FROM grouped
WHERE scalar < 0.90
GROUP BY run_id, event;

COMMENT ON VIEW audit.derisk_event IS
    'One row per de-risking event: a maximal run of consecutive rebalances with an applied scalar below 0.90, dated at its lowest.';
COMMENT ON COLUMN audit.derisk_event.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.derisk_event.first_rebalance IS 'First rebalance of the event. Unit: calendar day.';
COMMENT ON COLUMN audit.derisk_event.last_rebalance IS 'Last rebalance of the event. Unit: calendar day.';
COMMENT ON COLUMN audit.derisk_event.date IS 'Rebalance with the lowest applied scalar. Unit: calendar day.';
COMMENT ON COLUMN audit.derisk_event.depth IS 'That scalar. Unit: decimal fraction of exposure, above 0, to 0.90.';
COMMENT ON COLUMN audit.derisk_event.rebalances IS 'Rebalances of the event. Unit: rebalances, from 1.';
COMMENT ON COLUMN audit.derisk_event.decided_on IS 'Rebalance whose scalar was applied at the lowest: the one before. Unit: calendar day.';
