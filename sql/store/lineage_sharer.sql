-- Which other runs took what this run took? One row per artifact and run, as many of each as the limit says, with how many there are in all.
-- Parameters: run_id, run_id, limit.
SELECT other.artifact_id, other.run_id, count(*) OVER (PARTITION BY other.artifact_id)
FROM (SELECT DISTINCT artifact_id, run_id FROM main.run_artifact WHERE role <> 'output' AND run_id <> ?) AS other
WHERE other.artifact_id IN (SELECT artifact_id FROM main.run_artifact WHERE run_id = ? AND role <> 'output')
QUALIFY row_number() OVER (PARTITION BY other.artifact_id ORDER BY other.run_id) <= ?
ORDER BY ALL
