-- What was this run made from, and what was made from it? The rows of audit.lineage for one run:
--     SELECT * FROM audit.lineage_of('baseline');
CREATE OR REPLACE MACRO audit.lineage_of(run) AS TABLE
WITH RECURSIVE origin AS (
    SELECT to_id AS run_id, 1 AS depth, from_kind AS kind, from_id AS id, relation
    FROM audit.lineage_edge
    WHERE to_kind = 'run' AND to_id = run
    UNION
    SELECT origin.run_id, origin.depth + 1, edge.from_kind, edge.from_id, edge.relation
    FROM origin
    JOIN audit.lineage_edge AS edge ON edge.to_kind = origin.kind AND edge.to_id = origin.id
    WHERE origin.depth < 32
),
use AS (
    SELECT from_id AS run_id, 1 AS depth, to_kind AS kind, to_id AS id, relation
    FROM audit.lineage_edge
    WHERE from_kind = 'run' AND from_id = run
    UNION
    SELECT use.run_id, use.depth + 1, edge.to_kind, edge.to_id, edge.relation
    FROM use
    JOIN audit.lineage_edge AS edge ON edge.from_kind = use.kind AND edge.from_id = use.id
    WHERE use.depth < 32
),
walk AS (
    SELECT 'made_from' AS direction, * FROM origin
    UNION ALL
    SELECT 'used_by', * FROM use
)
SELECT
    run_id,
    direction,
    CAST(min(depth) AS INTEGER) AS depth,
    kind,
    id,
    arg_min(relation, (depth, relation)) AS relation
FROM walk
GROUP BY run_id, direction, kind, id
ORDER BY direction, depth, kind, id;

COMMENT ON MACRO TABLE audit.lineage_of IS
    'What was a run made from (made_from), and what was made from it (used_by)? One row per artifact, run, audit, judgement or promotion, with the steps to it.';
