-- What came out of each run of a sweep, and is it stored? One row per book and configuration of every sweep.
CREATE OR REPLACE VIEW audit.sweep_result AS
SELECT
    batch.sweep_id,
    result.book,
    result.config,
    result.allocator_version,
    result.run_key,
    result.content_sha256,
    result.days_normal,
    result.days_elevated,
    result.days_stress,
    result.days_crisis,
    result.transitions_per_year,
    result.mean_scalar,
    result.cagr_delta,
    result.max_drawdown_delta,
    result.sharpe_delta,
    result.verdict,
    result.error_code,
    result.note,
    kept.run_id
FROM main.sweep_result AS result
JOIN main.sweep_batch AS batch USING (sequence)
LEFT JOIN (
    SELECT run.run_key, outcome.content_sha256, min(run.run_id) AS run_id
    FROM main.run JOIN main.run_outcome AS outcome USING (run_id) GROUP BY ALL) AS kept
    ON kept.run_key = result.run_key AND kept.content_sha256 = result.content_sha256;

COMMENT ON VIEW audit.sweep_result IS
    'One row per book and configuration of every sweep: hashes and figures of the run, or why there is none.';
COMMENT ON COLUMN audit.sweep_result.sweep_id IS 'The sweep. Unit: none (identifier).';
COMMENT ON COLUMN audit.sweep_result.book IS 'The book: name of its directory. Unit: none (name).';
COMMENT ON COLUMN audit.sweep_result.config IS 'The configuration: each constant of the grid with its value. Unit: none (text).';
COMMENT ON COLUMN audit.sweep_result.allocator_version IS 'v1.0, or the research version that the constants make. Unit: none (name).';
COMMENT ON COLUMN audit.sweep_result.run_key IS 'Key of the run; NULL = it could not be computed. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.sweep_result.content_sha256 IS 'Content hash of the run; NULL = it could not be computed. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.sweep_result.days_normal IS 'Days in NORMAL. Unit: days.';
COMMENT ON COLUMN audit.sweep_result.days_elevated IS 'Days in ELEVATED. Unit: days.';
COMMENT ON COLUMN audit.sweep_result.days_stress IS 'Days in STRESS. Unit: days.';
COMMENT ON COLUMN audit.sweep_result.days_crisis IS 'Days in CRISIS. Unit: days.';
COMMENT ON COLUMN audit.sweep_result.transitions_per_year IS 'Changes of regime per year. Unit: count a year.';
COMMENT ON COLUMN audit.sweep_result.mean_scalar IS 'Mean daily risk scalar. Unit: decimal fraction of exposure.';
COMMENT ON COLUMN audit.sweep_result.cagr_delta IS 'CAGR of the scaled book less that of the raw one; NULL without two-pass figures. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.sweep_result.max_drawdown_delta IS 'Maximum drawdown of the scaled book less that of the raw one, positive = milder; NULL without two-pass figures. Unit: decimal fraction.';
COMMENT ON COLUMN audit.sweep_result.sharpe_delta IS 'Sharpe ratio of the scaled book less that of the raw one; NULL without two-pass figures. Unit: ratio.';
COMMENT ON COLUMN audit.sweep_result.verdict IS 'PASS, CAUTION or FAIL under the standard bounds; NULL without two-pass figures. Unit: none (name).';
COMMENT ON COLUMN audit.sweep_result.error_code IS 'Who must act that there is a run; NULL = there is one. Unit: none (name).';
COMMENT ON COLUMN audit.sweep_result.note IS 'Why there is no run, or no two-pass figures; NULL = nothing lacks. Unit: none (text).';
COMMENT ON COLUMN audit.sweep_result.run_id IS 'The run where it is stored, the first by name; NULL = it is not. Unit: none (identifier).';
