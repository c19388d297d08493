-- Which runs are in this store, how did each end, and what came out of it? One row per run, failed ones too. Days and scalars come out
-- of the stored rows; of very many runs the named query recorded_runs lists, without a look at the rows, what each recorded of itself.
CREATE OR REPLACE VIEW audit.run_overview AS
WITH output AS (
    -- A run has at most one output of each kind, so each max is a choice.
    SELECT
        run_id,
        max(row_count) FILTER (kind = 'allocator_state') AS state_rows,
        max(row_count) FILTER (kind = 'allocator_risk_applied') AS rebalances,
        max(artifact_id) FILTER (kind = 'allocator_regime') AS regime_id,
        max(first_row) FILTER (kind = 'allocator_regime') AS regime_first,
        max(last_row) FILTER (kind = 'allocator_regime') AS regime_last,
        max(artifact_id) FILTER (kind = 'allocator_risk') AS risk_id,
        max(first_row) FILTER (kind = 'allocator_risk') AS risk_first,
        max(last_row) FILTER (kind = 'allocator_risk') AS risk_last
    FROM audit.artifact_rows
    WHERE role = 'output' AND kind IN ('allocator_state', 'allocator_regime', 'allocator_risk', 'allocator_risk_applied')
    GROUP BY run_id
),
regime AS (
    -- There is a row for each day with a complete state.
    SELECT
        output.run_id,
        min(row.date) AS first_day,
        max(row.date) AS last_day,
        count(*) FILTER (row.regime = 'NORMAL') AS normal_days,
        count(*) FILTER (row.regime = 'ELEVATED') AS elevated_days,
        count(*) FILTER (row.regime = 'STRESS') AS stress_days,
        count(*) FILTER (row.regime = 'CRISIS') AS crisis_days
    FROM output
    JOIN main.allocator_regime_v1 AS row ON row.artifact_id = output.regime_id
        AND row.rowid BETWEEN output.regime_first AND output.regime_last
    GROUP BY output.run_id
),
scalar AS (
    -- Added up in the order of days, as a sum of doubles depends on it; the mean of equal scalars is that scalar.
    SELECT
        output.run_id,
        min(row.risk_scalar) AS lowest,
        CASE
            WHEN min(row.risk_scalar) = max(row.risk_scalar) THEN min(row.risk_scalar)
            ELSE avg(row.risk_scalar ORDER BY row.date)
        END AS mean
    FROM output
    JOIN main.allocator_risk_v1 AS row ON row.artifact_id = output.risk_id
        AND row.rowid BETWEEN output.risk_first AND output.risk_last
    GROUP BY output.run_id
),
warning AS (
    SELECT run_id, count(*) AS warnings
    FROM main.run_warning
    GROUP BY run_id
)
SELECT
    run.run_id,
    run.kind,
    run.allocator_version,
    run.profile,
    run_outcome.status,
    run.window_start,
    run.window_end,
    run.mode,
    coalesce(run_config.config ->> '$.purpose', 'production') AS purpose,
    output.state_rows,
    regime.first_day AS first_state_day,
    regime.last_day AS last_state_day,
    CAST(regime.normal_days AS INTEGER) AS normal_days,
    CAST(regime.elevated_days AS INTEGER) AS elevated_days,
    CAST(regime.stress_days AS INTEGER) AS stress_days,
    CAST(regime.crisis_days AS INTEGER) AS crisis_days,
    scalar.mean AS scalar_mean,
    scalar.lowest AS scalar_min,
    CAST(output.rebalances AS INTEGER) AS rebalances,
    coalesce(warning.warnings, 0) AS warnings,
    run_outcome.error_message,
    run.supersedes,
    run.author,
    run.created_at,
    run_environment.library_version,
    run_environment.git_commit,
    run_config.sha256 AS config_sha256,
    run.run_key,
    run_outcome.content_sha256
