-- How did each candidate of Step 4 do for each objective, and why was it selected or not? One row per run, objective and candidate.
CREATE OR REPLACE VIEW audit.step4_candidate AS
WITH candidate AS (
    SELECT run_artifact.run_id, candidate.*
    FROM main.run_artifact
    JOIN main.step4_candidate_v1 AS candidate USING (artifact_id)
    WHERE run_artifact.role = 'output'
),
best AS (
    SELECT run_artifact.run_id, promotion.objective, promotion.candidate
    FROM main.run_artifact
    JOIN main.step4_promotion_v1 AS promotion USING (artifact_id)
    WHERE run_artifact.role = 'output'
),
score AS (
    SELECT run_artifact.run_id, score.*
    FROM main.run_artifact
    JOIN main.step4_score_v1 AS score USING (artifact_id)
    WHERE run_artifact.role = 'output'
),
failed AS (
    SELECT
        run_artifact.run_id,
        gate.objective,
        gate.candidate,
        string_agg(gate.gate, ', ' ORDER BY gate.gate) AS gates,
        list(gate.gate ORDER BY gate.gate) AS gate_list
    FROM main.run_artifact
    JOIN main.step4_gate_v1 AS gate USING (artifact_id)
    WHERE run_artifact.role = 'output' AND NOT gate.passed
    GROUP BY ALL
),
performance AS (
    SELECT
        run_artifact.run_id,
        performance.candidate,
        max(performance.end_equity) FILTER (performance.period = 'test') AS test_end_equity,
        max(performance.calmar) FILTER (performance.period = 'test') AS test_calmar,
        max(performance.max_drawdown) FILTER (performance.period = 'test') AS test_max_drawdown,
        max(performance.max_drawdown) FILTER (performance.period = 'full') AS full_max_drawdown,
        max(performance.avg_monthly_pnl) FILTER (performance.period = 'test') AS test_avg_monthly_pnl
    FROM main.run_artifact
    JOIN main.step4_performance_v1 AS performance USING (artifact_id)
    WHERE run_artifact.role = 'output'
    GROUP BY ALL
),
metric AS (
    SELECT run_artifact.run_id, metric.*
    FROM main.run_artifact
    JOIN main.step4_metric_v1 AS metric USING (artifact_id)
    WHERE run_artifact.role = 'output'
)
SELECT
    best.run_id,
    best.objective,
    CASE WHEN score.score IS NOT NULL THEN row_number() OVER (PARTITION BY best.run_id, best.objective
        ORDER BY score.robust_pass DESC NULLS LAST, score.score DESC NULLS LAST, candidate.position) END AS rank,
    candidate.name AS candidate,
    candidate.method,
    coalesce(score.selected, false) AS selected,
    score.score,
    selected.score - score.score AS behind,
    score.robust_pass,
    failed.gates AS failed_gates,
    CASE
        WHEN candidate.error IS NOT NULL THEN 'failed: ' || candidate.error
        WHEN score.selected THEN 'selected'
        WHEN selected.robust_pass AND NOT score.robust_pass THEN 'does not pass ' || failed.gates
        WHEN score.score < selected.score THEN 'lower score'
        ELSE 'equal score, later in order'
    END AS outcome,
    performance.test_end_equity,
    performance.test_calmar,
    performance.test_max_drawdown,
    performance.full_max_drawdown,
    performance.test_avg_monthly_pnl,
    metric.stress_1_25_avg_monthly_pnl,
    metric.bootstrap_p10_avg_monthly_pnl,
    metric.train_test_calmar_gap_abs,
    metric.avg_turnover_abs,
    metric.avg_gross_leverage,
    metric.avg_weight_a,
    metric.weight_std_a,
    failed.gate_list AS failed_gate_list
FROM best
JOIN candidate USING (run_id)
JOIN score AS selected
    ON selected.run_id = best.run_id AND selected.objective = best.objective AND selected.candidate = best.candidate
LEFT JOIN score ON score.run_id = best.run_id AND score.objective = best.objective AND score.candidate = candidate.name
LEFT JOIN failed ON failed.run_id = best.run_id AND failed.objective = best.objective AND failed.candidate = candidate.name
LEFT JOIN performance ON performance.run_id = best.run_id AND performance.candidate = candidate.name
LEFT JOIN metric ON metric.run_id = best.run_id AND metric.candidate = candidate.name;

COMMENT ON VIEW audit.step4_candidate IS
    'One row per run of Step 4, objective and candidate: rank, score, gates not passed, key figures, and why it was selected or not.';
COMMENT ON COLUMN audit.step4_candidate.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_candidate.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN audit.step4_candidate.rank IS 'Place in the selection: those that pass every gate first, then by score, then in order; NULL = the candidate failed. Unit: count, from 1.';
COMMENT ON COLUMN audit.step4_candidate.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_candidate.method IS 'Family. Unit: none (one of static, heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN audit.step4_candidate.selected IS 'True for the best of the objective. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_candidate.score IS 'Higher is better; only scores of one objective compare; NULL = failed. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_candidate.behind IS 'Score of the selected candidate less this one, negative = this scored higher but does not pass every gate; NULL = failed. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_candidate.robust_pass IS 'True when every gate is passed; NULL = failed. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_candidate.failed_gates IS 'Gates not passed; NULL = none. Unit: none (names joined by a comma).';
COMMENT ON COLUMN audit.step4_candidate.outcome IS 'Why it was selected or not. Unit: none (text).';
COMMENT ON COLUMN audit.step4_candidate.test_end_equity IS 'Equity after the test months. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_candidate.test_calmar IS 'Yearly growth by drawdown over the test months. Unit: ratio.';
COMMENT ON COLUMN audit.step4_candidate.test_max_drawdown IS 'Drawdown over the test months. Unit: decimal fraction, 0 or more (0.2 = 20 %).';
COMMENT ON COLUMN audit.step4_candidate.full_max_drawdown IS 'Drawdown over all simulated months. Unit: decimal fraction, 0 or more.';
COMMENT ON COLUMN audit.step4_candidate.test_avg_monthly_pnl IS 'Mean profit over the test months. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_candidate.stress_1_25_avg_monthly_pnl IS 'Mean profit at 1.25 times the cost, not compounded. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_candidate.bootstrap_p10_avg_monthly_pnl IS '10 % quantile of the mean profit over resamples of the test months. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN audit.step4_candidate.train_test_calmar_gap_abs IS 'Absolute difference of the Calmar ratios of train and test. Unit: ratio, 0 or more.';
COMMENT ON COLUMN audit.step4_candidate.avg_turnover_abs IS 'Mean absolute change of the weight of A in a month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate.avg_gross_leverage IS 'Mean leverage. Unit: multiple of equity (1 = the capital).';
COMMENT ON COLUMN audit.step4_candidate.avg_weight_a IS 'Mean weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate.weight_std_a IS 'Population standard deviation of the weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate.failed_gate_list IS 'Gates not passed, one by one; NULL where there are none. Unit: none (list of names of figures).';
