-- Why was this trade clipped or rejected? One row per allocation run, request and decision, with its reason codes, what each strategy got,
-- and how much room the risk gate saw.
CREATE OR REPLACE VIEW audit.allocation_decision AS
WITH reason AS (
    SELECT
        run_artifact.run_id,
        row.request,
        row.symbol,
        row.timeframe,
        row.order_type,
        row.time_in_force,
        string_agg(row.reason, ', ' ORDER BY row.position) AS reason_codes,
        list(CAST(row.reason AS VARCHAR) ORDER BY row.position) AS reason_code_list
    FROM main.run_artifact
    JOIN main.allocation_reason_v1 AS row USING (artifact_id)
    WHERE run_artifact.role = 'output'
    GROUP BY ALL
),
share AS (
    SELECT
        run_artifact.run_id,
        row.request,
        row.symbol,
        row.timeframe,
        row.order_type,
        row.time_in_force,
        string_agg(row.strategy_id || ' ' || regexp_replace(CAST(row.approved_qty AS VARCHAR), '\.?0+$', '')
            || ' of ' || regexp_replace(CAST(row.requested_qty AS VARCHAR), '\.?0+$', ''), ', ' ORDER BY row.strategy_id) AS strategies,
        list({'strategy_id': row.strategy_id, 'approved_qty': row.approved_qty, 'requested_qty': row.requested_qty}
            ORDER BY row.strategy_id) AS strategy_list
    FROM main.run_artifact
    JOIN main.allocation_share_v1 AS row USING (artifact_id)
    WHERE run_artifact.role = 'output'
    GROUP BY ALL
),
gate AS (
    SELECT
        run_artifact.run_id,
        row.request,
        row.symbol,
        row.timeframe,
        row.order_type,
        row.time_in_force,
        max(row.gate) FILTER (NOT row.passed) AS rejected_by,
        string_agg(row.gate || ' ' || regexp_replace(CAST(row.slack AS VARCHAR), '\.?0+$', ''), ', ' ORDER BY row.gate)
            FILTER (row.slack IS NOT NULL AND row.gate <> 'kill_switch') AS gate_slacks,
        list({'gate': CAST(row.gate AS VARCHAR), 'slack': row.slack} ORDER BY row.gate)
            FILTER (row.slack IS NOT NULL AND row.gate <> 'kill_switch') AS gate_slack_list
    FROM main.run_artifact
    JOIN main.allocation_gate_check_v1 AS row USING (artifact_id)
    WHERE run_artifact.role = 'output'
    GROUP BY ALL
),
summary AS (
    SELECT run_artifact.run_id, row.*
    FROM main.run_artifact
    JOIN main.allocation_summary_v1 AS row USING (artifact_id)
    WHERE run_artifact.role = 'output'
),
asked AS (
    SELECT run_artifact.run_id, row.request, row.as_of
    FROM main.run_artifact
    JOIN main.allocation_request_v1 AS row USING (artifact_id)
    WHERE run_artifact.role = 'input'
)
SELECT
    run_artifact.run_id,
    decision.request,
    asked.as_of,
    decision.symbol,
    decision.timeframe,
    decision.order_type,
    decision.time_in_force,
    decision.side,
    decision.status,
    CAST(enum_code(decision.status) AS INTEGER) AS status_rank,
    coalesce(reason.reason_codes, '') AS reason_codes,
    decision.requested_qty,
    decision.allocated_qty,
    decision.approved_qty,
    decision.ordered_qty,
    decision.target_delta_qty,
    decision.price,
    decision.requested_notional,
    decision.approved_notional,
    decision.conflict,
    share.strategies,
    gate.rejected_by,
    gate.gate_slacks,
    summary.enabled,
    summary.regime,
    summary.regime_confidence,
    summary.budget_multiplier,
    summary.capacity_multiplier,
    coalesce(reason.reason_code_list, []) AS reason_code_list,
    share.strategy_list,
    gate.gate_slack_list
