-- Which regimes did a run go through between two days? One row per day:
--     SELECT * FROM audit.regime_between('baseline', DATE '2022-01-01', DATE '2022-03-31');
CREATE OR REPLACE MACRO audit.regime_between(run, first_day, last_day) AS TABLE
SELECT
    run_id,
    date,
    regime,
    severity,
    decision,
    enter_score,
    vol_accel,
    corr_shock,
    dd_level,
    dd_slope_10d,
    risk_scalar
FROM audit.regime_day
WHERE run_id = run AND date BETWEEN CAST(first_day AS DATE) AND CAST(last_day AS DATE)
ORDER BY date;

COMMENT ON MACRO TABLE audit.regime_between IS
    'Which regimes did a run go through between two days? One row per day with the features and the risk scalar. Compare regimes by severity (0 NORMAL to 3 CRISIS): DuckDB compares an ENUM with a text as texts.';
