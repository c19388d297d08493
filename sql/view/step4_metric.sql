-- How robust and how active is each candidate of Step 4? One row per run, role and candidate.
CREATE OR REPLACE VIEW audit.step4_metric AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.candidate,
    row.stress_1_25_avg_monthly_pnl,
    row.bootstrap_p10_avg_monthly_pnl,
    row.avg_turnover_abs,
    row.avg_gross_leverage,
    row.avg_weight_a,
    row.weight_std_a,
    row.train_test_calmar_gap_abs
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_metric_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_metric'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_metric IS 'One row per run, role and candidate: robustness, activity and averages of each candidate over its full path.';
COMMENT ON COLUMN audit.step4_metric.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_metric.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_metric.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_metric.stress_1_25_avg_monthly_pnl IS 'Mean profit at 1.25 times the cost, not compounded. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_metric.bootstrap_p10_avg_monthly_pnl IS '10 % quantile of the mean profit over resamples of the test months. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_metric.avg_turnover_abs IS 'Mean absolute change of the weight of A in a month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_metric.avg_gross_leverage IS 'Mean leverage. Unit: multiple of equity.';
COMMENT ON COLUMN audit.step4_metric.avg_weight_a IS 'Mean weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_metric.weight_std_a IS 'Population standard deviation of the weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_metric.train_test_calmar_gap_abs IS 'Absolute difference of the Calmar ratios of train and test. Unit: ratio, 0 or more.';
