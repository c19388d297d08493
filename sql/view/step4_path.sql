-- How did each candidate of Step 4 go, month by month? One row per run, role, candidate and month.
CREATE OR REPLACE VIEW audit.step4_path AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.candidate,
    row.month_end,
    row.ret_a,
    row.ret_b,
    row.weight_a,
    row.weight_b,
    row.gross_leverage,
    row.ret_gross,
    row.cost,
    row.ret_net,
    row.turnover_abs
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_path_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_path'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_path IS 'One row per run, role, candidate and month: the simulated months of every candidate.';
COMMENT ON COLUMN audit.step4_path.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_path.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_path.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_path.month_end IS 'Last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN audit.step4_path.ret_a IS 'Return of A. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN audit.step4_path.ret_b IS 'Return of B. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN audit.step4_path.weight_a IS 'Weight of A, known before the month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_path.weight_b IS '1 less the weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_path.gross_leverage IS 'Leverage, known before the month. Unit: multiple of equity (1 = the capital).';
COMMENT ON COLUMN audit.step4_path.ret_gross IS 'Leverage times the weighted return. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN audit.step4_path.cost IS 'Cost of changing weight and leverage. Unit: decimal fraction (0.01 = 1 %), 0 or more.';
COMMENT ON COLUMN audit.step4_path.ret_net IS 'ret_gross less cost. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN audit.step4_path.turnover_abs IS 'Absolute change of the weight of A; the first month starts from 0.5. Unit: decimal fraction of the portfolio, 0 to 1.';
