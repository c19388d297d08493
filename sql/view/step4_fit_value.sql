-- Which figures does each model weight of Step 4 rest on? One row per run, role, model, look-back, month and figure.
CREATE OR REPLACE VIEW audit.step4_fit_value AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.method,
    row.lookback,
    row.month_end,
    row.name,
    row.value
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_fit_value_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_fit_value'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_fit_value IS 'One row per run, role, model, look-back, month and figure: the figures each model weight rests on, such as probabilities and expected returns.';
COMMENT ON COLUMN audit.step4_fit_value.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_fit_value.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_fit_value.method IS 'Family of the model. Unit: none (one of heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN audit.step4_fit_value.lookback IS 'Months the model looks back, or trains on at most. Unit: months, from 1.';
COMMENT ON COLUMN audit.step4_fit_value.month_end IS 'Month the fit is for: its last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN audit.step4_fit_value.name IS 'What the figure is, such as p_10 (probability of weight 1) or mu_a. Unit: none (name).';
COMMENT ON COLUMN audit.step4_fit_value.value IS 'The figure. Unit: as its name says: p_ probability, n_ count, else decimal fraction.';
