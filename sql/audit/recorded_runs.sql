-- Which runs are there, by what each recorded of itself? Rows of audit.run_overview, quick for very many runs. No parameters.
WITH output AS (
    -- A run has at most one output of each kind, so each max is a choice. Each meta is parsed once for all that is wanted of it.
    SELECT
        run_artifact.run_id,
        max(CASE WHEN artifact.kind = 'allocator_state' THEN artifact.row_count END) AS state_rows,
        max(CASE WHEN artifact.kind = 'allocator_state'
            THEN run_artifact.meta ->> ['$.effective_start_date', '$.effective_end_date'] END) AS state_days,
        max(CASE WHEN artifact.kind = 'allocator_regime'
            THEN run_artifact.meta ->> ['$.regime_day_counts.NORMAL', '$.regime_day_counts.ELEVATED', '$.regime_day_counts.STRESS',
                '$.regime_day_counts.CRISIS'] END) AS regime_days,
        max(CASE WHEN artifact.kind = 'allocator_risk'
            THEN run_artifact.meta ->> ['$.risk_scalar_stats.mean', '$.risk_scalar_stats.min'] END) AS scalars,
        max(CASE WHEN artifact.kind = 'allocator_risk_applied'
            THEN run_artifact.meta ->> '$.applied_stats.n_rebalances' END) AS rebalances
    FROM run_artifact
    JOIN main.artifact USING (artifact_id)
    WHERE run_artifact.role = 'output'
        AND artifact.kind IN ('allocator_state', 'allocator_regime', 'allocator_risk', 'allocator_risk_applied')
    GROUP BY run_artifact.run_id
),
warning AS (
    SELECT run_id, count(*) AS warnings
    FROM run_warning
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
    CAST(output.state_days[1] AS DATE) AS first_state_day,
    CAST(output.state_days[2] AS DATE) AS last_state_day,
    CAST(coalesce(output.regime_days[1], CASE WHEN output.regime_days IS NOT NULL THEN '0' END) AS INTEGER) AS normal_days,
    CAST(coalesce(output.regime_days[2], CASE WHEN output.regime_days IS NOT NULL THEN '0' END) AS INTEGER) AS elevated_days,
    CAST(coalesce(output.regime_days[3], CASE WHEN output.regime_days IS NOT NULL THEN '0' END) AS INTEGER) AS stress_days,
    CAST(coalesce(output.regime_days[4], CASE WHEN output.regime_days IS NOT NULL THEN '0' END) AS INTEGER) AS crisis_days,
    CAST(output.scalars[1] AS DOUBLE) AS scalar_mean,
    CAST(output.scalars[2] AS DOUBLE) AS scalar_min,
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
FROM run
JOIN main.run_outcome USING (run_id)
JOIN main.run_environment USING (run_id)
JOIN main.run_config USING (run_id)
LEFT JOIN output ON output.run_id = run.run_id
LEFT JOIN warning ON warning.run_id = run.run_id;
