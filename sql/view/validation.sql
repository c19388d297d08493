-- How was each scaled run validated, and was it signed off? One row per figure of each validation.
CREATE OR REPLACE VIEW audit.validation AS
SELECT
    record.audit_id,
    record.baseline_run_id,
    record.scaled_run_id,
    record.quarter,
    record.verdict AS overall,
    CAST(enum_code(record.verdict) AS INTEGER) AS overall_rank,
    finding.question,
    finding.position,
    finding.name,
    finding.value,
    finding.unit,
    finding.bounds,
    finding.verdict,
    CAST(enum_code(finding.verdict) AS INTEGER) AS verdict_rank,
    finding.note,
    judged.reviewer,
    judged.decision AS signed_off,
    record.created_at
FROM main.audit_record AS record
JOIN main.validation_finding AS finding USING (audit_id)
LEFT JOIN (
    SELECT audit_id, arg_max(reviewer, sequence) AS reviewer, arg_max(decision, sequence) AS decision
    FROM main.sign_off
    GROUP BY audit_id
) AS judged USING (audit_id);

COMMENT ON VIEW audit.validation IS
    'One row per figure of a validation, with its bounds and verdict, the overall verdict and the latest sign-off.';
COMMENT ON COLUMN audit.validation.audit_id IS 'Identity of the audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.validation.baseline_run_id IS 'Pass 1. Unit: none (identifier).';
COMMENT ON COLUMN audit.validation.scaled_run_id IS 'Pass 2. Unit: none (identifier).';
COMMENT ON COLUMN audit.validation.quarter IS 'Quarter of a revalidation; NULL otherwise. Unit: calendar quarter, such as 2025Q3.';
COMMENT ON COLUMN audit.validation.overall IS 'Verdict over all figures; compare by overall_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, from good to bad).';
COMMENT ON COLUMN audit.validation.overall_rank IS 'How bad that verdict is. Unit: whole number, 0 PASS, 1 CAUTION, 2 FAIL.';
COMMENT ON COLUMN audit.validation.question IS '1 drawdown, 2 returns preserved, 3 sparse transitions, 4 stress flagged. Unit: number of the question, 1 to 4.';
COMMENT ON COLUMN audit.validation.position IS 'Order within the question. Unit: whole number from 1.';
COMMENT ON COLUMN audit.validation.name IS 'What was measured. Unit: none (name).';
COMMENT ON COLUMN audit.validation.value IS 'The figure; NULL where there is none. Unit: as column unit says.';
COMMENT ON COLUMN audit.validation.unit IS 'Unit of the figure. Unit: none (text).';
COMMENT ON COLUMN audit.validation.bounds IS 'Its bounds in words. Unit: none (text).';
COMMENT ON COLUMN audit.validation.verdict IS 'What this figure alone gives; compare by verdict_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, from good to bad).';
COMMENT ON COLUMN audit.validation.verdict_rank IS 'How bad that verdict is. Unit: whole number, 0 PASS, 1 CAUTION, 2 FAIL.';
COMMENT ON COLUMN audit.validation.note IS 'What a reader should know besides. Unit: none (text).';
COMMENT ON COLUMN audit.validation.reviewer IS 'Who judged last; NULL = nobody. Unit: none (name).';
COMMENT ON COLUMN audit.validation.signed_off IS 'APPROVED or REJECTED; NULL = not judged. Unit: none (text).';
COMMENT ON COLUMN audit.validation.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
