WITH stated AS (
    SELECT run_id, supersedes AS parent_run_id, 'supersedes' AS relation FROM main.run WHERE supersedes IS NOT NULL
    UNION ALL SELECT run_id, precomputed_run_id, 'scalars' FROM main.run WHERE precomputed_run_id IS NOT NULL)
SELECT 'run' AS subject, run_id AS id, relation, parent_run_id AS referred, 'no such row in run_parent' AS found
FROM stated ANTI JOIN main.run_parent USING (run_id, parent_run_id, relation)
UNION ALL SELECT 'run', run_id, relation, parent_run_id, 'a row in run_parent, but not in run'
FROM main.run_parent ANTI JOIN stated USING (run_id, parent_run_id, relation) WHERE relation IN ('supersedes', 'scalars')
UNION ALL SELECT 'audit', a.audit_id, 'based_on', a.based_on,
    CASE WHEN b.audit_id IS NULL THEN 'no such audit' ELSE 'a later audit, or one of other runs' END
FROM main.audit_record AS a LEFT JOIN main.audit_record AS b ON b.audit_id = a.based_on
WHERE a.based_on IS NOT NULL AND (b.audit_id IS NULL OR b.sequence >= a.sequence OR b.baseline_run_id <> a.baseline_run_id
    OR b.scaled_run_id IS DISTINCT FROM a.scaled_run_id)