FROM main.run
JOIN main.run_outcome USING (run_id)
JOIN main.run_environment USING (run_id)
JOIN main.run_config USING (run_id)
LEFT JOIN output ON output.run_id = run.run_id
LEFT JOIN regime ON regime.run_id = run.run_id
LEFT JOIN scalar ON scalar.run_id = run.run_id
LEFT JOIN warning ON warning.run_id = run.run_id;

COMMENT ON VIEW audit.run_overview IS
    'One row per run: what was run, how it ended, regime days, scalar statistics, and the hashes that identify it.';
COMMENT ON COLUMN audit.run_overview.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.run_overview.kind IS 'What was run: allocator, import, sleeves, step4 or allocation. Unit: none (name).';
COMMENT ON COLUMN audit.run_overview.allocator_version IS 'v1.0 for the frozen rules, else a research version; none where no allocator ran. Unit: none (version label).';
COMMENT ON COLUMN audit.run_overview.profile IS 'Strategy profile named by the inputs; NULL = none. Unit: none (name).';
COMMENT ON COLUMN audit.run_overview.status IS 'COMPLETE or FAILED. Unit: none (ENUM).';
COMMENT ON COLUMN audit.run_overview.window_start IS 'First day asked for. Unit: calendar day.';
COMMENT ON COLUMN audit.run_overview.window_end IS 'Last day asked for. Unit: calendar day.';
COMMENT ON COLUMN audit.run_overview.mode IS 'Whether and from where weights were scaled; off = baseline. Unit: none (one of off, compute, precomputed).';
COMMENT ON COLUMN audit.run_overview.purpose IS 'What the run is for: research = made with --research and never promotable; else production. Unit: none (one of production, research).';
COMMENT ON COLUMN audit.run_overview.state_rows IS 'Days with a complete state; NULL where no allocator ran or it FAILED. Unit: rows.';
COMMENT ON COLUMN audit.run_overview.first_state_day IS 'First day with a complete state. Unit: calendar day.';
COMMENT ON COLUMN audit.run_overview.last_state_day IS 'Last day with a complete state. Unit: calendar day.';
COMMENT ON COLUMN audit.run_overview.normal_days IS 'Days in NORMAL; NULL where no allocator ran or it FAILED. Unit: rows.';
COMMENT ON COLUMN audit.run_overview.elevated_days IS 'Days in ELEVATED; NULL where no allocator ran or it FAILED. Unit: rows.';
COMMENT ON COLUMN audit.run_overview.stress_days IS 'Days in STRESS; NULL where no allocator ran or it FAILED. Unit: rows.';
COMMENT ON COLUMN audit.run_overview.crisis_days IS 'Days in CRISIS; NULL where no allocator ran or it FAILED. Unit: rows.';
COMMENT ON COLUMN audit.run_overview.scalar_mean IS 'Mean daily risk scalar. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.run_overview.scalar_min IS 'Lowest daily risk scalar. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.run_overview.rebalances IS 'Rebalances with an applied scalar; NULL when the run has no weights. Unit: rebalances.';
COMMENT ON COLUMN audit.run_overview.warnings IS 'Warnings recorded on the run. Unit: warnings.';
COMMENT ON COLUMN audit.run_overview.error_message IS 'Why a FAILED run failed; NULL otherwise. Unit: none (text).';
COMMENT ON COLUMN audit.run_overview.supersedes IS 'Run this one replaces; NULL = none. Unit: none (identifier).';
COMMENT ON COLUMN audit.run_overview.author IS 'Who started the run. Unit: none (name).';
COMMENT ON COLUMN audit.run_overview.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN audit.run_overview.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN audit.run_overview.git_commit IS 'Commit the library was built from. Unit: 40 hexadecimal digits.';
COMMENT ON COLUMN audit.run_overview.config_sha256 IS 'Hash of the configuration. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.run_overview.run_key IS 'Hash of inputs, config, library version and schema versions. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.run_overview.content_sha256 IS 'Hash over all artifact ids; NULL for a FAILED run. Unit: SHA-256, 64 hexadecimal digits.';
