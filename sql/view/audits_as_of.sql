-- Which audits did we know at a moment, and how had they been judged by then? One row per audit, the latest first:
--     FROM audit.audits_as_of(TIMESTAMPTZ '2026-01-31 23:59:59Z');
CREATE OR REPLACE MACRO audit.audits_as_of(moment) AS TABLE
WITH judged AS (
    SELECT
        sign_off.*,
        knowledge.known_at
    FROM main.sign_off
    JOIN audit.knowledge ON knowledge.subject = 'sign_off' AND knowledge.id = CAST(sign_off.sequence AS VARCHAR)
    WHERE knowledge.known_at <= CAST(moment AS TIMESTAMPTZ)
    QUALIFY row_number() OVER (PARTITION BY sign_off.audit_id ORDER BY sign_off.sequence DESC) = 1
)
SELECT
    record.audit_id,
    record.kind,
    record.baseline_run_id,
    record.scaled_run_id,
    record.quarter,
    record.verdict,
    CAST(enum_code(record.verdict) AS INTEGER) AS verdict_rank,
    record.decision,
    knowledge.known_at,
    judged.decision AS judgement,
    judged.reviewer,
    judged.note,
    judged.known_at AS judged_at
FROM main.audit_record AS record
JOIN audit.knowledge ON knowledge.subject = 'audit' AND knowledge.id = record.audit_id
LEFT JOIN judged ON judged.audit_id = record.audit_id
WHERE knowledge.known_at <= CAST(moment AS TIMESTAMPTZ)
ORDER BY record.sequence DESC;

COMMENT ON MACRO TABLE audit.audits_as_of IS
    'Which audits did we know at a moment? One row per audit recorded until then, the latest first, with the last judgement on it that was known then. Compare verdicts by verdict_rank (0 PASS to 2 FAIL): DuckDB compares an ENUM with a text as texts.';
