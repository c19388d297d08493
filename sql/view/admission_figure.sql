-- How did the portfolio do without and with a candidate strategy? One row per run, role, portfolio, figure and strategy.
CREATE OR REPLACE VIEW audit.admission_figure AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.portfolio,
    row.figure,
    row.strategy_id,
    row.value
FROM audit.artifact_rows AS run_artifact
JOIN main.admission_figure_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'admission_figure'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.admission_figure IS 'One row per run, role, portfolio, figure and strategy: how the portfolio did without and with a candidate strategy, measured on two stored runs.';
COMMENT ON COLUMN audit.admission_figure.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.admission_figure.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.admission_figure.portfolio IS 'Without or with the candidate. Unit: none (ENUM).';
COMMENT ON COLUMN audit.admission_figure.figure IS 'What was measured. Unit: none (ENUM).';
COMMENT ON COLUMN audit.admission_figure.strategy_id IS 'Strategy whose volatility it is; empty for figures of the whole portfolio. Unit: none (identifier).';
COMMENT ON COLUMN audit.admission_figure.value IS 'The figure. Unit: decimal fraction a year for cagr, decimal fraction below 0 for max_drawdown, ratio a year for sharpe, decimal fraction a day for volatility.';
