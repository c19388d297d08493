-- How often does a run change its regime? One row:
--     SELECT * FROM audit.transitions_per_year('baseline');
-- Changes over the calendar days between first and last state row, over 365.25.
CREATE OR REPLACE MACRO audit.transitions_per_year(run) AS TABLE
SELECT
    run_id,
    count(*) FILTER (regime <> previous_regime) AS transitions,
    (max(date) - min(date)) / 365.25 AS years,
    count(*) FILTER (regime <> previous_regime) / ((max(date) - min(date)) / 365.25) AS transitions_per_year
FROM audit.regime_day
WHERE run_id = run
GROUP BY run_id;

COMMENT ON MACRO TABLE audit.transitions_per_year IS
    'How often does a run change its regime? One row: changes, years, changes a year.';
