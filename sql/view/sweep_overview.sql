-- Which sweeps are there, and how far are they? One row per sweep.
CREATE OR REPLACE VIEW audit.sweep_overview AS
SELECT
    sweep.sweep_id,
    sweep.figures,
    sweep.books,
    sweep.configurations,
    CAST(sweep.books AS BIGINT) * sweep.configurations AS planned,
    coalesce(found.computed, 0) AS computed,
    coalesce(found.failed, 0) AS failed,
    coalesce(found.kept, 0) AS kept,
    whole.sweep_sha256,
    sweep.author,
    sweep.created_at,
    whole.created_at AS finished_at
FROM main.sweep
LEFT JOIN (
    SELECT sweep_id, count(*) AS computed, count(error_code) AS failed, count(run_id) AS kept
    FROM audit.sweep_result GROUP BY sweep_id) AS found USING (sweep_id)
LEFT JOIN main.sweep_batch AS whole ON whole.sweep_id = sweep.sweep_id AND whole.sweep_sha256 IS NOT NULL;

COMMENT ON VIEW audit.sweep_overview IS 'One row per sweep: what was tried, how far it is, and the hash of all its receipts.';
COMMENT ON COLUMN audit.sweep_overview.sweep_id IS 'The sweep. Unit: none (identifier).';
COMMENT ON COLUMN audit.sweep_overview.figures IS 'none = regimes and scalars only; two-pass = also what scaling by them does to the book. Unit: none (name).';
COMMENT ON COLUMN audit.sweep_overview.books IS 'Books it is tried on. Unit: count.';
COMMENT ON COLUMN audit.sweep_overview.configurations IS 'Configurations, each tried on every book. Unit: count.';
COMMENT ON COLUMN audit.sweep_overview.planned IS 'Runs in all. Unit: count.';
COMMENT ON COLUMN audit.sweep_overview.computed IS 'Receipts that are there, failed ones included. Unit: count.';
COMMENT ON COLUMN audit.sweep_overview.failed IS 'Receipts that say why there is no run. Unit: count.';
COMMENT ON COLUMN audit.sweep_overview.kept IS 'Runs that are stored whole. Unit: count.';
COMMENT ON COLUMN audit.sweep_overview.sweep_sha256 IS 'Hash of the sorted receipts; NULL while some are missing. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.sweep_overview.author IS 'Who started it. Unit: none (name).';
COMMENT ON COLUMN audit.sweep_overview.created_at IS 'When it was started. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN audit.sweep_overview.finished_at IS 'When the last receipt was recorded; NULL while some are missing. Unit: instant, UTC, microseconds.';
