-- What was each run made from, and what was made from it, over any number of steps? One row per run and thing. Two artifacts of one
-- content are one artifact, so a thing can have several origins, and in theory come from itself. The walk goes to each thing once, by the
-- shortest way, so that it ends however long the way is. DuckDB takes a condition on run_id into the walk, as long as neither WITH nor
-- ORDER BY stands between the two: of one run it costs what that run's lineage costs.
CREATE OR REPLACE VIEW audit.lineage AS
SELECT run.run_id, walk.direction, walk.depth, walk.kind, walk.id, walk.relation
FROM main.run, LATERAL (
    WITH RECURSIVE walk(direction, kind, id, depth, relation) USING KEY (direction, kind, id) AS (
        SELECT direction, 'start', run.run_id, 0, ''
        FROM (VALUES ('made_from'), ('used_by')) AS both_ways(direction)
        UNION
        SELECT walk.direction, step.to_kind, step.to_id, walk.depth + 1, min(step.relation)
        FROM walk
        JOIN (
            SELECT 'made_from' AS direction, to_kind AS at_kind, to_id AS at_id, from_kind AS to_kind, from_id AS to_id, relation
            FROM audit.lineage_edge
            UNION ALL
            SELECT 'used_by', from_kind, from_id, to_kind, to_id, relation
            FROM audit.lineage_edge
        ) AS step
            ON step.direction = walk.direction
            AND step.at_kind = CASE walk.kind WHEN 'start' THEN 'run' ELSE walk.kind END
            AND step.at_id = walk.id
        LEFT JOIN recurring.walk AS seen
            ON seen.direction = walk.direction AND seen.kind = step.to_kind AND seen.id = step.to_id
        WHERE seen.id IS NULL
        GROUP BY walk.direction, step.to_kind, step.to_id, walk.depth
    )
    SELECT direction, depth, kind, id, relation
    FROM walk
    WHERE depth > 0
) AS walk;

COMMENT ON VIEW audit.lineage IS
    'One row per run and thing it was made from, or that was made from it, over any number of steps.';
COMMENT ON COLUMN audit.lineage.run_id IS 'The run whose lineage it is. Unit: none (identifier).';
COMMENT ON COLUMN audit.lineage.direction IS 'made_from = the run rests on it; used_by = it rests on the run. Unit: none (name).';
COMMENT ON COLUMN audit.lineage.depth IS 'Steps from the run, the fewest there are. Unit: steps, from 1.';
COMMENT ON COLUMN audit.lineage.kind IS 'artifact, run, audit, sign_off, promotion, replay or lookahead. Unit: none (name).';
COMMENT ON COLUMN audit.lineage.id IS 'Which one: id, or sequence in the table of that name. Unit: none (identifier).';
COMMENT ON COLUMN audit.lineage.relation IS 'How the last step leads there, as in audit.lineage_edge. Unit: none (name).';
