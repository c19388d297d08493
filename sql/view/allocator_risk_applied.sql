-- Which scalar was each rebalance scaled with? One row per run, role and rebalance.
CREATE OR REPLACE VIEW audit.allocator_risk_applied AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.risk_scalar_applied,
    row.risk_scalar,
    row.regime,
    CAST(enum_code(row.regime) AS INTEGER) AS severity
FROM audit.artifact_rows AS run_artifact
JOIN main.allocator_risk_v1_applied AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocator_risk_applied'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.allocator_risk_applied IS 'One row per run, role and rebalance: scalar applied at each rebalance, one rebalance late; an imported file has only the applied scalar, the rest is NULL.';
COMMENT ON COLUMN audit.allocator_risk_applied.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocator_risk_applied.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocator_risk_applied.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.allocator_risk_applied.risk_scalar_applied IS 'Scalar to multiply this rebalance''s weights with: that of the rebalance before, 1 at the first. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.allocator_risk_applied.risk_scalar IS 'Latest daily scalar on or before this rebalance, 1 before the first. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.allocator_risk_applied.regime IS 'Regime in force at this rebalance; NULL before the first state row; compare by severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.allocator_risk_applied.severity IS 'Severity of the regime; NULL before the first state row. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
