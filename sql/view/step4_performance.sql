-- How did each candidate of Step 4 do after costs, over all months and before and after the split? One row per run, role, candidate and
-- period.
CREATE OR REPLACE VIEW audit.step4_performance AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.candidate,
    row.period,
    row.end_equity,
    row.cagr,
    row.max_drawdown,
    row.calmar,
    row.avg_monthly_pnl,
    row.median_monthly_pnl,
    row.positive_month_rate,
    row.n_months
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_performance_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_performance'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_performance IS 'One row per run, role, candidate and period: how each candidate did after costs, over all simulated months and before and after the train/test split.';
COMMENT ON COLUMN audit.step4_performance.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_performance.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_performance.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_performance.period IS 'Months measured; each period starts from the starting capital. Unit: none (one of full, train, test).';
COMMENT ON COLUMN audit.step4_performance.end_equity IS 'Equity after the last month; the starting capital when there is none. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_performance.cagr IS 'Yearly growth, 0 without months. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.step4_performance.max_drawdown IS 'Largest fall from a running maximum that begins with the equity after the first month. Unit: decimal fraction, 0 or more (0.2 = 20 %).';
COMMENT ON COLUMN audit.step4_performance.calmar IS 'Yearly growth by drawdown, 0 when the drawdown is at most 1e-9. Unit: ratio.';
COMMENT ON COLUMN audit.step4_performance.avg_monthly_pnl IS 'Mean change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_performance.median_monthly_pnl IS 'Median change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_performance.positive_month_rate IS 'Share of months with a return above 0. Unit: decimal fraction, 0 to 1.';
COMMENT ON COLUMN audit.step4_performance.n_months IS 'Months measured. Unit: months.';
