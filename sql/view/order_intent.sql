-- What orders came of it? One row per allocation run, request, decision and slice.
CREATE OR REPLACE VIEW audit.order_intent AS
SELECT
    run_artifact.run_id,
    row.request,
    row.symbol,
    row.timeframe,
    row.order_type,
    row.time_in_force,
    row.slice,
    row.slices,
    row.client_order_id,
    row.side,
    row.qty,
    row.placed_type,
    row.limit_price
FROM audit.artifact_rows AS run_artifact
JOIN main.order_intent_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'order_intent'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.order_intent IS
    'One row per allocation run, request, decision and slice: an order to send.';
COMMENT ON COLUMN audit.order_intent.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.order_intent.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.order_intent.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN audit.order_intent.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN audit.order_intent.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN audit.order_intent.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN audit.order_intent.slice IS 'Number of the slice, from 1. Unit: count.';
COMMENT ON COLUMN audit.order_intent.slices IS 'Slices of the decision. Unit: count.';
COMMENT ON COLUMN audit.order_intent.client_order_id IS 'Id of the order, the same for the same decision. Unit: none (identifier).';
COMMENT ON COLUMN audit.order_intent.side IS 'Buy or sell. Unit: none (ENUM).';
COMMENT ON COLUMN audit.order_intent.qty IS 'What to trade. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN audit.order_intent.placed_type IS 'How the order is placed, which may differ from how the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN audit.order_intent.limit_price IS 'Limit; NULL for a market order. Unit: account currency per unit.';
