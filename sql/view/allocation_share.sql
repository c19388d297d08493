-- What did each strategy ask for and get in each decision? One row per run, role, request, decision and strategy.
CREATE OR REPLACE VIEW audit.allocation_share AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.request,
    row.symbol,
    row.timeframe,
    row.order_type,
    row.time_in_force,
    row.strategy_id,
    row.requested_qty,
    row.approved_qty
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_share_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_share'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.allocation_share IS 'One row per run, role, request, decision and strategy: what each strategy asked for and got in each decision.';
COMMENT ON COLUMN audit.allocation_share.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_share.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_share.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_share.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_share.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_share.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_share.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_share.strategy_id IS 'The strategy. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_share.requested_qty IS 'What it asked for, sell below 0. Unit: units of the symbol.';
COMMENT ON COLUMN audit.allocation_share.approved_qty IS 'What it got, sell below 0; 0 when it wanted the other direction. Unit: units of the symbol.';
