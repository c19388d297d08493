-- Which runs did we know at a moment, and which of them stood? Runs recorded later are not there, and later corrections do not show:
--     FROM audit.runs_as_of(TIMESTAMPTZ '2026-01-31 23:59:59Z');
CREATE OR REPLACE MACRO audit.runs_as_of(moment) AS TABLE
WITH known AS (
    SELECT
        run.*,
        knowledge.known_at,
        knowledge.chain_sequence
    FROM main.run
    JOIN audit.knowledge ON knowledge.subject = 'run' AND knowledge.id = run.run_id
    WHERE knowledge.known_at <= CAST(moment AS TIMESTAMPTZ)
),
production AS (
    SELECT arg_max(promotion.sequence, promotion.sequence) AS sequence
    FROM main.promotion
    JOIN audit.knowledge ON knowledge.subject = 'promotion' AND knowledge.id = CAST(promotion.sequence AS VARCHAR)
    WHERE knowledge.known_at <= CAST(moment AS TIMESTAMPTZ)
)
SELECT
    known.run_id,
    known.kind,
    known.profile,
    known.allocator_version,
    outcome.status,
    known.window_start,
    known.window_end,
    known.mode,
    known.known_at,
    (SELECT arg_min(later.run_id, later.chain_sequence) FROM known AS later WHERE later.supersedes = known.run_id) AS superseded_by,
    known.run_id IS NOT DISTINCT FROM (
        SELECT promotion.run_id FROM main.promotion JOIN production ON promotion.sequence = production.sequence
    ) AS in_production,
    outcome.content_sha256,
    known.author,
    known.chain_sequence
FROM known
JOIN main.run_outcome AS outcome USING (run_id)
ORDER BY known.chain_sequence DESC;

COMMENT ON MACRO TABLE audit.runs_as_of IS
    'Which runs did we know at a moment? One row per run recorded until then, the latest first, with the run that had superseded it by then and whether it was in production.';
