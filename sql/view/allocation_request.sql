-- Which requests were decided on, word for word? One row per run, role and request.
CREATE OR REPLACE VIEW audit.allocation_request AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.request,
    row.as_of,
    row.document
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_request_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_request'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.allocation_request IS 'One row per run, role and request: requests of a batch as they were decided on, each as a document that gives the decision again.';
COMMENT ON COLUMN audit.allocation_request.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.allocation_request.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.allocation_request.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.allocation_request.as_of IS 'Moment the request speaks of. Unit: UTC instant to the microsecond.';
COMMENT ON COLUMN audit.allocation_request.document IS 'The whole request: account, positions, intents, market, regime, kill switch. Unit: none (canonical JSON, numbers as decimal text).';
