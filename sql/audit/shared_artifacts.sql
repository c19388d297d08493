-- Which runs rest on the same inputs? One row per input artifact that more than one run uses. No parameters.
SELECT
    artifact.kind,
    artifact.artifact_id,
    artifact.row_count,
    count(*) AS runs,
    string_agg(run_artifact.run_id, ', ' ORDER BY run_artifact.run_id) AS run_ids
FROM main.run_artifact
JOIN main.artifact USING (artifact_id)
WHERE run_artifact.role = 'input'
GROUP BY artifact.kind, artifact.artifact_id, artifact.row_count
HAVING count(*) > 1
ORDER BY runs DESC, artifact.kind, artifact.artifact_id;
