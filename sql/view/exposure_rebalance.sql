-- What did scaling do at each rebalance of each scaled run? One row per run and rebalance.
CREATE OR REPLACE VIEW audit.exposure_rebalance AS
SELECT
    run_artifact.run_id,
    exposure.date,
    exposure.risk_scalar_applied,
    exposure.risk_scalar,
    exposure.regime,
    CAST(enum_code(exposure.regime) AS INTEGER) AS severity,
    exposure.warm_up,
    exposure.turnover_raw,
    exposure.turnover_scaled
FROM audit.artifact_rows AS run_artifact
JOIN main.exposure_rebalance_v1 AS exposure ON exposure.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'exposure_rebalance'
    AND exposure.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.exposure_rebalance IS
    'One row per scaled run and rebalance: scalar, regime, turnover before and after scaling.';
COMMENT ON COLUMN audit.exposure_rebalance.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.exposure_rebalance.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.exposure_rebalance.risk_scalar_applied IS 'Scalar the raw weights were multiplied with. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.exposure_rebalance.risk_scalar IS 'Scalar of the rebalance date itself. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.exposure_rebalance.regime IS 'Regime in force at the rebalance; NULL before the first state row; compare by severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.exposure_rebalance.severity IS 'Severity of the regime; NULL where there is none. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.exposure_rebalance.warm_up IS 'True while there was no state yet. Unit: none (flag).';
COMMENT ON COLUMN audit.exposure_rebalance.turnover_raw IS 'Sum of absolute changes of raw weights. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.exposure_rebalance.turnover_scaled IS 'Sum of absolute changes of scaled weights. Unit: decimal fraction of equity, 0 or more.';
