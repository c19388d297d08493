-- What did the risk gate look at for a decision? One row per allocation run, request, decision and gate, up to the gate that rejected it.
CREATE OR REPLACE VIEW audit.allocation_gate_check AS
SELECT
    run_artifact.run_id,
    row.request,
    row.symbol,
    row.timeframe,
    row.order_type,
    row.time_in_force,
    row.gate,
    row.subject,
    row.passed,
    row.value,
    row.limit_value,
    row.slack
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_gate_check_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_gate_check'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.allocation_gate_check IS
    'One row per allocation run, request, decision and gate that was looked at, up to the gate that rejected the decision.';
COMMENT ON COLUMN audit.allocation_gate_check.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_gate_check.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_gate_check.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_gate_check.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_gate_check.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_gate_check.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_gate_check.gate IS 'The gate. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_gate_check.subject IS 'Symbol or strategy the figures are about; NULL = the whole book or batch. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_gate_check.passed IS 'True when the limit is kept. Unit: none (flag).';
COMMENT ON COLUMN audit.allocation_gate_check.value IS 'Figure that was looked at; NULL = there was none. Unit: account currency, or of the gate itself: 1 = kill switch on, decimal fraction for the price band, units for shorts.';
COMMENT ON COLUMN audit.allocation_gate_check.limit_value IS 'Largest figure that passes; NULL = no limit. Unit: as value.';
COMMENT ON COLUMN audit.allocation_gate_check.slack IS 'Limit less value, negative = broken by so much; NULL = no limit or no figure. Unit: as value.';
