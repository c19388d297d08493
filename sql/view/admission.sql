-- Was a candidate strategy admitted, and by which figures? One row per admission run and promotion gate.
CREATE OR REPLACE VIEW audit.admission AS
SELECT
    run_artifact.run_id,
    json_extract_string(c.config, '$.admission.candidate') AS candidate,
    json_extract_string(c.config, '$.admission.without') AS without_run_id,
    json_extract_string(c.config, '$.admission.with') AS with_run_id,
    bool_and(row.passed) OVER (PARTITION BY run_artifact.run_id) AS admitted,
    row.gate,
    row.passed,
    row.without_value,
    row.with_value,
    row.limit_value,
    row.subject
FROM audit.artifact_rows AS run_artifact
JOIN main.admission_check_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'admission_check'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
JOIN main.run_config AS c ON c.run_id = run_artifact.run_id
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.admission IS
    'One row per admission run and promotion gate: the candidate, whether it was admitted, and the figures of the gate.';
COMMENT ON COLUMN audit.admission.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.admission.candidate IS 'The candidate strategy. Unit: none (identifier).';
COMMENT ON COLUMN audit.admission.without_run_id IS 'Run of the portfolio without it. Unit: none (identifier).';
COMMENT ON COLUMN audit.admission.with_run_id IS 'Run of the portfolio with it. Unit: none (identifier).';
COMMENT ON COLUMN audit.admission.admitted IS 'True when every gate of the run holds. Unit: none (flag).';
COMMENT ON COLUMN audit.admission.gate IS 'The gate. Unit: none (ENUM).';
COMMENT ON COLUMN audit.admission.passed IS 'True when it holds. Unit: none (flag).';
COMMENT ON COLUMN audit.admission.without_value IS 'Figure without the candidate; NULL = the gate has none. Unit: of the gate: ratio a year for sharpe and calmar, Herfindahl index from 0 to 1 for concentration.';
COMMENT ON COLUMN audit.admission.with_value IS 'Figure with the candidate; NULL = it cannot be known. Unit: of the gate: as without_value; larger rise of both ratios for improvement; share of daily volume or basis points under stress.';
COMMENT ON COLUMN audit.admission.limit_value IS 'What the figure, or for concentration its rise, is held against; NULL = no limit. Unit: as with_value.';
COMMENT ON COLUMN audit.admission.subject IS 'Symbol with the worst figure under stress; NULL elsewhere. Unit: none (name).';
