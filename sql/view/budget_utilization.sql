-- Who used how much of which budget? One row per allocation run, request and strategy.
CREATE OR REPLACE VIEW audit.budget_utilization AS
SELECT
    run_artifact.run_id,
    row.request,
    row.strategy_id,
    row.family,
    row.budget,
    row.used,
    row.ratio
FROM audit.artifact_rows AS run_artifact
JOIN main.budget_utilization_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'budget_utilization'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.budget_utilization IS
    'One row per allocation run, request and strategy: budget, money used, and their ratio.';
COMMENT ON COLUMN audit.budget_utilization.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.budget_utilization.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.budget_utilization.strategy_id IS 'The strategy. Unit: none (identifier).';
COMMENT ON COLUMN audit.budget_utilization.family IS 'Its family; NULL = none. Unit: none (name).';
COMMENT ON COLUMN audit.budget_utilization.budget IS 'Smaller of its own and the family budget, times the multiplier; NULL = no limit. Unit: account currency.';
COMMENT ON COLUMN audit.budget_utilization.used IS 'What its approved trades add to positions. Unit: account currency.';
COMMENT ON COLUMN audit.budget_utilization.ratio IS 'Used divided by budget; NULL without a budget or when it is 0. Unit: decimal fraction (0.25 = 25 %).';
