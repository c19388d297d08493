-- Which regime and multipliers held for all decisions of a request? One row per run, role and request.
CREATE OR REPLACE VIEW audit.allocation_summary AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.request,
    row.enabled,
    row.regime,
    row.regime_confidence,
    row.low_confidence,
    row.budget_multiplier,
    row.capacity_multiplier
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_summary_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_summary'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.allocation_summary IS 'One row per run, role and request: what held for all decisions of a request: the regime and its multipliers.';
COMMENT ON COLUMN audit.allocation_summary.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_summary.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_summary.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_summary.enabled IS 'False when the allocator was switched off and net intents passed through to the risk gate. Unit: none (flag).';
COMMENT ON COLUMN audit.allocation_summary.regime IS 'Normalised label of the regime. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_summary.regime_confidence IS 'How sure the regime is; NULL = not said, not doubted. Unit: probability, 0 to 1.';
COMMENT ON COLUMN audit.allocation_summary.low_confidence IS 'True when the confidence was below the threshold, so that both multipliers were cut. Unit: none (flag).';
COMMENT ON COLUMN audit.allocation_summary.budget_multiplier IS 'Factor on budgets and gross exposure, before tilts of families. Unit: multiple, 0 or more.';
COMMENT ON COLUMN audit.allocation_summary.capacity_multiplier IS 'Factor on symbol capacity and participation. Unit: multiple, 0 or more.';
