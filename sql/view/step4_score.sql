-- What is each candidate of Step 4 worth to each objective? One row per run, role, objective and candidate.
CREATE OR REPLACE VIEW audit.step4_score AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.objective,
    row.candidate,
    row.score,
    row.robust_pass,
    row.selected
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_score_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_score'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_score IS 'One row per run, role, objective and candidate: what each candidate is worth to each objective, and which one was selected. Failed candidates have no row.';
COMMENT ON COLUMN audit.step4_score.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_score.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_score.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN audit.step4_score.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_score.score IS 'Higher is better; only scores of one objective compare. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_score.robust_pass IS 'True when every gate is passed. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_score.selected IS 'True for the best of the objective: the highest score among those that pass, else among all; first in order on a tie. Unit: none (flag).';
