-- Why is a decision not what was asked, one code at a time? One row per run, role, request, decision and reason.
CREATE OR REPLACE VIEW audit.allocation_reason AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.request,
    row.symbol,
    row.timeframe,
    row.order_type,
    row.time_in_force,
    row.position,
    row.reason
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_reason_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_reason'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.allocation_reason IS 'One row per run, role, request, decision and reason: why a decision is not what was asked, one row per reason code in the order in which they were found.';
COMMENT ON COLUMN audit.allocation_reason.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_reason.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_reason.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_reason.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_reason.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_reason.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_reason.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_reason.position IS 'Place of the code among those of the decision, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_reason.reason IS 'The reason code. Unit: none (ENUM).';
