-- Where did the return of a book of sleeves come from, day by day? One row per sleeves run, day and component.
CREATE OR REPLACE VIEW audit.sleeve_attribution AS
SELECT
    run_artifact.run_id,
    attribution.date,
    attribution.component,
    attribution.ret AS log_return
FROM audit.artifact_rows AS run_artifact
JOIN main.sleeve_attribution_v1 AS attribution ON attribution.artifact_id = run_artifact.artifact_id
    AND run_artifact.kind = 'sleeve_attribution' AND attribution.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.sleeve_attribution IS
    'One row per sleeves run, day and component (sleeve:<name>, projection, cost); the components of a day sum to its log return.';
COMMENT ON COLUMN audit.sleeve_attribution.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.sleeve_attribution.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN audit.sleeve_attribution.component IS 'A sleeve as sleeve:<name>, or projection, or cost. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_attribution.log_return IS 'Part of the log return of the day. Unit: natural logarithm of growth (0.01 = about 1 %).';
