-- What was decided in each quarter, on what figures? One row per recorded revalidation.
CREATE OR REPLACE VIEW audit.revalidation AS
SELECT
    record.quarter,
    record.audit_id,
    record.baseline_run_id,
    record.scaled_run_id,
    record.verdict,
    CAST(enum_code(record.verdict) AS INTEGER) AS verdict_rank,
    record.decision,
    max(figure.value) FILTER (figure.name = 'max_drawdown_delta') AS max_drawdown_delta,
    max(figure.value) FILTER (figure.name = 'cagr_delta') AS cagr_delta,
    max(figure.value) FILTER (figure.name = 'mean_applied_scalar') AS mean_applied_scalar,
    max(figure.value) FILTER (figure.name = 'transitions_per_year') AS transitions_per_year,
    (SELECT count(*) FROM main.alert WHERE alert.audit_id = record.audit_id) AS alerts,
    record.previous_audit_id,
    record.created_at
FROM main.audit_record AS record
JOIN main.audit_figure AS figure USING (audit_id)
WHERE record.kind = 'revalidation'
GROUP BY ALL;

COMMENT ON VIEW audit.revalidation IS
    'One row per recorded quarterly revalidation: verdict, decision, key figures and how many alerts.';
COMMENT ON COLUMN audit.revalidation.quarter IS 'Quarter. Unit: calendar quarter, such as 2025Q3.';
COMMENT ON COLUMN audit.revalidation.audit_id IS 'Identity of the audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.revalidation.baseline_run_id IS 'Pass 1. Unit: none (identifier).';
COMMENT ON COLUMN audit.revalidation.scaled_run_id IS 'Pass 2. Unit: none (identifier).';
COMMENT ON COLUMN audit.revalidation.verdict IS 'Overall verdict; compare by verdict_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, from good to bad).';
COMMENT ON COLUMN audit.revalidation.verdict_rank IS 'How bad that verdict is. Unit: whole number, 0 PASS, 1 CAUTION, 2 FAIL.';
COMMENT ON COLUMN audit.revalidation.decision IS 'KEEP_V1 or REVIEW_V2. Unit: none (text).';
COMMENT ON COLUMN audit.revalidation.max_drawdown_delta IS 'Scaled less baseline, positive = milder. Unit: decimal fraction.';
COMMENT ON COLUMN audit.revalidation.cagr_delta IS 'Scaled less baseline. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.revalidation.mean_applied_scalar IS 'Mean applied scalar. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.revalidation.transitions_per_year IS 'Changes of regime. Unit: changes a year.';
COMMENT ON COLUMN audit.revalidation.alerts IS 'Alerts raised. Unit: alerts.';
COMMENT ON COLUMN audit.revalidation.previous_audit_id IS 'Record of the quarter before it was compared with; NULL = none. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.revalidation.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
