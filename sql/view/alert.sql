-- Which alerts were raised, and on what evidence? One row per alert.
CREATE OR REPLACE VIEW audit.alert AS
SELECT
    record.audit_id,
    record.kind,
    record.quarter,
    record.baseline_run_id,
    record.scaled_run_id,
    alert.position,
    alert.code,
    alert.message,
    alert.evidence,
    record.created_at
FROM main.alert
JOIN main.audit_record AS record USING (audit_id);

COMMENT ON VIEW audit.alert IS
    'One row per alert of an audit, with its evidence.';
COMMENT ON COLUMN audit.alert.audit_id IS 'Identity of the audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.alert.kind IS 'Kind of audit that raised it. Unit: none (name).';
COMMENT ON COLUMN audit.alert.quarter IS 'Quarter of a revalidation; NULL otherwise. Unit: calendar quarter, such as 2025Q3.';
COMMENT ON COLUMN audit.alert.baseline_run_id IS 'Pass 1. Unit: none (identifier).';
COMMENT ON COLUMN audit.alert.scaled_run_id IS 'Pass 2. Unit: none (identifier).';
COMMENT ON COLUMN audit.alert.position IS 'Order within the audit. Unit: whole number from 1.';
COMMENT ON COLUMN audit.alert.code IS 'Kind of alert. Unit: none (code).';
COMMENT ON COLUMN audit.alert.message IS 'The alert in words, with figures. Unit: none (text).';
COMMENT ON COLUMN audit.alert.evidence IS 'Dates and values it rests on. Unit: none (text).';
COMMENT ON COLUMN audit.alert.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
