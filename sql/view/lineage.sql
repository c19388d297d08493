-- What was each run made from, and what was made from it, over any number of steps? One row per run and thing; for one run
-- audit.lineage_of(run) gives the same rows and starts there. Two artifacts of one content are one artifact, so a thing can have several
-- origins, and in theory come from itself: the walk ends after 32 steps, and each thing is listed once, at its nearest.
CREATE OR REPLACE VIEW audit.lineage AS
WITH RECURSIVE origin AS (
    SELECT to_id AS run_id, 1 AS depth, from_kind AS kind, from_id AS id, relation
    FROM audit.lineage_edge
    WHERE to_kind = 'run'
    UNION
    SELECT origin.run_id, origin.depth + 1, edge.from_kind, edge.from_id, edge.relation
    FROM origin
    JOIN audit.lineage_edge AS edge ON edge.to_kind = origin.kind AND edge.to_id = origin.id
    WHERE origin.depth < 32
),
use AS (
    SELECT from_id AS run_id, 1 AS depth, to_kind AS kind, to_id AS id, relation
    FROM audit.lineage_edge
    WHERE from_kind = 'run'
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
GROUP BY run_id, direction, kind, id;

COMMENT ON VIEW audit.lineage IS
    'One row per run and thing it was made from, or that was made from it, over any number of steps. For one run audit.lineage_of is quicker.';
COMMENT ON COLUMN audit.lineage.run_id IS 'The run whose lineage it is. Unit: none (identifier).';
COMMENT ON COLUMN audit.lineage.direction IS 'made_from = the run rests on it; used_by = it rests on the run. Unit: none (name).';
COMMENT ON COLUMN audit.lineage.depth IS 'Steps from the run, the fewest there are. Unit: steps, from 1.';
COMMENT ON COLUMN audit.lineage.kind IS 'artifact, run, audit, sign_off, promotion, replay or lookahead. Unit: none (name).';
COMMENT ON COLUMN audit.lineage.id IS 'Which one: id, or sequence in the table of that name. Unit: none (identifier).';
COMMENT ON COLUMN audit.lineage.relation IS 'How the last step leads there, as in audit.lineage_edge. Unit: none (name).';
