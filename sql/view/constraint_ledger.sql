-- Which constraint took or gave how much of each asset? One row per sleeves run, rebalance, asset and constraint that moved it.
CREATE OR REPLACE VIEW audit.constraint_ledger AS
SELECT
    run_artifact.run_id,
    ledger.date,
    ledger.asset,
    ledger.constraint_name,
    ledger.moved
FROM audit.artifact_rows AS run_artifact
JOIN main.constraint_ledger_v1 AS ledger ON ledger.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'constraint_ledger'
    AND ledger.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.constraint_ledger IS
    'One row per sleeves run, rebalance, asset and constraint that moved it; the moves of an asset sum to final less unconstrained weight.';
COMMENT ON COLUMN audit.constraint_ledger.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.constraint_ledger.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.constraint_ledger.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.constraint_ledger.constraint_name IS 'The constraint. Unit: none (ENUM).';
COMMENT ON COLUMN audit.constraint_ledger.moved IS 'Change of the weight that this constraint made. Unit: decimal fraction of equity (0.25 = 25 %).';
