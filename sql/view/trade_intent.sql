-- What did the strategies want? One row per allocation run, request and intent, out of the stored requests. An intent belongs to the
-- decision of its symbol, timeframe, order type and time in force.
CREATE OR REPLACE VIEW audit.trade_intent AS
WITH asked AS (
    SELECT
        run_artifact.run_id,
        row.request,
        unnest(CAST(row.document -> '$.intents' AS JSON[])) AS intent
    FROM audit.artifact_rows AS run_artifact
    JOIN main.allocation_request_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_request'
        AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
    WHERE run_artifact.role = 'input'
)
SELECT
    run_id,
    request,
    intent ->> '$.intent_id' AS intent_id,
    intent ->> '$.strategy_id' AS strategy_id,
    intent ->> '$.strategy_family' AS strategy_family,
    intent ->> '$.symbol' AS symbol,
    intent ->> '$.side' AS side,
    CAST(intent ->> '$.qty' AS DECIMAL(38, 12)) AS qty,
    CAST(intent ->> '$.price' AS DECIMAL(38, 12)) AS price,
    CAST(intent ->> '$.confidence' AS DECIMAL(38, 12)) AS confidence,
    intent ->> '$.horizon' AS horizon,
    intent ->> '$.timeframe' AS timeframe,
    CAST(intent ->> '$.event_ts' AS TIMESTAMPTZ) AS event_ts,
    intent ->> '$.order_type' AS order_type,
    intent ->> '$.time_in_force' AS time_in_force,
    intent ->> '$.correlation_group' AS correlation_group
FROM asked;

COMMENT ON VIEW audit.trade_intent IS
    'One row per allocation run, request and intent, as the request has it; figures to 12 decimals.';
COMMENT ON COLUMN audit.trade_intent.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.trade_intent.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.trade_intent.intent_id IS 'Id of the intent, unique in its request. Unit: none (identifier).';
COMMENT ON COLUMN audit.trade_intent.strategy_id IS 'The strategy. Unit: none (identifier).';
COMMENT ON COLUMN audit.trade_intent.strategy_family IS 'Its family; NULL = none. Unit: none (name).';
COMMENT ON COLUMN audit.trade_intent.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN audit.trade_intent.side IS 'Buy or sell. Unit: none (name).';
COMMENT ON COLUMN audit.trade_intent.qty IS 'What it wants to trade. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN audit.trade_intent.price IS 'Price it saw, its limit for a limit order; NULL = none. Unit: account currency per unit.';
COMMENT ON COLUMN audit.trade_intent.confidence IS 'Its own confidence; NULL = not said. Unit: probability, 0 to 1.';
COMMENT ON COLUMN audit.trade_intent.horizon IS 'How long it means to hold; NULL = not said. Unit: none (text).';
COMMENT ON COLUMN audit.trade_intent.timeframe IS 'Bars it looks at. Unit: none (name).';
COMMENT ON COLUMN audit.trade_intent.event_ts IS 'When it decided. Unit: UTC instant.';
COMMENT ON COLUMN audit.trade_intent.order_type IS 'How it wants to trade. Unit: none (name).';
COMMENT ON COLUMN audit.trade_intent.time_in_force IS 'How long the order stands. Unit: none (name).';
COMMENT ON COLUMN audit.trade_intent.correlation_group IS 'Group whose budget the symbol shares; NULL = none said. Unit: none (name).';
