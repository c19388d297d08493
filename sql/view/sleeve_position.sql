-- Which positions did each sleeve want, before (role input) and after (role output) its overlays? One row per run, role, rebalance,
-- sleeve and asset.
CREATE OR REPLACE VIEW audit.sleeve_position AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.sleeve,
    row.asset,
    row.position
FROM audit.artifact_rows AS run_artifact
JOIN main.sleeve_position_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'sleeve_position'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.sleeve_position IS 'One row per run, role, rebalance, sleeve and asset: positions of each sleeve in risk units: as delivered in role input, after its overlays in role output.';
COMMENT ON COLUMN audit.sleeve_position.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.sleeve_position.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.sleeve_position.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.sleeve_position.sleeve IS 'Sleeve: a strategy with positions and a risk budget of its own. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_position.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_position.position IS 'Position, negative = short; NULL = none given: the one before holds under rules 2, 0 under rules 1 or missing_dates flat. Unit: risk units (multiplied with the budget they become a fraction of equity).';
