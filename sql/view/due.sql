-- What is overdue for the run in production today (UTC)? No row: nothing is due, or nothing is in production.
CREATE OR REPLACE VIEW audit.due AS
WITH production AS (
    SELECT promotion.run_id, promotion.audit_id, promotion.accepted_caution, promotion.created_at, run.profile
    FROM main.promotion
    JOIN main.run USING (run_id)
    WHERE promotion.sequence = (SELECT max(sequence) FROM main.promotion)
),
revalidation AS (
    -- Runs of one book share the strategy profile that its inputs name.
    SELECT production.run_id, record.quarter, record.created_at
    FROM production
    JOIN main.run AS baseline ON baseline.profile IS NOT DISTINCT FROM production.profile
    JOIN main.audit_record AS record ON record.baseline_run_id = baseline.run_id AND record.kind = 'revalidation'
),
ended AS (
    SELECT
        production.run_id,
        year(step.start) || 'Q' || quarter(step.start) AS quarter,
        CAST(step.start + INTERVAL 3 MONTH AS DATE) AS due_on
    FROM production,
        unnest(range(date_trunc('quarter', production.created_at), now(), INTERVAL 3 MONTH)) AS step (start)
),
item AS (
    SELECT
        'NEXT_REVIEW' AS what,
        production.run_id,
        CAST(NULL AS VARCHAR) AS quarter,
        CAST(greatest(production.created_at, coalesce(
            (SELECT max(revalidation.created_at) FROM revalidation), production.created_at)) + INTERVAL 3 MONTH AS DATE) AS due_on,
        'Production is reviewed every three months: revalidate the last quarter that ended.' AS remedy
    FROM production
    UNION ALL
    SELECT
        'QUARTER_WITHOUT_REVALIDATION',
        ended.run_id,
        ended.quarter,
        ended.due_on,
        'plimsoll revalidate --quarter ' || ended.quarter || ' on the book''s inputs.'
    FROM ended
    WHERE NOT EXISTS (FROM revalidation WHERE revalidation.quarter = ended.quarter)
    UNION ALL
    SELECT
        'CAUTION_NOT_REVIEWED',
        production.run_id,
        NULL,
        CAST(production.created_at + INTERVAL 3 MONTH AS DATE),
        'Accepted with: ' || production.accepted_caution || '. Look again and sign off.'
    FROM production
    WHERE production.accepted_caution IS NOT NULL
        AND NOT EXISTS (
            FROM main.sign_off
            WHERE sign_off.audit_id = production.audit_id AND sign_off.created_at > production.created_at)
)
SELECT
    item.what,
    item.run_id,
    item.quarter,
    item.due_on,
    CAST(date_diff('day', item.due_on, CAST(now() AS DATE)) AS INTEGER) AS days_overdue,
    item.remedy
FROM item
WHERE item.due_on <= CAST(now() AS DATE)
ORDER BY item.due_on, item.what, item.quarter;

COMMENT ON VIEW audit.due IS
    'What is overdue today for the run in production: its next review, quarters without revalidation, an accepted caution not looked at again.';
COMMENT ON COLUMN audit.due.what IS 'NEXT_REVIEW, QUARTER_WITHOUT_REVALIDATION or CAUTION_NOT_REVIEWED. Unit: none (name).';
COMMENT ON COLUMN audit.due.run_id IS 'Baseline in production. Unit: none (identifier).';
COMMENT ON COLUMN audit.due.quarter IS 'Quarter that ended in production without a revalidation; NULL for other items. Unit: calendar quarter, such as 2025Q3.';
COMMENT ON COLUMN audit.due.due_on IS 'Day from which it is due: the day after a quarter''s end, three months after promotion or last revalidation. Unit: calendar day.';
COMMENT ON COLUMN audit.due.days_overdue IS 'Days since then, 0 or more. Unit: calendar days.';
COMMENT ON COLUMN audit.due.remedy IS 'What to do. Unit: none (text).';
