-- Which weights did the portfolio aim at, as given and as a book of sleeves came to? One row per run, role, rebalance and asset.
CREATE OR REPLACE VIEW audit.weight AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.asset,
    row.weight
FROM audit.artifact_rows AS run_artifact
JOIN main.weight_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'weight'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.weight IS 'One row per run, role, rebalance and asset: target weight of each asset from each rebalance date until the next.';
COMMENT ON COLUMN audit.weight.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.weight.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.weight.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.weight.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.weight.weight IS 'Weight from this date on, negative = short; NULL = the previous weight goes on. Unit: decimal fraction of equity (0.25 = 25 %).';
