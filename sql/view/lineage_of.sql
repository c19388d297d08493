-- What was this run made from, and what was made from it? The rows of audit.lineage for one run, the nearest first:
--     SELECT * FROM audit.lineage_of('baseline');
CREATE OR REPLACE MACRO audit.lineage_of(run) AS TABLE
SELECT run_id, direction, depth, kind, id, relation
FROM audit.lineage
WHERE run_id = run
ORDER BY direction, depth, kind, id;

COMMENT ON MACRO TABLE audit.lineage_of IS
    'What was a run made from (made_from), and what was made from it (used_by)? One row per artifact, run, audit, judgement or promotion, with the steps to it.';
