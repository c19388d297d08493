-- Where do requests come from? One row per allocation run and request, with what the request's provenance says.
CREATE OR REPLACE VIEW audit.request_provenance AS
SELECT
    run_artifact.run_id,
    row.request,
    row.as_of,
    row.document ->> '$.provenance.repository' AS repository,
    row.document ->> '$.provenance.base' AS base,
    row.document ->> '$.provenance.head' AS head,
    row.document ->> '$.provenance.designDoc' AS design_doc,
    row.document ->> '$.provenance.riskConfigPath' AS risk_config_path,
    row.document ->> '$.provenance.strategyConfigPath' AS strategy_config_path
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_request_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'allocation_request'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'input';

COMMENT ON VIEW audit.request_provenance IS
    'One row per allocation run and request: where it comes from, as its provenance says; decides nothing.';
COMMENT ON COLUMN audit.request_provenance.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.request_provenance.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN audit.request_provenance.as_of IS 'The moment the request speaks of. Unit: UTC instant.';
COMMENT ON COLUMN audit.request_provenance.repository IS
    'Repository of the work that the request belongs to; NULL = not said. Unit: none (text).';
COMMENT ON COLUMN audit.request_provenance.base IS
    'Revision that the work started from; NULL = not said. Unit: none (text).';
COMMENT ON COLUMN audit.request_provenance.head IS 'Revision that it is at; NULL = not said. Unit: none (text).';
COMMENT ON COLUMN audit.request_provenance.design_doc IS 'Document of its design; NULL = not said. Unit: none (path).';
COMMENT ON COLUMN audit.request_provenance.risk_config_path IS 'Its configuration of risk; NULL = not said. Unit: none (path).';
COMMENT ON COLUMN audit.request_provenance.strategy_config_path IS 'Its configuration of strategies; NULL = not said. Unit: none (path).';