FROM main.run_artifact
JOIN main.allocation_decision_v1 AS decision USING (artifact_id)
JOIN summary USING (run_id, request)
JOIN asked USING (run_id, request)
LEFT JOIN reason USING (run_id, request, symbol, timeframe, order_type, time_in_force)
LEFT JOIN share USING (run_id, request, symbol, timeframe, order_type, time_in_force)
LEFT JOIN gate USING (run_id, request, symbol, timeframe, order_type, time_in_force)
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.allocation_decision IS
    'One row per allocation run, request and decision: what was asked, allocated, approved and ordered, and why.';
COMMENT ON COLUMN audit.allocation_decision.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_decision.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_decision.as_of IS 'Moment the request speaks of. Unit: UTC instant.';
COMMENT ON COLUMN audit.allocation_decision.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_decision.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_decision.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_decision.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_decision.side IS 'Direction of the net intent; NULL = buys and sells cancel. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_decision.status IS 'Approved, clipped or rejected in the end; compare by status_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_decision.status_rank IS 'How much of what was asked was refused. Unit: whole number, 0 approved, 1 clipped, 2 rejected.';
COMMENT ON COLUMN audit.allocation_decision.reason_codes IS 'Reason codes in the order in which they were found; empty = approved as asked. Unit: none (names joined by comma).';
COMMENT ON COLUMN audit.allocation_decision.requested_qty IS 'What the strategies want together. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN audit.allocation_decision.allocated_qty IS 'What the allocator left of it. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN audit.allocation_decision.approved_qty IS 'What the risk gate let pass of that, all or nothing. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN audit.allocation_decision.ordered_qty IS 'What went into order intents. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN audit.allocation_decision.target_delta_qty IS 'Approved quantity with its sign, sell below 0. Unit: units of the symbol.';
COMMENT ON COLUMN audit.allocation_decision.price IS 'Price that all notionals are counted with; NULL = none known. Unit: account currency per unit.';
COMMENT ON COLUMN audit.allocation_decision.requested_notional IS 'Requested quantity times price; NULL without a price. Unit: account currency, unsigned.';
COMMENT ON COLUMN audit.allocation_decision.approved_notional IS 'Approved quantity times price; NULL without a price. Unit: account currency, unsigned.';
COMMENT ON COLUMN audit.allocation_decision.conflict IS 'True when some strategies buy and some sell. Unit: none (flag).';
COMMENT ON COLUMN audit.allocation_decision.strategies IS 'What each strategy got of what it asked for, sell below 0. Unit: units of the symbol.';
COMMENT ON COLUMN audit.allocation_decision.rejected_by IS 'Gate of the risk gate that rejected it; NULL = none, or the allocator had rejected it before. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_decision.gate_slacks IS 'Room each gate with a limit saw after the decision, negative = broken; NULL = not checked. Unit: account currency, for price_band a decimal fraction, for shorts_not_allowed units.';
COMMENT ON COLUMN audit.allocation_decision.enabled IS 'False when the allocator was switched off and net intents passed through. Unit: none (flag).';
COMMENT ON COLUMN audit.allocation_decision.regime IS 'Normalised label of the regime. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_decision.regime_confidence IS 'How sure the regime is; NULL = not said. Unit: probability, 0 to 1.';
COMMENT ON COLUMN audit.allocation_decision.budget_multiplier IS 'Factor on budgets and gross exposure, before tilts of families. Unit: multiple, 0 or more.';
COMMENT ON COLUMN audit.allocation_decision.capacity_multiplier IS 'Factor on symbol capacity and participation. Unit: multiple, 0 or more.';
COMMENT ON COLUMN audit.allocation_decision.reason_code_list IS 'The reason codes one by one, in the order in which they were found; empty = none. Unit: none (list of codes).';
COMMENT ON COLUMN audit.allocation_decision.strategy_list IS 'What each strategy got and asked for, sell below 0, by strategy. Unit: list of strategy_id (identifier), approved_qty and requested_qty (units of the symbol).';
COMMENT ON COLUMN audit.allocation_decision.gate_slack_list IS 'Room under each limit that the risk gate looked at, in its order, negative = broken. Unit: list of gate (name) and slack (that of the gate).';
