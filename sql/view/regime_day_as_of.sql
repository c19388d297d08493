-- What did we know of a day at a moment? For the latest run of each book that was known then and not superseded then, and for the run in
-- production then, the last state up to that day. What did we know on that day itself:
--     FROM audit.regime_day_as_of(DATE '2026-01-30', TIMESTAMPTZ '2026-01-30 23:59:59Z');
CREATE OR REPLACE MACRO audit.regime_day_as_of(day, moment) AS TABLE
WITH candidate AS (
    SELECT *, row_number() OVER (PARTITION BY profile ORDER BY chain_sequence DESC) AS position
    FROM audit.runs_as_of(moment)
    WHERE status = 'COMPLETE' AND kind IN ('allocator', 'import') AND (superseded_by IS NULL OR in_production)
)
SELECT
    candidate.profile,
    candidate.run_id,
    candidate.known_at,
    candidate.in_production,
    state.date,
    state.regime,
    state.severity,
    state.decision,
    state.days_in_regime,
    state.vol_accel,
    state.corr_shock,
    state.dd_level,
    state.dd_slope_10d,
    state.risk_scalar
FROM candidate
JOIN audit.regime_day AS state USING (run_id)
WHERE (candidate.position = 1 OR candidate.in_production) AND state.date <= CAST(day AS DATE)
QUALIFY row_number() OVER (PARTITION BY candidate.run_id ORDER BY state.date DESC) = 1
ORDER BY candidate.profile, candidate.known_at DESC;

COMMENT ON MACRO TABLE audit.regime_day_as_of IS
    'What did we know of a day at a moment? One row for the latest standing run of each book, and for the run in production, both as known then: the last state up to that day with regime, decision and risk scalar. Compare regimes by severity (0 NORMAL to 3 CRISIS): DuckDB compares an ENUM with a text as texts.';
