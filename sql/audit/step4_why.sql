-- Why was a candidate of Step 4 selected or not, gate by gate? Parameters: run id, candidate.
-- slack = how far the value is on the right side of its limit; negative = not passed. best = the candidate selected instead.
SELECT
    candidate.objective,
    candidate.outcome,
    candidate.rank,
    candidate.score,
    candidate.behind,
    best.candidate AS best,
    gate.gate,
    gate.value,
    gate.bound,
    gate.limit_value,
    gate.slack,
    gate.passed
FROM audit.step4_candidate AS candidate
JOIN audit.step4_promotion AS best USING (run_id, objective)
JOIN main.run_artifact AS used ON used.run_id = candidate.run_id AND used.role = 'output'
JOIN main.artifact AS made ON made.artifact_id = used.artifact_id AND made.kind = 'step4_gate'
LEFT JOIN main.step4_gate_v1 AS gate
    ON gate.artifact_id = used.artifact_id AND gate.objective = candidate.objective AND gate.candidate = candidate.candidate
WHERE candidate.run_id = ? AND candidate.candidate = ?
ORDER BY candidate.objective, gate.slack, gate.gate;
