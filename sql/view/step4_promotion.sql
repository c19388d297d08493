-- Which objective's best candidate was promoted, and why not the others? One row per run of Step 4 and objective.
CREATE OR REPLACE VIEW audit.step4_promotion AS
WITH entry AS (
    SELECT
        run_artifact.run_id,
        promotion.*,
        bool_or(promotion.eligible) OVER run AS any_eligible,
        bool_or(promotion.eligible AND promotion.dynamic) OVER run AS any_dynamic_eligible,
        max(promotion.promotion_score) FILTER (promotion.promoted) OVER run AS promoted_score,
        max(promotion.dynamic_score) FILTER (promotion.promoted_dynamic) OVER run AS promoted_dynamic_score,
        run_artifact.meta ->> '$.reason' AS reason
    FROM main.run_artifact
    JOIN main.step4_promotion_v1 AS promotion USING (artifact_id)
    WHERE run_artifact.role = 'output'
    WINDOW run AS (PARTITION BY run_artifact.run_id)
)
SELECT
    entry.run_id,
    entry.objective,
    entry.candidate,
    entry.promoted,
    CASE
        WHEN entry.promoted THEN 'promoted'
        WHEN entry.any_eligible AND NOT entry.eligible THEN 'test drawdown beyond the promotion cap'
        WHEN entry.promotion_score < entry.promoted_score THEN 'lower promotion score'
        ELSE 'equal promotion score, later in order'
    END AS outcome,
    entry.promotion_score,
    entry.promoted_score - entry.promotion_score AS behind,
    entry.promoted_dynamic,
    CASE
        WHEN entry.promoted_dynamic THEN 'promoted as dynamic'
        WHEN NOT entry.dynamic THEN 'not dynamic: ' || entry.not_dynamic_because
        WHEN entry.any_dynamic_eligible AND NOT entry.eligible THEN 'test drawdown beyond the promotion cap'
        WHEN entry.dynamic_score < entry.promoted_dynamic_score THEN 'lower dynamic score'
        ELSE 'equal dynamic score, later in order'
    END AS dynamic_outcome,
    entry.dynamic_score,
    entry.promoted_dynamic_score - entry.dynamic_score AS dynamic_behind,
    entry.eligible,
    entry.test_max_drawdown,
    entry.promote_dd_cap,
    score.score,
    score.robust_pass,
    entry.max_drawdown_cap,
    entry.avg_turnover_abs,
    entry.avg_weight_a,
    entry.reason
FROM entry
JOIN main.run_artifact AS scored ON scored.run_id = entry.run_id AND scored.role = 'output'
JOIN main.step4_score_v1 AS score
    ON score.artifact_id = scored.artifact_id AND score.objective = entry.objective AND score.candidate = entry.candidate;

COMMENT ON VIEW audit.step4_promotion IS
    'One row per run of Step 4 and objective: its best candidate in the promotion, and why it was promoted or not, absolutely and as dynamic.';
COMMENT ON COLUMN audit.step4_promotion.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_promotion.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN audit.step4_promotion.candidate IS 'Best candidate of the objective. Unit: none (name).';
COMMENT ON COLUMN audit.step4_promotion.promoted IS 'True for the one promoted. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_promotion.outcome IS 'Why it was promoted or not. Unit: none (text).';
COMMENT ON COLUMN audit.step4_promotion.promotion_score IS 'Score of the promotion, higher is better. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_promotion.behind IS 'Promotion score of the promoted one less this one, negative = this scored higher but is beyond the cap. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_promotion.promoted_dynamic IS 'True for the one promoted as dynamic; none when no best candidate is dynamic. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_promotion.dynamic_outcome IS 'Why it was promoted as dynamic or not. Unit: none (text).';
COMMENT ON COLUMN audit.step4_promotion.dynamic_score IS 'Score among the dynamic ones, higher is better; computed for all. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_promotion.dynamic_behind IS 'Dynamic score of the one promoted as dynamic less this one; NULL = none was. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_promotion.eligible IS 'True when the test drawdown is within the promotion cap; when none is, all compete. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_promotion.test_max_drawdown IS 'Drawdown over the test months. Unit: decimal fraction, 0 or more (0.2 = 20 %).';
COMMENT ON COLUMN audit.step4_promotion.promote_dd_cap IS 'Largest test drawdown that may be promoted. Unit: decimal fraction, above 0, to 1.';
COMMENT ON COLUMN audit.step4_promotion.score IS 'Score for its own objective. Unit: unit of the starting capital.';
COMMENT ON COLUMN audit.step4_promotion.robust_pass IS 'True when it passes every gate of its objective. Unit: none (flag).';
COMMENT ON COLUMN audit.step4_promotion.max_drawdown_cap IS 'Cap of the drawdown gate of its objective. Unit: decimal fraction, above 0, to 1.';
COMMENT ON COLUMN audit.step4_promotion.avg_turnover_abs IS 'Mean absolute change of the weight of A, at least 0.02 for a dynamic one. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_promotion.avg_weight_a IS 'Mean weight of A, 0.08 to 0.92 for a dynamic one. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_promotion.reason IS 'The promotion in words. Unit: none (text).';
