-- How long did each stay in a regime last? One row per unbroken stay.
CREATE OR REPLACE VIEW audit.regime_episode AS
SELECT
    run_id,
    regime,
    severity,
    min(date) AS first_day,
    max(date) AS last_day,
    count(*) AS rows,
    min(dd_level) AS deepest_drawdown,
    min(risk_scalar) AS lowest_scalar
FROM (
    SELECT
        *,
        count(*) FILTER (days_in_regime = 1) OVER (PARTITION BY run_id ORDER BY date) AS episode
    FROM audit.regime_day
)
GROUP BY run_id, episode, regime, severity;

COMMENT ON VIEW audit.regime_episode IS
    'One row per unbroken stay of a run in a regime.';
COMMENT ON COLUMN audit.regime_episode.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.regime_episode.regime IS 'Regime of the stay; compare by severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.regime_episode.severity IS 'Severity of the regime. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.regime_episode.first_day IS 'First day of the stay. Unit: calendar day.';
COMMENT ON COLUMN audit.regime_episode.last_day IS 'Last day of the stay. Unit: calendar day.';
COMMENT ON COLUMN audit.regime_episode.rows IS 'How long it lasted. Unit: rows, from 1.';
COMMENT ON COLUMN audit.regime_episode.deepest_drawdown IS 'Lowest dd_level of the stay. Unit: decimal fraction (-0.10 = 10 % below the peak), -1 to 0.';
COMMENT ON COLUMN audit.regime_episode.lowest_scalar IS 'Lowest daily risk scalar of the stay. Unit: decimal fraction of exposure, above 0, to 1.';
