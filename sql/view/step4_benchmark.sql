-- How did the sleeves of Step 4 do alone, and half and half? One row per run, role and benchmark.
CREATE OR REPLACE VIEW audit.step4_benchmark AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.benchmark,
    row.end_equity,
    row.cagr,
    row.max_drawdown,
    row.calmar,
    row.avg_monthly_pnl,
    row.median_monthly_pnl,
    row.positive_month_rate,
    row.n_months
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_benchmark_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_benchmark'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_benchmark IS 'One row per run, role and benchmark: the sleeves held alone and half and half over the simulated months, without costs.';
COMMENT ON COLUMN audit.step4_benchmark.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_benchmark.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_benchmark.benchmark IS 'What is held: sleeve A, sleeve B, or half in each, rebalanced monthly. Unit: none (one of a, b, equal_50_50).';
COMMENT ON COLUMN audit.step4_benchmark.end_equity IS 'Equity after the last month; the starting capital when there is none. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_benchmark.cagr IS 'Yearly growth, 0 without months. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.step4_benchmark.max_drawdown IS 'Largest fall from a running maximum that begins with the equity after the first month. Unit: decimal fraction, 0 or more (0.2 = 20 %).';
COMMENT ON COLUMN audit.step4_benchmark.calmar IS 'Yearly growth by drawdown, 0 when the drawdown is at most 1e-9. Unit: ratio.';
COMMENT ON COLUMN audit.step4_benchmark.avg_monthly_pnl IS 'Mean change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_benchmark.median_monthly_pnl IS 'Median change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_benchmark.positive_month_rate IS 'Share of months with a return above 0. Unit: decimal fraction, 0 to 1.';
COMMENT ON COLUMN audit.step4_benchmark.n_months IS 'Months measured. Unit: months.';
