-- Does the book that results keep every limit, and with how much room? One row per allocation run, request and gate.
CREATE OR REPLACE VIEW audit.allocation_gate AS
SELECT
    run_artifact.run_id,
    row.request,
    row.gate,
    row.subject,
    row.passed,
    row.value,
    row.limit_value,
    row.slack
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_gate_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_gate'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.allocation_gate IS
    'One row per allocation run, request and gate: the book that results; of several symbols or strategies the one with the least slack.';
COMMENT ON COLUMN audit.allocation_gate.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_gate.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_gate.gate IS 'The gate. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_gate.subject IS 'Symbol or strategy the figures are about; NULL = the whole book or batch. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_gate.passed IS 'True when the limit is kept. Unit: none (flag).';
COMMENT ON COLUMN audit.allocation_gate.value IS 'Figure that was looked at; NULL = there was none. Unit: account currency, or of the gate itself: 1 = kill switch on, decimal fraction for the price band, units for shorts.';
COMMENT ON COLUMN audit.allocation_gate.limit_value IS 'Largest figure that passes; NULL = no limit. Unit: as value.';
COMMENT ON COLUMN audit.allocation_gate.slack IS 'Limit less value, negative = broken by so much; NULL = no limit or no figure. Unit: as value.';
