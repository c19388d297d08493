-- Which weights were held after scaling? One row per run, role, rebalance and asset.
CREATE OR REPLACE VIEW audit.scaled_weight AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.asset,
    row.weight
FROM audit.artifact_rows AS run_artifact
JOIN main.scaled_weight_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'scaled_weight'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.scaled_weight IS 'One row per run, role, rebalance and asset: weights after scaling: raw weight times the applied scalar, from each rebalance date until the next.';
COMMENT ON COLUMN audit.scaled_weight.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.scaled_weight.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.scaled_weight.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.scaled_weight.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.scaled_weight.weight IS 'Scaled weight, negative = short; NULL = the previous scaled weight goes on. Unit: decimal fraction of equity (0.25 = 25 %).';
