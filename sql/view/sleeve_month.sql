-- What did the two sleeves of Step 4 return in each month, as their files give it? One row per run, role, sleeve and month.
CREATE OR REPLACE VIEW audit.sleeve_month AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.sleeve,
    row.month_end,
    row.ret,
    row.equity,
    row.pnl,
    row.trades
FROM audit.artifact_rows AS run_artifact
JOIN main.sleeve_month_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'sleeve_month'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.sleeve_month IS 'One row per run, role, sleeve and month: monthly returns of the two sleeves as their files give them, all months, before they are aligned.';
COMMENT ON COLUMN audit.sleeve_month.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.sleeve_month.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.sleeve_month.sleeve IS 'The sleeve, as the run names it. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_month.month_end IS 'Last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN audit.sleeve_month.ret IS 'Simple return of the month; NULL = missing, counts as 0. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN audit.sleeve_month.equity IS 'Equity after the month, as given and used for nothing; NULL = not given. Unit: unit of the file.';
COMMENT ON COLUMN audit.sleeve_month.pnl IS 'Profit of the month, as given and used for nothing; NULL = not given. Unit: unit of the file.';
COMMENT ON COLUMN audit.sleeve_month.trades IS 'Trades of the month, as given and used for nothing; NULL = not given. Unit: trades.';
