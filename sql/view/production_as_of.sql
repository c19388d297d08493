-- Which run was in production at a moment, as far as the store knew then, and on what grounds? One row, or none before the first
-- promotion; run_id is NULL where production had been revoked:
--     FROM audit.production_as_of(TIMESTAMPTZ '2026-01-31 23:59:59Z');
CREATE OR REPLACE MACRO audit.production_as_of(moment) AS TABLE
SELECT
    production.sequence,
    production.run_id,
    production.audit_id,
    production.verdict,
    production.verdict_rank,
    production.accepted_caution,
    production.revoked_reason,
    production.author,
    knowledge.known_at
FROM audit.production
JOIN audit.knowledge ON knowledge.subject = 'promotion' AND knowledge.id = CAST(production.sequence AS VARCHAR)
WHERE knowledge.known_at <= CAST(moment AS TIMESTAMPTZ)
ORDER BY production.sequence DESC
LIMIT 1;

COMMENT ON MACRO TABLE audit.production_as_of IS
    'Which run was in production at a moment, as known then? One row with the validation it rests on; run_id is NULL when production had been revoked. Compare verdicts by verdict_rank (0 PASS to 2 FAIL): DuckDB compares an ENUM with a text as texts.';
