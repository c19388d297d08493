-- When was exposure cut deepest, and why? Parameter: run id.
-- An event is a maximal run of consecutive rebalances with an applied scalar below 0.90; it is dated at its lowest. The scalar
-- applied at a rebalance is that of the rebalance before, so the reason is the state of that day, decided_on.
WITH rebalance AS (
    SELECT
        applied.date,
        applied.risk_scalar_applied AS scalar,
        lag(applied.date) OVER (ORDER BY applied.date) AS decided_on,
        row_number() OVER (ORDER BY applied.date)
            - row_number() OVER (PARTITION BY applied.risk_scalar_applied < 0.90 ORDER BY applied.date) AS event,
        run_artifact.run_id
    FROM main.run_artifact
    JOIN main.allocator_risk_v1_applied AS applied USING (artifact_id)
    WHERE run_artifact.run_id = ? AND run_artifact.role = 'output'
),
deepest AS (
    SELECT
        run_id,
        min(scalar) AS applied,
        arg_min(date, scalar) AS date,
        arg_min(decided_on, scalar) AS decided_on,
        count(*) AS rebalances
    FROM rebalance
    WHERE scalar < 0.90
    GROUP BY run_id, event
)
SELECT
    deepest.date,
    deepest.applied,
    deepest.rebalances,
    state.date AS decided_on,
    state.regime,
    state.target_rule,
    state.vol_accel,
    state.corr_shock,
    state.dd_level,
    state.dd_slope_10d
FROM deepest
ASOF LEFT JOIN audit.regime_day AS state
    ON state.run_id = deepest.run_id AND state.date <= deepest.decided_on
ORDER BY deepest.applied, deepest.date
LIMIT 10;
