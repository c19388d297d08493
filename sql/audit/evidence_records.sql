-- Which records of the chain are the evidence of a quarter, and why? Parameters: quarter such as 2025Q3, its first day, its last day.
-- The revalidations of the quarter, what they rest on, the runs behind them, and everything that was recorded within its days (UTC).
WITH RECURSIVE
quarter AS (
    SELECT
        CAST(? AS VARCHAR) AS name,
        CAST(? AS DATE) AS first_day,
        CAST(? AS DATE) AS last_day
),
two_pass AS (
    SELECT based_on AS audit_id
    FROM main.audit_record
    WHERE quarter = (SELECT name FROM quarter) AND based_on IS NOT NULL
),
audit AS (
    SELECT
        audit_id,
        'revalidation of the quarter' AS why
    FROM main.audit_record
    WHERE quarter = (SELECT name FROM quarter)
    UNION
    SELECT
        audit_id,
        'the revalidation rests on it'
    FROM two_pass
    UNION
    SELECT
        record.audit_id,
        'validation or look at the same comparison'
    FROM main.audit_record AS record
    JOIN two_pass ON two_pass.audit_id = record.based_on
    WHERE record.quarter IS DISTINCT FROM (SELECT name FROM quarter)
),
audited_run AS (
    SELECT unnest([record.baseline_run_id, record.scaled_run_id]) AS run_id
    FROM audit
    JOIN main.audit_record AS record USING (audit_id)
    UNION
    SELECT parent.parent_run_id
    FROM audited_run
    JOIN main.run_parent AS parent USING (run_id)
),
reason AS (
    SELECT 'audit' AS subject, audit_id AS subject_id, why FROM audit
    UNION ALL
    SELECT 'run', run_id, 'run behind an audit of the quarter' FROM audited_run WHERE run_id IS NOT NULL
    UNION ALL
    SELECT 'sign_off', CAST(sequence AS VARCHAR), 'judgement on an audit of the quarter'
    FROM main.sign_off
    WHERE audit_id IN (SELECT audit_id FROM audit)
    UNION ALL
    SELECT 'promotion', CAST(sequence AS VARCHAR), 'promotion that rests on an audit of the quarter'
    FROM main.promotion
    WHERE audit_id IN (SELECT audit_id FROM audit)
    UNION ALL
    SELECT 'replay', CAST(sequence AS VARCHAR), 'replay of a run behind an audit of the quarter'
    FROM main.replay_receipt
    WHERE run_id IN (SELECT run_id FROM audited_run)
    UNION ALL
    SELECT 'lookahead', CAST(sequence AS VARCHAR), 'no-lookahead test of a run behind an audit of the quarter'
    FROM main.lookahead_certificate
    WHERE run_id IN (SELECT run_id FROM audited_run)
)
SELECT
    chain.sequence,
    chain.subject,
    chain.subject_id,
    chain.recorded_at,
    chain.record_hash,
    coalesce(string_agg(DISTINCT reason.why, '; ' ORDER BY reason.why), 'recorded within the quarter') AS why
FROM main.chain
LEFT JOIN reason USING (subject, subject_id)
CROSS JOIN quarter
WHERE
    reason.why IS NOT NULL
    OR CAST(chain.recorded_at AT TIME ZONE 'UTC' AS DATE) BETWEEN quarter.first_day AND quarter.last_day
GROUP BY ALL
ORDER BY chain.sequence;
