-- How are the daily risk scalars of each run distributed over the regimes? One row per run and regime.
CREATE OR REPLACE VIEW audit.scalar_distribution AS
SELECT
    run_id,
    regime,
    severity,
    count(*) AS days,
    avg(risk_scalar) AS mean_scalar,
    min(risk_scalar) AS min_scalar,
    quantile_cont(risk_scalar, 0.5) AS median_scalar,
    max(risk_scalar) AS max_scalar
FROM audit.regime_day
GROUP BY run_id, regime, severity;

COMMENT ON VIEW audit.scalar_distribution IS
    'One row per run and regime: how many days, and the spread of the daily risk scalar.';
COMMENT ON COLUMN audit.scalar_distribution.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.scalar_distribution.regime IS 'Regime; compare by severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.scalar_distribution.severity IS 'Severity of the regime. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.scalar_distribution.days IS 'Days in it. Unit: rows, from 1.';
COMMENT ON COLUMN audit.scalar_distribution.mean_scalar IS 'Mean daily risk scalar, for reading (not the bit-stable figure of the meta). Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.scalar_distribution.min_scalar IS 'Lowest. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.scalar_distribution.median_scalar IS 'Median. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.scalar_distribution.max_scalar IS 'Highest. Unit: decimal fraction of exposure, above 0, to 1.';
