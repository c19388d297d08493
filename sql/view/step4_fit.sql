-- What did each model of Step 4 say for each month, before bounds, smoothing and the limit of the step? One row per run, role, model,
-- look-back and month.
CREATE OR REPLACE VIEW audit.step4_fit AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.method,
    row.lookback,
    row.month_end,
    row.training_months,
    row.seed,
    row.weight,
    row.confidence,
    row.note
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_fit_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_fit'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_fit IS 'One row per run, role, model, look-back and month: what each model said on each simulated month, before bounds, smoothing and the limit of the step. Candidates that differ in leverage only share their fits.';
COMMENT ON COLUMN audit.step4_fit.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_fit.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_fit.method IS 'Family of the model. Unit: none (one of heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN audit.step4_fit.lookback IS 'Months the model looks back, or trains on at most. Unit: months, from 1.';
COMMENT ON COLUMN audit.step4_fit.month_end IS 'Month the fit is for: its last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN audit.step4_fit.training_months IS 'Months the model learned from, or looked back on. Unit: months.';
COMMENT ON COLUMN audit.step4_fit.seed IS 'Seed of a forest, as decimal digits: the seed of the run, 1 for ml_rf or 2 for regime_rf, look-back, year and month; NULL = no random numbers used. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_fit.weight IS 'Weight of A the model wants. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_fit.confidence IS 'How sure it is; raises leverage. Unit: decimal fraction, 0 to 1.';
COMMENT ON COLUMN audit.step4_fit.note IS 'What should be known besides, such as one class only; NULL = nothing. Unit: none (text).';
