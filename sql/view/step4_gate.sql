-- Which gates did each candidate of Step 4 pass, and with how much room? One row per run, role, objective, candidate and gate.
CREATE OR REPLACE VIEW audit.step4_gate AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.objective,
    row.candidate,
    row.gate,
    row.value,
    row.bound,
    row.limit_value,
    row.slack,
    row.passed
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_gate_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_gate'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_gate IS 'One row per run, role, objective, candidate and gate: each robustness gate of each candidate and objective: value, limit and how far from it.';
COMMENT ON COLUMN audit.step4_gate.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_gate.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_gate.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN audit.step4_gate.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_gate.gate IS 'Figure that is held against the limit. Unit: none (name of the figure).';
COMMENT ON COLUMN audit.step4_gate.value IS 'The figure. Unit: that of the figure.';
COMMENT ON COLUMN audit.step4_gate.bound IS 'On which side of the limit the value must lie. Unit: none (one of at_most, at_least, above).';
COMMENT ON COLUMN audit.step4_gate.limit_value IS 'The limit. Unit: that of the figure.';
COMMENT ON COLUMN audit.step4_gate.slack IS 'How far the value is on the right side, negative = failed; 0 passes but for above. Unit: that of the figure.';
COMMENT ON COLUMN audit.step4_gate.passed IS 'True when the value is on the right side. Unit: none (flag).';
