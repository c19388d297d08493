-- The metrics of each request. One row per allocation run, request, metric and label.
CREATE OR REPLACE VIEW audit.allocation_metric AS
SELECT
    run_artifact.run_id,
    row.request,
    row.metric,
    row.label,
    row.value
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_metric_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_metric'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.allocation_metric IS
    'One row per allocation run, request, metric and label.';
COMMENT ON COLUMN audit.allocation_metric.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_metric.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_metric.metric IS 'Name of the metric. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_metric.label IS 'Reason code, symbol or strategy it is about; empty = the request. Unit: none (name).';
COMMENT ON COLUMN audit.allocation_metric.value IS 'The figure. Unit: strategies or rejections as a count, account currency for exposures and contributions, decimal fraction for utilisation.';
