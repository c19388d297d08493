-- In what do two runs differ? One row per fact, setting and artifact; same = false marks the differences:
--     FROM audit.compare_runs('baseline', 'other') WHERE NOT same;
-- Artifacts are compared by content hash: equal means equal to the byte. plimsoll diff goes on to the cells.
CREATE OR REPLACE MACRO audit.compare_runs(a, b) AS TABLE
WITH fact AS (
    SELECT
        run_id,
        'run' AS part,
        entry.name,
        entry.value
    FROM audit.run_overview
    JOIN main.run_environment AS environment USING (run_id),
        LATERAL (VALUES
            ('kind', run_overview.kind),
            ('allocator_version', run_overview.allocator_version),
            ('profile', run_overview.profile),
            ('status', CAST(run_overview.status AS VARCHAR)),
            ('window_start', CAST(run_overview.window_start AS VARCHAR)),
            ('window_end', CAST(run_overview.window_end AS VARCHAR)),
            ('mode', run_overview.mode),
            ('library_version', environment.library_version),
            ('git_commit', environment.git_commit),
            ('java_version', environment.java_version),
            ('run_key', run_overview.run_key),
            ('content_sha256', run_overview.content_sha256)
        ) AS entry (name, value)
    WHERE run_id IN (a, b)
    UNION ALL
    SELECT
        run_config.run_id,
        'config',
        leaf.fullkey,
        CAST(leaf.atom AS VARCHAR)
    FROM main.run_config, LATERAL json_tree(run_config.config) AS leaf
    WHERE run_config.run_id IN (a, b) AND leaf.atom IS NOT NULL
    UNION ALL
    SELECT
        run_artifact.run_id,
        'artifact',
        run_artifact.role || ' ' || artifact.kind || ' v' || artifact.schema_version,
        artifact.artifact_id
    FROM main.run_artifact
    JOIN main.artifact USING (artifact_id)
    WHERE run_artifact.run_id IN (a, b)
),
paired AS (
    SELECT
        part,
        name,
        max(value) FILTER (run_id = a) AS value_a,
        max(value) FILTER (run_id = b) AS value_b
    FROM fact
    GROUP BY part, name
)
SELECT
    part,
    name,
    value_a,
    value_b,
    value_a IS NOT DISTINCT FROM value_b AS same
FROM paired
ORDER BY CASE part WHEN 'run' THEN 1 WHEN 'config' THEN 2 ELSE 3 END, name;

COMMENT ON MACRO TABLE audit.compare_runs IS
    'In what do two runs differ? One row per fact, setting (JSON path and value) and artifact (content hash), with the value of both and whether they are the same; NULL = the run has none.';
