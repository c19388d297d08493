-- Which run is, and was, in production, and on what grounds? One row per step of the pointer; the one marked current counts.
CREATE OR REPLACE VIEW audit.production AS
SELECT
    promotion.sequence,
    promotion.run_id,
    promotion.sequence = (SELECT max(sequence) FROM main.promotion) AS current,
    promotion.audit_id,
    record.verdict,
    CAST(enum_code(record.verdict) AS INTEGER) AS verdict_rank,
    promotion.accepted_caution,
    promotion.revoked_reason,
    promotion.author,
    promotion.created_at
FROM main.promotion
LEFT JOIN main.audit_record AS record USING (audit_id);

COMMENT ON VIEW audit.production IS
    'One row per promotion or revocation; current marks the one in force.';
COMMENT ON COLUMN audit.production.sequence IS 'Order of recording. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN audit.production.run_id IS 'Baseline whose scalars production uses; NULL = revoked. Unit: none (identifier).';
COMMENT ON COLUMN audit.production.current IS 'True for the step in force. Unit: none (flag).';
COMMENT ON COLUMN audit.production.audit_id IS 'Validation it rests on; NULL for a revocation. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.production.verdict IS 'Verdict of that validation; compare by verdict_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, from good to bad).';
COMMENT ON COLUMN audit.production.verdict_rank IS 'How bad that verdict is; NULL for a revocation. Unit: whole number, 0 PASS, 1 CAUTION, 2 FAIL.';
COMMENT ON COLUMN audit.production.accepted_caution IS 'Why a CAUTION was accepted; NULL = there was none. Unit: none (text).';
COMMENT ON COLUMN audit.production.revoked_reason IS 'Why production was revoked; NULL for a promotion. Unit: none (text).';
COMMENT ON COLUMN audit.production.author IS 'Who did it. Unit: none (name).';
COMMENT ON COLUMN audit.production.created_at IS 'When it was done. Unit: instant, UTC, microseconds.';
