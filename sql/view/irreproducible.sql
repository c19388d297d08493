-- Which runs were made from the same inputs, settings and version as another and yet hold other content? Each row is an alarm:
-- the first run of such a group for comparison, and every run that differs from it. An empty answer is the good one.
CREATE OR REPLACE VIEW audit.irreproducible AS
WITH complete AS (
    SELECT
        run.run_id,
        run.run_key,
        run.created_at,
        outcome.content_sha256,
        first_value(run.run_id) OVER first_made AS first_run_id,
        min(outcome.content_sha256) OVER same_key <> max(outcome.content_sha256) OVER same_key AS disputed
    FROM main.run
    JOIN main.run_outcome AS outcome USING (run_id)
    WHERE outcome.status = 'COMPLETE'
    WINDOW
        same_key AS (PARTITION BY run.run_key),
        first_made AS (PARTITION BY run.run_key ORDER BY run.created_at, run.run_id)
),
output AS (
    SELECT
        run_artifact.run_id,
        artifact.kind,
        artifact.artifact_id
    FROM main.run_artifact
    JOIN main.artifact USING (artifact_id)
    WHERE run_artifact.role = 'output' AND run_artifact.run_id IN (SELECT run_id FROM complete WHERE disputed)
),
other AS (
    SELECT
        complete.run_id,
        string_agg(DISTINCT output.kind, ', ' ORDER BY output.kind) AS differing_kinds,
        list(DISTINCT output.kind ORDER BY output.kind) AS differing_kind_list
    FROM complete
    JOIN output ON output.run_id IN (complete.run_id, complete.first_run_id)
    WHERE complete.disputed AND NOT EXISTS (
        FROM output AS same
        WHERE same.run_id = CASE output.run_id WHEN complete.run_id THEN complete.first_run_id ELSE complete.run_id END
            AND same.artifact_id = output.artifact_id
    )
    GROUP BY complete.run_id
)
SELECT
    complete.run_key,
    complete.run_id,
    complete.first_run_id,
    other.differing_kinds,
    complete.content_sha256,
    complete.created_at,
    environment.library_version,
    environment.git_commit,
    environment.git_dirty,
    environment.java_version,
    environment.os,
    environment.arch,
    other.differing_kind_list
FROM complete
JOIN main.run_environment AS environment USING (run_id)
LEFT JOIN other USING (run_id)
WHERE complete.disputed
ORDER BY complete.run_key, complete.created_at, complete.run_id;

COMMENT ON VIEW audit.irreproducible IS
    'Runs of one run key with other content: the same inputs, settings and version did not give the same results. One row per run of such a key; no rows is the good answer.';
COMMENT ON COLUMN audit.irreproducible.run_key IS 'Hash of inputs, config, library version and schema versions that the runs share. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.irreproducible.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.irreproducible.first_run_id IS 'First run that was made with that key. Unit: none (identifier).';
COMMENT ON COLUMN audit.irreproducible.differing_kinds IS 'Kinds of output that are not those of the first run; NULL for the first and for runs equal to it. Unit: none (comma-separated names in artifact_schema).';
COMMENT ON COLUMN audit.irreproducible.content_sha256 IS 'Hash over all artifact ids. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.irreproducible.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN audit.irreproducible.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN audit.irreproducible.git_commit IS 'Commit the library was built from; NULL when not known. Unit: 40 hexadecimal digits.';
COMMENT ON COLUMN audit.irreproducible.git_dirty IS 'True when there were changes on top of it; NULL when not known. Unit: none (flag).';
COMMENT ON COLUMN audit.irreproducible.java_version IS 'Version of Java. Unit: none (version).';
COMMENT ON COLUMN audit.irreproducible.os IS 'Operating system. Unit: none (name and version).';
COMMENT ON COLUMN audit.irreproducible.arch IS 'Processor architecture. Unit: none (name).';
COMMENT ON COLUMN audit.irreproducible.differing_kind_list IS 'The differing kinds one by one; NULL where there are none. Unit: none (list of names in artifact_schema).';
