-- What did the allocator change, baseline against scaled? One row per two-pass audit.
CREATE OR REPLACE VIEW audit.two_pass AS
SELECT
    record.audit_id,
    record.baseline_run_id,
    record.scaled_run_id,
    max(figure.value) FILTER (figure.name = 'baseline.cagr') AS baseline_cagr,
    max(figure.value) FILTER (figure.name = 'scaled.cagr') AS scaled_cagr,
    max(figure.value) FILTER (figure.name = 'delta.cagr_delta') AS cagr_delta,
    max(figure.value) FILTER (figure.name = 'delta.sharpe_delta') AS sharpe_delta,
    max(figure.value) FILTER (figure.name = 'baseline.max_drawdown') AS baseline_max_drawdown,
    max(figure.value) FILTER (figure.name = 'scaled.max_drawdown') AS scaled_max_drawdown,
    max(figure.value) FILTER (figure.name = 'delta.max_drawdown_delta') AS max_drawdown_delta,
    max(figure.value) FILTER (figure.name = 'scaled.scalars.mean') AS mean_applied_scalar,
    record.created_at
FROM main.audit_record AS record
JOIN main.audit_figure AS figure USING (audit_id)
WHERE record.kind = 'two_pass'
GROUP BY ALL;

COMMENT ON VIEW audit.two_pass IS
    'One row per two-pass audit: return, risk and drawdown of both passes and their differences.';
COMMENT ON COLUMN audit.two_pass.audit_id IS 'Identity of the audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.two_pass.baseline_run_id IS 'Pass 1. Unit: none (identifier).';
COMMENT ON COLUMN audit.two_pass.scaled_run_id IS 'Pass 2. Unit: none (identifier).';
COMMENT ON COLUMN audit.two_pass.baseline_cagr IS 'Yearly return of pass 1. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.two_pass.scaled_cagr IS 'Yearly return of pass 2. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.two_pass.cagr_delta IS 'Scaled less baseline. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.two_pass.sharpe_delta IS 'Scaled less baseline. Unit: ratio.';
COMMENT ON COLUMN audit.two_pass.baseline_max_drawdown IS 'Deepest drawdown of pass 1. Unit: decimal fraction, -1 to 0.';
COMMENT ON COLUMN audit.two_pass.scaled_max_drawdown IS 'Deepest drawdown of pass 2. Unit: decimal fraction, -1 to 0.';
COMMENT ON COLUMN audit.two_pass.max_drawdown_delta IS 'Scaled less baseline, positive = milder. Unit: decimal fraction.';
COMMENT ON COLUMN audit.two_pass.mean_applied_scalar IS 'Mean applied scalar. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.two_pass.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
