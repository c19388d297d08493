-- What did Step 4 know of the sleeves when each month began? One row per run, role, month and feature.
CREATE OR REPLACE VIEW audit.step4_feature AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.month_end,
    row.feature,
    row.value
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_feature_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_feature'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_feature IS 'One row per run, role, month and feature: what is known of the sleeves when a month begins: figures of the months before it.';
COMMENT ON COLUMN audit.step4_feature.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_feature.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_feature.month_end IS 'Last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN audit.step4_feature.feature IS 'ret_<sleeve>_mom_<months>, ret_<sleeve>_vol_<months>, or spread_ (A less B). Unit: none (name).';
COMMENT ON COLUMN audit.step4_feature.value IS 'Momentum: sum of returns; volatility: their sample standard deviation; NULL = too few months before. Unit: decimal fraction (0.01 = 1 %).';
