-- Which runs these are, and the hashes of what they hold
SELECT run_id, allocator_version, status, content_sha256 FROM audit.run_overview
WHERE run_id IN ({baseline}, {scaled});

-- Days in each regime
SELECT regime, count(*) AS days FROM audit.regime_day
WHERE run_id = {baseline} GROUP BY regime, severity ORDER BY severity;

-- Every change of regime, with the signals behind it
FROM audit.regime_transition WHERE run_id = {baseline};

-- The lowest applied scalars
SELECT date, risk_scalar_applied FROM main.run_artifact
JOIN main.allocator_risk_v1_applied USING (artifact_id)
WHERE run_id = {baseline} AND role = 'output'
ORDER BY risk_scalar_applied, date LIMIT 10;
